extension ClockLaw {
  /// The California Consumer Privacy Act by its regulations.
  static let california = ClockLaw(
    "ccpa", aliases: ["ccpa-know-delete-correct", "ccpa-optout", "us-ca", "ca"],
    place: "California", codes: ["US-CA"], name: "California Consumer Privacy Act", status: .read,
    rules: [
      ClockRule(
        [.access, .erasure, .rectification], .days(45), "11 CCR 7021(b)",
        extended: ClockRule.Extension(
          total: .days(90), source: "11 CCR 7021(b): notice and reason within the first 45 days"),
        remarks: [
          "A request whose sender cannot be verified within 45 days may be denied (11 CCR 7021(b))."
        ]),
      ClockRule([.acknowledgement], .workingDays(10), "11 CCR 7021(a)"),
      ClockRule(
        [.optOut], .workingDays(15), "11 CCR 7026(f)",
        remarks: [
          "As soon as feasibly possible; nobody is asked to opt in again for 12 months "
            + "(11 CCR 7026)."
        ]),
      ClockRule(
        [.limit], .workingDays(15), "11 CCR 7027",
        remarks: ["As soon as feasibly possible (11 CCR 7027)."]),
    ])
}
