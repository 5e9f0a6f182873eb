extension ClockLaw {
  /// Regulation (EU) 2016/679 in the Union and the EEA; periods by Regulation 1182/71.
  ///
  /// The Commission proposed 96 hours for Art 33 on 19 November 2025 (Digital Omnibus); it is not law.
  static let union = ClockLaw(
    "eu-gdpr", place: "EU and EEA", codes: [], name: "GDPR, Regulation (EU) 2016/679",
    status: .read,
    rules: [
      ClockRule(
        [
          .access, .rectification, .erasure, .restriction, .portability, .objection,
          .automatedDecision,
        ],
        .months(1), "GDPR Art 12(3); Reg 1182/71 Art 3(2)(c)", start: .receipt("GDPR Art 12(3)"),
        rolls: "Reg 1182/71 Art 3(4)",
        extended: ClockRule.Extension(
          total: .months(3),
          source: "GDPR Art 12(3): complexity or number of requests, notice with reasons")),
      ClockRule(
        [.breach], .hours(72), "GDPR Art 33(1); Reg 1182/71 Art 3(1)",
        remarks: [
          "No notice is owed where a risk to people is unlikely; a late one gives its reasons "
            + "(GDPR Art 33(1))."
        ]),
      ClockRule([.notice], .months(1), "GDPR Art 14(3)"),
      ClockRule(
        [.directMarketing], .immediately, "GDPR Art 21(3)",
        remarks: ["A day is the most that a next mailing may need."]),
      ClockRule([.withdrawal], .immediately, "GDPR Art 7(3)"),
    ])
}
