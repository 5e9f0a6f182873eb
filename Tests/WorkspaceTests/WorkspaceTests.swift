import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Index
import Members
import Register
import Standing
import Store
import Testing
import Vault
import Workspace

@Suite("Workspace")
struct WorkspaceTests {
  @Test("stop everything with a recipient leaves no purpose, field or way to it (C3)")
  func stopEverything() async throws {
    let community = try await Community.make(members: 1)
    let brand = try Community.recipient("nappy-brand")
    try await community.allow(0)
    let subject = try await community.subject(0)
    let before = try await community.workspace.stopTable(
      subject, recipient: brand, at: community.now)
    #expect(before.contains { $0.isPermitted })
    for draft in ChoiceDraft.stop(brand, channel: .web) { try await community.choose(0, draft) }
    let after = try await community.workspace.stopTable(
      subject, recipient: brand, at: community.now)
    #expect(after.count == before.count && !after.isEmpty)
    #expect(
      after.allSatisfy { row in !row.isPermitted && row.fields.allSatisfy { !$0.isPermitted } })
    try await community.end()
  }

  @Test("test decisions say the same with the index as from the member alone (C3)")
  func testDecisions() async throws {
    let community = try await Community.make(members: 3)
    try await community.allow(0)
    try await community.choose(
      1, ChoiceDraft(act: .object, purpose: .all, recipient: .all, channel: .web))
    // Otherwise the index would be held against itself.
    #expect(await community.workspace.index.day == nil)
    var alone: [[StopRow]] = []
    for place in 0..<3 {
      alone.append(
        try await community.workspace.stopTable(
          try await community.subject(place), at: community.now))
    }
    _ = try await community.workspace.index.current(at: community.now)
    for place in 0..<3 {
      let indexed = try await community.workspace.stopTable(
        try await community.subject(place), at: community.now)
      #expect(indexed == alone[place])
    }
    #expect(Set(alone.map { $0.count { $0.isPermitted } }).count == 3)
    try await community.end()
  }

  @Test("the member's page lists what is held, who had it and who was refused (A1, A2)")
  func memberReport() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    _ = try await community.sent(try Community.nappies())
    let subject = try await community.subject(0)
    let report = try #require(
      try await community.workspace.memberReport(subject, at: community.now))
    #expect(report.held.contains { $0.value == "0 Kiln Lane" && $0.told == "privacy@1" })
    #expect(report.had.count == 1 && report.refused.isEmpty)
    let other = try #require(
      try await community.workspace.memberReport(
        try await community.subject(1), at: community.now))
    #expect(other.had.isEmpty && other.refused.count == 1)
    #expect(other.refused[0].reasons.contains(ReasonCode.consentMissing.sentence))
    try await community.end()
  }

  @Test(
    "have you ever shared with …: an alias, a parent and the one behind a broker are all found (E5)"
  )
  func everShared() async throws {
    let community = try await Community.make(members: 1)
    try await community.allow(0)
    let workspace = community.workspace
    let never = try await workspace.sharedAnswer("party", at: community.now)
    #expect(never.isNever && never.matches.contains { $0.recipient.text == "party" })
    #expect(never.matches.contains { $0.recipient.text == "data-broker" })
    #expect(never.since != nil)
    _ = try await community.sent(try Community.nappies())
    let register = try await workspace.inForce().register
    let brand = try #require(register.recipients[id: try Community.recipient("nappy-brand")])
    for name in [brand.label] + brand.aliases {
      let answer = try await workspace.sharedAnswer(name.uppercased(), at: community.now)
      #expect(!answer.isNever, "\(name)")
    }
    #expect(try await workspace.publicReport(at: community.now).sold.count == 1)
    try await community.end()
  }

  @Test("the wrong key opens nothing and touches nothing")
  func wrongKey() async throws {
    let community = try await Community.make(members: 1)
    try await community.workspace.close()
    let path = community.folder + "/workspace.key"
    try FileManager.default.removeItem(atPath: path)
    _ = try WorkspaceKey.create(at: path)
    await #expect(throws: VaultError.wrongKey) {
      _ = try await Workspace.open(at: community.folder, now: community.now)
    }
    try FileManager.default.removeItem(atPath: community.folder)
  }

  @Test("no personal value stands in plain text in any file but the one that was handed over")
  func nothingInPlainText() async throws {
    let community = try await Community.make(members: 0)
    let planted = "Zephyrina Quillfeather"
    try await community.take([try Community.draft(0, name: planted)])
    try await community.allow(0)
    let sent = try await community.sent(try Community.nappies())
    try await community.workspace.close()
    let handed = community.workspace.disclosures.folder(of: sent.id) + "/data.csv"
    var searched = 0
    let files = try #require(FileManager.default.enumerator(atPath: community.folder))
    for case let name as String in files {
      let path = community.folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      searched += 1
      for value in [planted, "parent0@example.org", "0 Kiln Lane", "2024-01-02"] {
        let found = data.range(of: Data(value.utf8)) != nil
        if path == handed {
          #expect(found || value.contains("@"))
        } else {
          #expect(!found, "\(name) holds a planted value")
        }
      }
    }
    #expect(searched > 5)
    try FileManager.default.removeItem(atPath: community.folder)
  }

  @Test("every column about a subject belongs to a room that can collect and erase it")
  func everyColumnIsCovered() async throws {
    let community = try await Community.make(members: 1)
    let workspace = community.workspace
    let tables = Set(workspace.subjectData(key: nil, at: community.now).flatMap(\.tables))
    let columns = try await workspace.database.read { transaction in
      try transaction.rows(
        """
        SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p
        WHERE m.type = 'table' AND (p.name LIKE '%ordinal%' OR p.name LIKE '%subject%')
        ORDER BY m.name, p.name
        """
      ).map { SubjectTable(try $0.text(0), column: try $0.text(1)) }
    }
    // Sealed sets of the denied, the feed's own list and the counter hold no subject's row.
    let known = Set([
      SubjectTable("disclosure_reasons", column: "subjects"),
      SubjectTable("entries", column: "subjects"), SubjectTable("head", column: "next_ordinal"),
    ])
    #expect(Set(columns).subtracting(known).isSubset(of: tables))
    #expect(!tables.isEmpty)
    try await community.end()
  }

  @Test("what a room erases, it no longer holds")
  func erasing() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    _ = try await community.sent(try Community.nappies())
    let subject = try await community.subject(0)
    let workspace = community.workspace
    let key = try await workspace.vault.key(for: subject)
    let now = community.now
    try await workspace.database.writeAlone { transaction in
      for data in workspace.subjectData(key: key, at: now) {
        try data.erase(subject: subject, transaction)
      }
    }
    let left = try await workspace.database.read { transaction in
      try workspace.subjectData(key: key, at: now).map {
        try $0.count(subject: subject, transaction)
      }
    }
    #expect(left.allSatisfy { $0 == 0 })
    try await community.end()
  }
}
