extension ClockLaw {
  /// Laws outside the United Kingdom, the Union and the United States.
  static let elsewhere: [ClockLaw] = [
    ClockLaw(
      "br-lgpd", place: "Brazil", codes: ["BR"], name: "LGPD", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(15), "LGPD Art 19",
          remarks: ["A simplified confirmation is owed at once (LGPD Art 19)."])
      ]),
    ClockLaw(
      "ca-pipeda", place: "Canada", codes: ["CA"], name: "PIPEDA", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(30), "PIPEDA s.8(3)",
          extended: ClockRule.Extension(
            total: .days(60), source: "PIPEDA s.8(4): notice within the first 30 days"))
      ]),
    ClockLaw(
      "ca-qc", place: "Quebec", codes: ["CA-QC"], name: "Law 25", status: .secondary,
      rules: [ClockRule([.access, .rectification], .days(30), "Law 25 s.32")]),
    ClockLaw(
      "ch-fadp", place: "Switzerland", codes: ["CH"], name: "FADP", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(30), "FADP Art 25; DPO Art 18",
          remarks: [
            "Whoever needs longer tells the person by when; the law sets no end to that (DPO Art 18)."
          ])
      ]),
    ClockLaw(
      "au", place: "Australia", codes: ["AU"], name: "Privacy Act 1988, APP 12",
      status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(30), "APP 12; OAIC",
          remarks: ["The law says a reasonable period; the regulator takes it for 30 days."])
      ]),
    ClockLaw(
      "nz", place: "New Zealand", codes: ["NZ"], name: "Privacy Act 2020", status: .memory,
      rules: [
        ClockRule(
          [.access], .workingDays(20), "Privacy Act 2020 s.44, IPP 6",
          remarks: [
            "The law allows an extension; its length is not held here, and New Zealand's holidays are "
              + "not either."
          ])
      ]),
    ClockLaw(
      "kr", place: "South Korea", codes: ["KR"], name: "PIPA", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(10), "PIPA Art 35",
          remarks: ["It may be postponed with reasons; the law sets no end to that (PIPA Art 35)."])
      ]),
    ClockLaw(
      "za", place: "South Africa", codes: ["ZA"], name: "POPIA and PAIA", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(30), "POPIA s.23; PAIA",
          extended: ClockRule.Extension(total: .days(60), source: "PAIA: notice in time"))
      ]),
    ClockLaw(
      "sg", place: "Singapore", codes: ["SG"], name: "PDPA", status: .secondary,
      rules: [
        ClockRule(
          [.access], .days(30), "PDPA s.21",
          remarks: ["As soon as reasonably possible; after 30 days, say when (PDPA s.21)."])
      ]),
    ClockLaw(
      "ar", place: "Argentina", codes: ["AR"], name: "Law 25.326", status: .conflict,
      rules: [
        ClockRule([.access], .days(10), "Law 25.326 Art 14", shorter: .days(5)),
        ClockRule([.rectification, .erasure], .workingDays(5), "Law 25.326 Art 16"),
      ]),
    ClockLaw(
      "mx", place: "Mexico", codes: ["MX"], name: "LFPDPPP", status: .conflict,
      rules: [
        ClockRule(
          [.access, .rectification, .erasure, .objection], .workingDays(20), "LFPDPPP",
          remarks: ["What was decided is carried out within 15 working days more (LFPDPPP)."],
          shorter: .days(15))
      ]),
    ClockLaw(
      "tr", place: "Türkiye", codes: ["TR"], name: "KVKK", status: .secondary,
      rules: [ClockRule([.access, .rectification, .erasure, .objection], .days(30), "KVKK Art 13")]
    ),
  ]
}
