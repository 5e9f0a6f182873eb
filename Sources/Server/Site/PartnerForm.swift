import Formats
import Law
import Register
import Vendors

/// What a form about a partner says; refused in words, without repeating what was entered.
enum PartnerForm {
  static func fact(
    _ step: Route.PartnerStep, _ form: FormFields, on day: CivilDate
  ) throws -> PartnerFact {
    switch step {
    case .assess: .assessment(try assessment(form, on: day))
    case .contract:
      .contract(
        ContractChecklist(
          agreement: try agreement(form), contract: try text(form, "contract"),
          met: form.all("met").compactMap(ContractPoint.init(rawValue:)),
          breachHours: try form.one("hours").flatMap { Int($0) }))
    case .plan:
      .plannedAudit(
        PlannedAudit(
          agreement: try agreement(form), day: try needed(form, "made"),
          scope: try text(form, "scope")))
    case .audit: .audit(try audit(form, on: day))
    case .fix:
      .fix(
        AuditFix(
          audit: try text(form, "audit"), fault: try form.one("fault").flatMap { Int($0) } ?? 0,
          how: try text(form, "how")))
    case .name:
      .name(
        DeclaredName(
          kind: try form.one("kind").flatMap(DeclaredName.Kind.init(rawValue:)) ?? .trading,
          name: try text(form, "name"), isDeclaredByPartner: false))
    case .processor:
      .subProcessor(
        SubProcessor(
          name: try text(form, "name"), country: try country(form), task: try text(form, "task"),
          under: try form.one("under"), from: try Self.day(form, "made") ?? day,
          until: try Self.day(form, "until"), isDeclaredByPartner: false))
    case .document:
      .document(
        PartnerDocument(
          title: try text(form, "title"), hash: try text(form, "hash").lowercased()))
    case .ask, .accept, .sign, .carry, .strike: throw Refusal.noSuchPage
    }
  }

  /// What carries data to one country.
  static func transfer(_ form: FormFields) throws(Refusal) -> TransferLine {
    let documents = try form.one("documents") ?? ""
    return TransferLine(
      country: try country(form), mechanism: try mechanism(form),
      reference: try form.one("reference"), until: try day(form, "until"),
      documents: documents.split(whereSeparator: \.isWhitespace).map { $0.lowercased() })
  }

  static func mechanism(_ form: FormFields) throws(Refusal) -> Transfer.Mechanism? {
    guard let text = try form.one("mechanism") else { return nil }
    guard let mechanism = Transfer.Mechanism(rawValue: text) else {
      throw .unusable("Choose the mechanism from the list.")
    }
    return mechanism
  }

  static func day(_ form: FormFields, _ name: String) throws(Refusal) -> CivilDate? {
    guard let text = try form.one(name) else { return nil }
    guard let day = CivilDate(text) else {
      throw .unusable("A day is written like 2027-01-31.")
    }
    return day
  }

  static func country(_ form: FormFields) throws(Refusal) -> Country {
    guard let country = try form.one("country").flatMap({ Country($0.uppercased()) }) else {
      throw .unusable("A country is given by its two letters, such as GB.")
    }
    return country
  }

  private static func needed(_ form: FormFields, _ name: String) throws(Refusal) -> CivilDate {
    guard let day = try day(form, name) else { throw .unusable("Name the day.") }
    return day
  }

  private static func text(_ form: FormFields, _ name: String) throws(Refusal) -> String {
    try form.one(name) ?? ""
  }

  private static func agreement(_ form: FormFields) throws(Refusal) -> AgreementID {
    guard let agreement = try form.one("agreement").flatMap({ AgreementID($0) }) else {
      throw .unusable("Name the agreement.")
    }
    return agreement
  }

  private static func assessment(
    _ form: FormFields, on day: CivilDate
  ) throws(Refusal) -> Assessment {
    var scores: [Assessment.Score] = []
    for criterion in Criterion.allCases {
      scores.append(
        Assessment.Score(
          criterion: criterion,
          points: try form.one("score-\(criterion.rawValue)").flatMap { Int($0) } ?? 0,
          reason: try text(form, "reason-\(criterion.rawValue)")))
    }
    return Assessment(
      made: try Self.day(form, "made") ?? day, until: try needed(form, "until"),
      isPassed: try form.one("verdict") == "passed", scores: scores)
  }

  private static func audit(_ form: FormFields, on day: CivilDate) throws(Refusal) -> AuditReport {
    var faults: [AuditReport.Fault] = []
    for number in 1...3 {
      guard let what = try form.one("fault-\(number)") else { continue }
      faults.append(AuditReport.Fault(what: what, due: try needed(form, "due-\(number)")))
    }
    return AuditReport(
      agreement: try agreement(form), made: try Self.day(form, "made") ?? day,
      next: try Self.day(form, "next"), summary: try text(form, "summary"), faults: faults)
  }
}
