import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Register
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Decoys", .onEveryEngine)
struct DecoyTests {
  @Test("a disclosure carries decoys that no count of people knows, and verifies offline (E6)")
  func carriesDecoys() async throws {
    let world = try await DecoyWorld.make()
    #expect(world.sent.permitted == 9)
    let rows = try world.rows()
    #expect(rows.count == 12)
    let decoys = try await world.decoys.decoys(in: world.sent.id)
    #expect(decoys.count == 3 && Set(decoys.map(\.email)).count == 3)
    let refs = rows.map { String($0.prefix { $0 != "," }) }
    #expect(refs == refs.sorted() && Set(refs.map(\.count)) == [32])
    for decoy in decoys {
      #expect(rows.contains { $0.hasPrefix(decoy.ref + ",") && $0.contains(decoy.email) })
      #expect(decoy.email.hasSuffix("@" + DecoyWorld.domain))
      #expect(try await world.decoys.isDecoy(ref: decoy.ref, of: world.sent.id))
      #expect(try await !world.decoys.isDecoy(ref: decoy.ref, of: "another"))
    }
    let member = try #require(refs.first { ref in !decoys.contains { $0.ref == ref } })
    #expect(try await !world.decoys.isDecoy(ref: member, of: world.sent.id))
    let folder = world.workspace.disclosures.folder(of: world.sent.id)
    let report = try Verification.verify(
      folder + "/certificate.json", key: world.workspace.evidence.verifier.text)
    #expect(report.isIntact, "\(report.lines)")
    #expect(
      report.lines.contains { $0.text.hasPrefix("12 rows: 9 members and 3 that are nobody's") })
    let certificate = try Certificate(
      parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/certificate.json"))))
    for decoy in decoys { #expect(!certificate.statement.text.contains(decoy.ref)) }
    #expect(try await world.workspace.fsck(at: world.now).flaws.all.isEmpty)
    try await world.end()
  }

  @Test("a row that somebody else adds to the file is found by whoever verifies it")
  func addedRow() async throws {
    let world = try await DecoyWorld.make(members: 4)
    let folder = world.workspace.disclosures.folder(of: world.sent.id)
    let path = folder + "/" + (world.sent.file ?? "")
    let row = "0123456789abcdef0123456789abcdef,Somebody,somebody@example.org\r\n"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes.append(Data(row.utf8))
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try !Verification.verify(folder + "/certificate.json").isIntact)
    try await world.end()
  }

  @Test("nothing that stays with us carries decoys, nor anything without a declaration")
  func noneForOurselves() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let ours = Use(
      purpose: try Community.purpose("newsletter"), recipient: .ourselves)
    let plan = try await world.workspace.disclosures.plan(
      ours, actor: Community.staff, at: world.now)
    let kept = try await world.workspace.disclosures.send(
      plan.id, actor: Community.staff, at: world.now)
    #expect(try world.rows(kept).count == 3)
    await #expect(throws: DecoyError.noDecoysIn(disclosure: kept.id)) {
      try await world.decoys.decoys(in: kept.id)
    }
    try await world.end()
  }

  @Test("two disclosures of one list share no decoy, and each leads to its own")
  func eachItsOwn() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let second = try await world.community.sent(try DecoyWorld.newsletter())
    let (one, other) = (
      try await world.decoys.decoys(in: world.sent.id),
      try await world.decoys.decoys(in: second.id)
    )
    #expect(Set(one.map(\.email)).isDisjoint(with: other.map(\.email)))
    #expect(Set(one.map(\.ref)).isDisjoint(with: other.map(\.ref)))
    let seen = try await world.receive(
      world.mail(from: "stranger.example", to: try #require(other.first).email))
    #expect(seen.sightings.map(\.disclosure) == [second.id])
    try await world.end()
  }

  @Test("a field that was not handed over stays out of the decoy's row, and the shapes are right")
  func shapes() async throws {
    let world = try await DecoyWorld.make(members: 1)
    for number in 0..<1 { try await world.community.allow(number) }
    let sent = try await world.community.sent(try Community.nappies())
    let decoys = try await world.decoys.decoys(in: sent.id)
    #expect(decoys.count == 3)
    for decoy in decoys {
      let values = Dictionary(
        uniqueKeysWithValues: decoy.values.map { ($0.field.text, $0.text ?? "") })
      #expect(
        Set(values.keys) == ["name", "address", "has_under5", "birth_date", "child_birth_dates"])
      #expect(CivilDate(values["birth_date"] ?? "") != nil)
      #expect(values["has_under5"] == "yes" && values["name"] != "Parent 0")
      #expect(values["address"]?.contains("Kiln Lane") == false)
    }
    try await world.end()
  }

  @Test("fsck names a decoy that is gone, a mark that is gone, and a sighting that was changed")
  func damage() async throws {
    let world = try await DecoyWorld.make(members: 3)
    let decoy = try #require(try await world.decoys.decoys(in: world.sent.id).first)
    _ = try await world.receive(world.mail(from: "stranger.example", to: decoy.email))
    #expect(try await world.decoys.check().all.isEmpty)
    func flaws(_ damage: @Sendable @escaping (any WriteTransaction) throws -> Void) async throws
      -> [String]
    {
      try await world.workspace.database.write(damage)
      return try await world.decoys.check().all.map(\.kind.code)
    }
    #expect(
      try await flaws {
        try $0.run("UPDATE decoy_sightings SET verdict = \("declared")")
      } == ["decoy_sightings.entry"])
    #expect(
      try await flaws {
        try $0.run("UPDATE decoy_sightings SET verdict = \("stranger")")
      }.isEmpty)
    #expect(
      try await flaws { try $0.run("DELETE FROM decoy_marks WHERE number = \(0)") } == [
        "decoy_marks.mark"
      ])
    #expect(
      try await flaws { try $0.run("DELETE FROM decoys WHERE number = \(0)") } == [
        "decoys.sealed"
      ])
    #expect(
      try await flaws { try $0.run("DELETE FROM decoy_sets") }.contains("decoy_sets.root"))
    #expect(
      try await flaws { try $0.run("DELETE FROM decoy_sightings") }.contains(
        "decoy_sightings.missing"))
    try await world.end()
  }
}
