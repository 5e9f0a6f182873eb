import Formats

extension ClockLaw {
  /// The comprehensive privacy laws of the other US states.
  static let states: [ClockLaw] = [
    state("va", "Virginia", "Va Code 59.1-577"),
    state("co", "Colorado", "CRS 6-1-1306", appeal: 45, appealExtended: 105),
    state("ct", "Connecticut", "CGS 42-518"),
    state("ut", "Utah", "Utah Code 13-61-203", appeal: nil),
    state("tx", "Texas", "Tex Bus and Com Code 541.052–053"),
    state("or", "Oregon", "ORS 646A.576", appeal: 45),
    state("mt", "Montana", "Montana Consumer Data Privacy Act"),
    state("fl", "Florida", "Florida Digital Bill of Rights", extended: 60),
    state("ia", "Iowa", "Iowa Code 715D", days: 90),
    state("de", "Delaware", "Delaware Personal Data Privacy Act"),
    state("nh", "New Hampshire", "New Hampshire privacy act, RSA 507-H"),
    state(
      "nj", "New Jersey", "New Jersey Data Privacy Act", appeal: 45,
      further: [
        ClockRule(
          [.optOut], .days(15), "New Jersey Data Privacy Act",
          remarks: ["These 15 days are from memory: confirm them."])
      ]),
    state("ne", "Nebraska", "Nebraska Data Privacy Act"),
    state("tn", "Tennessee", "Tennessee Information Protection Act", since: (2025, 7, 1)),
    state(
      "mn", "Minnesota", "Minnesota Consumer Data Privacy Act", appeal: 45, appealExtended: 105,
      since: (2025, 7, 31)),
    state("md", "Maryland", "Maryland Online Data Privacy Act", since: (2025, 10, 1)),
    state("in", "Indiana", "Indiana Consumer Data Protection Act", since: (2026, 1, 1)),
    state("ky", "Kentucky", "Kentucky Consumer Data Protection Act", since: (2026, 1, 1)),
    state(
      "ri", "Rhode Island", "Rhode Island Data Transparency and Privacy Protection Act",
      since: (2026, 1, 1),
      further: [
        ClockRule(
          [.withdrawal], .days(15), "Rhode Island Data Transparency and Privacy Protection Act")
      ]),
  ]

  private static func state(
    _ id: String, _ place: String, _ source: String, days: Int = 45, extended: Int? = nil,
    appeal: Int? = 60, appealExtended: Int? = nil, since: (Int, Int, Int)? = nil,
    further: [ClockRule] = []
  ) -> ClockLaw {
    let inForce = since.flatMap { CivilDate(year: $0.0, month: $0.1, day: $0.2) }
    let ownOptOut = further.contains { $0.rights.contains(.optOut) }
    var rules = further
    rules.insert(
      ClockRule(
        [.access, .rectification, .erasure, .portability] + (ownOptOut ? [] : [.optOut]),
        .days(days), source,
        extended: ClockRule.Extension(
          total: .days(extended ?? days + 45),
          source: "\(source): notice within the first \(days) days"),
        inForce: inForce),
      at: 0)
    if let appeal {
      rules.append(
        ClockRule(
          [.appeal], .days(appeal), source,
          extended: appealExtended.map {
            ClockRule.Extension(total: .days($0), source: "\(source): notice with reasons")
          },
          inForce: inForce, remarks: ["The time for an appeal is from memory: confirm it."]))
    }
    return ClockLaw(
      id, aliases: ["us-" + id], place: place, codes: ["US-" + id.uppercased()],
      name: source, status: .read, rules: rules)
  }
}
