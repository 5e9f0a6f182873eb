import Formats

extension ClockLaw {
  /// The UK GDPR and the Data Protection Act 2018, as amended by the Data (Use and Access) Act 2025.
  static let unitedKingdom = ClockLaw(
    "uk-gdpr",
    aliases: ["uk-complaint", "uk-art14", "uk-objection-dm", "uk-consent-withdraw"],
    place: "United Kingdom", codes: ["GB"], name: "UK GDPR and Data Protection Act 2018",
    status: .read,
    rules: [
      ClockRule(
        [.access], .months(1), "UK GDPR Art 12A(1)", start: .latest("UK GDPR Art 12A(2)"),
        rolls: commissioner, extended: britishExtension, pauses: "UK GDPR Art 12A(5)–(6)",
        remarks: []),
      ClockRule(
        [
          .rectification, .erasure, .restriction, .portability, .objection, .automatedDecision,
        ],
        .months(1), "UK GDPR Art 12A(1)", start: .latest("UK GDPR Art 12A(2)"),
        rolls: commissioner, extended: britishExtension),
      ClockRule(
        [.complaint], .days(30), "DPA 2018 s.164A", rolls: "ICO, data protection complaints",
        inForce: CivilDate(year: 2026, month: 6, day: 19),
        remarks: [
          "This is the time to acknowledge the complaint; enquiries and the outcome are owed without "
            + "undue delay (DPA 2018 s.164A)."
        ]),
      ClockRule(
        [.breach], .hours(72), "UK GDPR Art 33(1)",
        remarks: [
          "No notice is owed where a risk to people is unlikely; a late one gives its reasons "
            + "(UK GDPR Art 33(1))."
        ]),
      ClockRule([.notice], .months(1), "UK GDPR Art 14(3)"),
      ClockRule(
        [.directMarketing], .immediately, "UK GDPR Art 21(3)",
        remarks: ["A day is the most that a next mailing may need."]),
      ClockRule([.withdrawal], .immediately, "UK GDPR Art 7(3); ICO, consent"),
    ])

  private static let commissioner = "ICO, right of access, 8 December 2025"

  private static let britishExtension = ClockRule.Extension(
    total: .months(3),
    source: "UK GDPR Art 12A(3)–(4): complex or many requests, notice with reasons")
}
