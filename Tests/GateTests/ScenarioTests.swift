import Formats
import Foundation
import Gate
import Law
import Register
import Testing

/// A case of enforcement or of every day, told as data, with the codes that must be found.
struct Scenario: Sendable, CustomTestStringConvertible {
  let file: String
  let json: JSON
  var title: String { json["title"]?.string ?? "" }
  var testDescription: String { "\(file): \(title)" }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static let all: [Scenario] = {
    let scenarios = folder.appendingPathComponent("Scenarios")
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: scenarios.path).sorted()) ?? []
    return files.flatMap { file -> [Scenario] in
      guard let data = try? Data(contentsOf: scenarios.appendingPathComponent(file)),
        let json = try? JSON(parsing: data)
      else { return [] }
      return (json.array ?? []).map { Scenario(file: file, json: $0) }
    }
  }()

  func register() throws -> Register {
    let example = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Examples/parents-forum")
    var files: [RegisterFile] = []
    let folder = example.appendingPathComponent("register")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      files.append(RegisterFile(path: name, bytes: [UInt8](data)))
    }
    if json["edited"]?.bool == true {
      let data = try Data(contentsOf: example.appendingPathComponent("edited/notices-2.yaml"))
      files.append(RegisterFile(path: "notices-2.yaml", bytes: [UInt8](data)))
    }
    return try #require(RegisterReader.read(files: files).register)
  }

  func day() -> CivilDate {
    json["day"]?.string.flatMap { CivilDate($0) } ?? CivilDate("2026-11-21") ?? CivilDate(days: 0)
  }

  func inForce() throws -> InForce {
    var inForce = InForce(register: try register(), version: 1)
    for (name, countries) in json["suspended"]?.object ?? [:] {
      let id = try #require(AgreementID(name))
      inForce.suspended[id] = .territories(
        Set((countries.array ?? []).compactMap { $0.string.flatMap { Country($0) } }))
    }
    return inForce
  }

  func use() throws -> Use {
    func names<T>(_ key: String, _ make: (String) -> T?) -> [T] {
      (json["use"]?[key]?.array ?? []).compactMap { $0.string.flatMap(make) }
    }
    return Use(
      purpose: try #require(json["use"]?["purpose"]?.string.flatMap { PurposeID($0) }),
      recipient: try #require(json["use"]?["recipient"]?.string.flatMap { RecipientID($0) }),
      through: names("through") { RecipientID($0) }, required: names("required") { FieldID($0) })
  }

  private func held(_ source: String, _ notice: String, _ basis: LawfulBasis) -> [Facts.Holding] {
    ["name", "email", "address", "country", "birth_date", "has_under5", "child_birth_dates"]
      .compactMap { name in
        guard let field = FieldID(name), let source = CollectionPointID(source),
          let notice = NoticeVersion(notice), let day = CivilDate("2025-03-01")
        else { return nil }
        return Facts.Holding(
          field: field,
          provenance: ProvenanceClass(source: source, notice: notice, basis: basis, regime: .uk),
          collected: day)
      }
  }

  func facts() throws -> Facts {
    let day = try #require(Timestamp("2025-03-01"))
    var facts = Facts(
      residence: Country("GB"), born: CivilDate("1990-05-01"),
      holdings: held("signup-web", "privacy@1", .consent))
    switch json["subject"]?.string {
    case "friend": facts.isMember = false
    case "passed-on":
      facts.served = [.init(version: try #require(NoticeVersion("comparecover@1")), at: day)]
      facts.holdings = held("partner-batch", "comparecover@1", .consent)
    case "parent", "child":
      if json["subject"] == "child" { facts.born = CivilDate("2014-06-01") }
      let notice = try #require(NoticeVersion("privacy@1"))
      facts.served = [.init(version: notice, at: day)]
      facts.choices = [
        Choice(
          act: .grant, purpose: .purpose(try #require(PurposeID("offers.baby"))),
          recipient: .recipient(try #require(RecipientID("nappy-brand"))), notice: notice,
          at: day.adding(seconds: 60), explicit: true)
      ]
    default: break
    }
    for served in json["served"]?.array ?? [] {
      facts.served.append(
        .init(
          version: try #require(served.array?.first?.string.flatMap { NoticeVersion($0) }),
          at: try #require(served.array?.last?.string.flatMap { Timestamp($0) })))
    }
    for choice in json["choices"]?.array ?? [] {
      facts.choices.append(
        Choice(
          act: try #require(choice["act"]?.string.flatMap { Choice.Act(rawValue: $0) }),
          purpose: try #require(choice["purpose"]?.string.flatMap { PurposeScope(text: $0) }),
          recipient: try #require(choice["recipient"]?.string.flatMap { RecipientScope(text: $0) }),
          notice: choice["notice"]?.string.flatMap { NoticeVersion($0) },
          at: try #require(choice["at"]?.string.flatMap { Timestamp($0) }),
          explicit: choice["explicit"]?.bool ?? false, guardian: choice["guardian"]?.bool ?? false,
          gift: choice["gift"]?.bool ?? false))
    }
    return facts
  }
}

@Suite("Golden scenarios")
struct ScenarioTests {
  @Test("the gate finds exactly the reasons that the case calls for", arguments: Scenario.all)
  func findsCodes(scenario: Scenario) throws {
    let (inForce, facts, day) = (try scenario.inForce(), try scenario.facts(), scenario.day())
    let plan = Plan(
      try scenario.use(), inForce: inForce, day: day,
      classes: { field in facts.holdings.filter { $0.field == field }.map(\.provenance) })
    let atoms = facts.atoms(inForce: inForce, day: day).atoms
    let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
    let found = plan.codes(decision.reasons).map(\.rawValue)
    let expected = (scenario.json["codes"]?.array ?? []).compactMap(\.string)
    #expect(Set(found) == Set(expected))
    #expect(decision.isPermitted == expected.isEmpty)
  }

  @Test("there are scenarios, and the model agrees with each")
  func modelAgrees() throws {
    #expect(Scenario.all.count >= 20)
    for scenario in Scenario.all {
      let answer = Reference.answer(
        try scenario.use(), inForce: try scenario.inForce(), facts: try scenario.facts(),
        day: scenario.day())
      let expected = (scenario.json["codes"]?.array ?? []).compactMap(\.string)
      #expect(Set(answer.reasons.map(\.code.rawValue)) == Set(expected), "\(scenario.title)")
    }
  }
}
