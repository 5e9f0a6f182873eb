import Consent
import Formats
import Foundation
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite(.onEveryEngine) struct ChoiceImportTests {
  static let header = "id,act,purpose,recipient,notice,served,at,channel,explicit,point"
  static let yaml = """
    rows: choices
    handles: { id: id }
    columns: { act: act, purpose: purpose, recipient: recipient, notice: notice, served: served-at, at: at, channel: channel, explicit: explicit, point: collection-point }
    """

  private func run(
    _ world: World, _ rows: [String], strict: Bool = false, chunk: Int = 3
  ) async throws -> ImportReport {
    let reading = MappingReader.read(Array(Self.yaml.utf8), file: "c.yaml", inForce: world.inForce)
    let mapping = try #require(reading.mapping, "\(reading.diagnostics)")
    let url = world.folder.appendingPathComponent("choices.csv")
    try Data(([Self.header] + rows).joined(separator: "\n").utf8).write(to: url)
    return try await ChoiceImporter(
      consent: world.consent, members: world.members, chunkSize: chunk
    ).run(
      file: url.path, mapping: mapping, inForce: world.inForce,
      actor: Actor(kind: .staff, id: "lead"), at: world.at, strict: strict)
  }

  private static let grant =
    "m-0,grant,offers.baby,*,privacy@1,2025-05-01T10:00:00Z,2025-05-01T10:05:00Z,web,yes,pregnancy-pack"

  @Test("choices are taken in with their servings, and a second run changes nothing")
  func takesIn() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = [
      Self.grant, "m-0,withdraw,offers.baby,,,,2025-06-01T10:00:00Z,email,,",
      "m-1,refuse,newsletter,*,,,2025-05-01T10:00:00Z,web,,",
      "m-2,signal,marketing*,others*,,,2025-07-01,,,",
    ]
    let report = try await run(world, rows)
    #expect(report.accepted == 4 && report.refused == 0, "\(report.problems)")
    let history = try await world.consent.history(of: 0)
    #expect(history.map(\.choice.act) == [.grant, .withdraw])
    #expect(history.first?.choice.gift == true && history.first?.choice.explicit == true)
    #expect(try await world.consent.served(to: 0).map(\.at.rfc3339) == ["2025-05-01T10:00:00Z"])
    #expect(try await world.journalKinds().count == 3)
    let head = try await world.main.read { try $0.head() }
    let again = try await run(world, rows + [Self.grant], chunk: 2)
    #expect(again.unchanged == 5 && again.accepted == 0)
    #expect(try await world.main.read { try $0.head() } == head)
    #expect(try await world.journalKinds().count == 3)
  }

  @Test(
    "a bad row is told with its code, and the rest goes on",
    arguments: [
      ("m-9,refuse,newsletter,,,,2025-05-01,web,,", ProblemCode.unknownMember),
      ("m-0,agree,newsletter,,,,2025-05-01,web,,", .unknownAct),
      ("m-0,refuse,newsleter,,,,2025-05-01,web,,", .undeclaredPurpose),
      ("m-0,refuse,newsletter,party,,,2025-05-01,web,,", .undeclaredRecipient),
      ("m-0,refuse,newsletter,,,,2025-05-41,web,,", .impossibleTime),
      ("m-0,refuse,newsletter,,,,2027-05-01,web,,", .inFuture),
      ("m-0,refuse,newsletter,,,,2025-05-01,pigeon,,", .unknownChannel),
      ("m-0,refuse,newsletter,,,,2025-05-01,web,maybe,", .notYesOrNo),
      ("m-0,refuse,newsletter,,,,2025-05-01,web,,nowhere", .unknownCollectionPoint),
      ("m-0,grant,*,,privacy@1,2025-05-01,2025-05-02,web,,", .grantTooWide),
      ("m-0,grant,newsletter,,privacy@1,,2025-05-02,web,,", .notServed),
      ("m-0,grant,newsletter,,privacy@1,2025-05-03,2025-05-02,web,,", .notServed),
      ("m-0,grant,newsletter,,,2025-05-01,2025-05-02,web,,", .notServed),
      ("m-0,grant,newsletter,,privacy@4,2025-05-01,2025-05-02,web,,", .unknownNotice),
      ("m-0,grant,newsletter,,privacy@1,2024-05-01,2025-05-02,web,,", .beforeNotice),
    ])
  func bad(_ row: String, _ code: ProblemCode) async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = ["m-1,refuse,newsletter,,,,2025-05-01,web,,", row, Self.grant]
    let report = try await run(world, rows)
    #expect(report.problems.map(\.code) == [code] && report.problems.first?.line == 3)
    #expect(report.accepted == 2 && report.rows == 3)
    let strict = try await World()
    defer { strict.remove() }
    await #expect(throws: ImportError.refused(problems: 1)) {
      _ = try await run(strict, rows, strict: true)
    }
    #expect(try await strict.consent.counts().isEmpty)
    #expect(try await strict.journalKinds().isEmpty)
  }

  @Test("an imported grant stands where its time puts it, before what was chosen since")
  func byTime() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.record(ChoiceDraft(act: .withdraw, purpose: .all, channel: .web))
    _ = try await run(world, [Self.grant])
    #expect(try await world.consent.history(of: 0).map(\.choice.act) == [.grant, .withdraw])
    let states = try await world.main.read { transaction in
      var all: [ConsentState] = []
      try Consent.eachState(in: 0..<9, transaction) { all.append($0) }
      return all
    }
    #expect(states.map(\.ordinal) == [0])
    #expect(states.first?.choices.map(\.act) == [.grant, .withdraw])
    #expect(states == (try await world.main.read { try Consent.states(of: [2, 0], $0) }))
  }
}
