import Access
import Connectors
import Consent
import Disclosure
import Formats
import Foundation
import Members
import Register
import Rights
import Store
import TestSupport
import Testing
import Vault
import Workspace

/// What is in the tables is in the copy: of every room, of every table with a subject in it.
@Suite struct PackageTableTests {
  /// A word that stands in the copy because of a row; of a table without one, why not.
  private enum Plant {
    case word(String)
    case nothing(because: String)
  }

  @Test("a value that was planted in any table with a subject in it is found in the copy")
  func everyTable() async throws {
    let community = try await Community.make(members: 3)
    let subject = try await community.subject(0)
    let plants = try await plant(in: community, subject)
    let opened = try await OpenedPackage.make(of: 0, in: community)
    let all = try opened.everything()
    let data = try opened.text("data.json")
    let tables = community.workspace.subjectData(key: nil, at: community.now).flatMap(\.tables)
    #expect(tables.count > 15)
    for table in tables {
      switch plants[table.table] {
      case .word(let word):
        #expect(all.contains(word), "\(table.table): `\(word)` is not in the copy")
        #expect(
          data.contains(word) || table.table.hasPrefix("letter"), "\(table.table): not in data.json"
        )
      case .nothing(let reason): #expect(!reason.isEmpty)
      case nil: Issue.record("nothing is planted in \(table.table): do it here, and find it")
      }
    }
    try await community.end()
  }

  private func plant(
    in community: Community, _ subject: UInt32
  ) async throws -> [String: Plant] {
    let workspace = community.workspace
    let now = community.now
    let inForce = try await workspace.inForce()
    try await community.allow(0)
    let sent = try await community.sent(try Community.nappies())
    _ = try await workspace.consent.record(
      [
        ChoiceDraft(
          act: .withdraw, purpose: .purpose(try Community.purpose("offers.baby")),
          channel: .post, wording: "Planted Words 4711")
      ], subject: subject, inForce: inForce, actor: Community.staff, at: now,
      letter: try ScannedLetter(Array("%PDF-1.7\nPlanted Letter 4712\n".utf8)))
    let field = try #require(FieldID("address"))
    _ = try await workspace.members.correct(
      field, of: subject, to: .address("Planted Lane 4713"), actor: Community.staff, at: now)
    let later = now.adding(seconds: 1)
    _ = try await workspace.keepRecalls(at: later)
    try await workspace.members.recordLook(at: subject, by: "sam", for: .request, at: now)
    _ = try await workspace.members.placeHold(
      on: subject, reason: "Planted Hold 4714", actor: Community.staff, at: now)
    let own = try await workspace.makePackage(
      of: subject, PackageTerms(form: .portability, actor: Community.staff), at: now)
    let link = try await workspace.access.makeLink(to: own.id, at: now)
    let hash = [UInt8](repeating: 7, count: 32)
    let times = try (1...3).map { try Community.time("2027-03-0\($0)T04:05:06Z") }
    try await workspace.database.write { transaction in
      try transaction.insert(
        into: "audience_members", ["ordinal", "audience", "ref"],
        rows: [[subject.sqlValue, .text("planted-audience"), .text("planted-ref-4715")]])
      try transaction.insert(
        into: "sign_in_told", ["ordinal", "provider", "claims", "at"],
        rows: [[subject.sqlValue, .text("planted-4716"), .text("[\"email\"]"), now.sqlValue]])
      try transaction.insert(
        into: "sign_in_links", ["hash", "account", "ordinal", "expires_at"],
        rows: [[.blob(hash), .null, subject.sqlValue, times[0].sqlValue]])
      try transaction.insert(
        into: "sessions", ["hash", "account", "ordinal", "created_at", "seen_at"],
        rows: [
          [.blob(hash), .null, subject.sqlValue, times[1].sqlValue, times[2].sqlValue]
        ])
    }
    let declared = try await workspace.declare(
      try DeclaredTests.declaration(),
      list: try DeclaredList(bytes: Array("email\nparent0@example.org\n".utf8), handle: .email),
      actor: Community.staff, at: now)
    _ = try await workspace.inOtherSystems(
      .collect, for: subject, actor: Community.staff, clock: { times[0] })
    let request = try await workspace.receive(
      RequestDraft(
        .access, received: now.date, channel: .post,
        content: RequestContent(words: "Planted Request 4717")), subject: subject,
      actor: Community.staff, at: now)
    try await workspace.database.write { transaction in
      try transaction.insert(
        into: "objection_cases",
        ["id", "ordinal", "choice", "purpose", "recipient", "opened_at", "state"],
        rows: [
          [
            .text("o"), subject.sqlValue, .integer(1), .text("planted.4718"), .text("*"),
            now.sqlValue, .text("open"),
          ]
        ])
      try transaction.insert(
        into: "lifts", ["id", "ordinal", "what", "sealed", "asked_at", "asked_by", "told"],
        rows: [
          [
            .text("l"), subject.sqlValue, .text("restriction"), .blob([1]), times[1].sqlValue,
            .text("priya"), .text("mail"),
          ]
        ])
    }
    // Nothing is erased while the hold stands, and everything is restricted.
    _ = try await workspace.eraseSubject(subject, actor: Community.staff, at: later)
    let ref = try await workspace.database.read {
      try $0.one("SELECT ref FROM disclosed WHERE ordinal = \(subject)").text(0)
    }
    #expect(sent.permitted == 1)
    let asked = try await workspace.disclosures.askedBack(of: subject)
    #expect(!asked.isEmpty)
    return [
      "subjects": .word("sign-up"), "handles": .word("parent0@example.org"),
      "records": .word("Planted Lane 4713"), "looks": .word("to work on your request"),
      "holds": .nothing(because: "a hold may warn somebody of an investigation"),
      "corrections": .word("\"removed\":false"), "choices": .word("Planted Words 4711"),
      "served": .word("privacy@1"), "letters": .word("Planted Letter 4712"),
      "letter_entries": .word("\"entries\":["), "sign_in_links": .word(times[0].rfc3339),
      "sessions": .word(times[2].rfc3339), "disclosed": .word(ref),
      "audience_members": .word("planted-ref-4715"), "recall_items": .word("asked-back"),
      "sign_in_told": .word("planted-4716"), "packages": .word(own.id),
      "package_links": .word(link.expires.rfc3339), "declared_members": .word(declared.id),
      "erasure_subjects": .word(later.rfc3339), "objection_cases": .word("planted.4718"),
      "lifts": .word(times[1].rfc3339), "system_acts": .word(times[0].rfc3339),
      "requests": .word(request.id),
    ]
  }
}
