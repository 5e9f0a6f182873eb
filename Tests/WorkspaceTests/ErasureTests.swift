import Connectors
import Consent
import Disclosure
import Erasure
import Evidence
import Formats
import Foundation
import Gate
import Mail
import Members
import Register
import Staff
import Store
import TestSupport
import Testing
import Vault

@testable import Workspace

@Suite("Erasing", .onEveryEngine)
struct ErasureTests {
  @Test(
    "one act erases everywhere: key, rooms, ledger, files, index; and says so with a certificate")
  func whole() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<3 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let workspace = community.workspace
    let subject = try await community.subject(1)
    let file = workspace.disclosures.folder(of: sent.id) + "/data.csv"
    #expect(FileManager.default.fileExists(atPath: file))
    let act = try await workspace.eraseSubject(
      subject, actor: Community.staff, at: community.now)
    #expect(act.state == .done && act.people == 1 && act.erased != nil)
    #expect(try await workspace.vault.key(for: subject) == nil)
    #expect(try await workspace.members.find(.id, "m-1") == nil)
    #expect(!FileManager.default.fileExists(atPath: file))
    let rooms = workspace.subjectData(key: nil, at: community.now)
    let left = try await workspace.database.read { transaction in
      try rooms.reduce(0) { try $0 + $1.count(subject: subject, transaction) }
    }
    #expect(left == 0)
    let answer = try await workspace.may(
      try Community.nappies(), subject: subject, at: community.now)
    #expect(!answer.isPermitted)
    // The others are as they were.
    let other = try await community.subject(0)
    #expect(
      try await workspace.may(try Community.nappies(), subject: other, at: community.now)
        .isPermitted)
    #expect(try await workspace.disclosures.recalls().first?.refs == 1)
    #expect(try await workspace.disclosures.show(sent.id).erased == 1)
    #expect(try await workspace.fsck(at: community.now).flaws.isSound)
    let certificate = try await workspace.erasureCertificate(act.id)
    #expect(try certificate.verify(key: workspace.evidence.verifier.text).isIntact)
    #expect(certificate.statement["recipients"]?.array?.first?["references"]?.int == 1)
    let rows = certificate.statement["destroyed"]?.array ?? []
    #expect(rows.contains { $0["table"]?.string == "records" && $0["rows"]?.int == 1 })
    #expect(rows.contains { $0["table"]?.string == "handles" && $0["rows"]?.int == 2 })
    try await community.end()
  }

  @Test("a certificate that was changed does not verify, and one names nobody")
  func certificate() async throws {
    let community = try await Community.make(members: 2)
    let workspace = community.workspace
    let act = try await workspace.eraseSubject(
      try await community.subject(0), actor: Community.staff, at: community.now)
    let bytes = try await workspace.erasureCertificate(act.id).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("Parent 0") && !text.contains("parent0") && !text.contains("m-0"))
    #expect(try ErasureCertificate(parsing: bytes).verify().isIntact)
    let forged = text.replacingOccurrences(of: "\"people\": 1", with: "\"people\": 2")
    #expect(forged != text)
    #expect(try !ErasureCertificate(parsing: Array(forged.utf8)).verify().isIntact)
    try await community.end()
  }

  @Test("under a legal hold nothing is erased and nothing is used; lifted, it goes on by itself")
  func held() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    await #expect(throws: ErasureError.staffAlone) {
      _ = try await workspace.placeHold(
        on: subject, reason: "claim", actor: Actor(kind: .system, id: "x"), at: now)
    }
    let hold = try await workspace.placeHold(
      on: subject, reason: "claim 12", actor: Community.staff, at: now)
    let act = try await workspace.eraseSubject(subject, actor: Community.staff, at: now)
    #expect(act.state == .held && act.erased == nil)
    #expect(try await workspace.vault.key(for: subject) != nil)
    let answer = try await workspace.may(try Community.nappies(), subject: subject, at: now)
    #expect(answer.reasons.map(\.code).contains(.subjectRestricted))
    // Asked again, it is the same act; a round of the server leaves it alone.
    #expect(
      try await workspace.eraseSubject(subject, actor: Community.staff, at: now).id == act.id)
    #expect(try await workspace.carryOutErasures(isForced: true, at: now) == 0)
    let done = try await workspace.liftHold(hold, actor: Community.staff, at: now)
    #expect(done?.id == act.id && done?.state == .done)
    #expect(try await workspace.vault.key(for: subject) == nil)
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }

  @Test(
    "a system that fails stops nothing else, is not hidden, and is asked again until it is done")
  func systems() async throws {
    let folder = try TestFolder()
    let drop = folder.path + "/drop"
    let community = try await OtherSystemTests.community(drop)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    // The folder is not there: that is a failure, and not "holds nothing".
    let act = try await workspace.eraseSubject(subject, actor: Community.staff, at: now)
    #expect(act.state == .running && act.erased != nil)
    let first = try await workspace.erasureCertificate(act.id)
    #expect(first.statement["systems"]?.array?.map { $0["done"]?.bool } == [false, false])
    #expect(first.statement["whole"]?.bool == false)
    let asked = try #require(try await workspace.connectors.acts(open: true, limit: 2).first)
    try await workspace.answer(
      task: asked.id, at: try #require(SystemID("shelf")), with: TaskReply(text: "shredded"),
      actor: Community.staff, at: now)
    try FileManager.default.createDirectory(atPath: drop, withIntermediateDirectories: false)
    #expect(try await workspace.carryOutErasures(at: now) == 0)
    #expect(try await workspace.carryOutErasures(at: now.adding(seconds: 61)) == 1)
    let second = try await workspace.erasureCertificate(act.id)
    #expect(second.statement["whole"]?.bool == true)
    #expect(try await workspace.erasures.kept(of: act.id).1.isEmpty)
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }

  @Test("every step can be taken again, and a killed act goes on with the first that is not done")
  func again() async throws {
    let steps = ErasureStep.allCases
    let community = try await Community.make(members: steps.count)
    for number in 0..<steps.count { try await community.allow(number) }
    _ = try await community.sent(try Community.nappies())
    let (workspace, now) = (community.workspace, community.now)
    for (number, step) in steps.enumerated() where step != .note {
      let act = try await workspace.eraseSubject(
        try await community.subject(number), actor: Community.staff, at: now)
      // As a kill leaves it that came after the step and before it was written down.
      let after = steps[number...].map(\.rawValue)
      try await workspace.database.write { transaction in
        try transaction.run(
          "DELETE FROM erasure_steps WHERE erasure = \(act.id) AND step IN (\(list: after))")
        _ = try transaction.run(
          "UPDATE erasures SET state = \(ErasureAct.State.running) WHERE id = \(act.id)")
      }
      #expect(try await workspace.carryOutErasures(isForced: true, at: now) == 1, "\(step)")
      #expect(try await workspace.erasures.show(act.id).state == .done, "\(step)")
    }
    try await community.end()
  }

  @Test("an act that was killed before its data was gone is finished when it goes on")
  func killed() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    let id = try #require(
      try await workspace.erasures.ask([subject], for: .asked, actor: Community.staff, at: now)
        .first)
    // The journal was written and the key destroyed, and then nothing more.
    let entry = JournalEntry(
      id: UUIDv7.make(at: now).bytes, at: now, ordinal: subject, kind: .erase)
    try await workspace.vault.destroy([subject], journalling: [entry])
    #expect(try await workspace.carryOutErasures(at: now) == 1)
    #expect(try await workspace.erasures.show(id).state == .done)
    #expect(try await workspace.members.find(.id, "m-0") == nil)
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }

  @Test("whoever is suppressed is refused by name of the reason, and nobody is kept for it")
  func suppressed() async throws {
    let community = try await Community.make(members: 2)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    let act = try await workspace.eraseSubject(
      subject, suppress: .never, actor: Community.staff, at: now)
    #expect(act.state == .done)
    let remains = act.statement?["remains"]?.array ?? []
    #expect(remains.contains { $0["what"]?.string?.contains("keyed hash") == true })
    let inForce = try await workspace.inForce()
    func take(_ number: Int) async throws -> MemberOutcome? {
      try await workspace.members.take(
        [try Community.draft(number)], inForce: inForce, actor: Community.staff, at: now
      ).first
    }
    #expect(try await take(0) == .refused(.suppressed))
    #expect(try await take(2)?.ordinal != nil)
    #expect(
      try await workspace.members.suppression(of: .email, "Parent0@example.org")?.reason == .never)
    try await workspace.members.liftSuppression(
      .email, "parent0@example.org", actor: Community.staff, at: now)
    #expect(try await take(0) == .refused(.suppressed), "the identifier is refused still")
    try await workspace.members.liftSuppression(.id, "m-0", actor: Community.staff, at: now)
    #expect(try await take(0)?.ordinal != nil)
    try await community.end()
  }

  @Test("many are erased in one go; who is under a hold waits alone")
  func many() async throws {
    let community = try await Community.make(members: 40)
    for number in 0..<40 { try await community.allow(number) }
    let sent = try await community.sent(try Community.nappies())
    let (workspace, now) = (community.workspace, community.now)
    var subjects: [UInt32] = []
    for number in 0..<30 { subjects.append(try await community.subject(number)) }
    let hold = try await workspace.placeHold(
      on: subjects[7], reason: "claim", actor: Community.staff, at: now)
    let acts = try await workspace.eraseSubjects(
      subjects, for: .unneeded, actor: Community.staff, at: now)
    #expect(acts.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.done, .held])
    #expect(acts.first { $0.state == .done }?.people == 29)
    #expect(try await workspace.members.count() == 11)
    #expect(try await workspace.disclosures.show(sent.id).erased == 29)
    // Of the one who waits too: restricted, so that recipients may not use it either.
    #expect(try await workspace.disclosures.recalls().map(\.refs) == [30])
    try await workspace.liftHold(hold, actor: Community.staff, at: now)
    #expect(try await workspace.members.count() == 10)
    #expect(try await workspace.fsck(at: now).flaws.isSound)
    try await community.end()
  }

  @Test("what would go and what stays is said before, and saying it changes nothing")
  func preview() async throws {
    let community = try await Community.make(members: 2)
    for number in 0..<2 { try await community.allow(number) }
    _ = try await community.sent(try Community.nappies())
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(0)
    let head = try await workspace.database.read { try $0.head() }
    let preview = try await workspace.erasurePreview(subject, at: now)
    #expect(preview.fields.count == 7 && preview.rows["records"] == 1 && preview.handovers == 1)
    #expect(preview.recipients.count == 1 && !preview.remains.isEmpty)
    let tables = workspace.subjectData(key: nil, at: now).flatMap(\.tables).map(\.table)
    for table in tables where !["subjects", "erasure_subjects"].contains(table) {
      #expect(ErasureWords.name(table) != table, "\(table) has no words")
    }
    #expect(try await workspace.database.read { try $0.head() } == head)
    await #expect(throws: ErasureError.unknownSubject) {
      _ = try await workspace.erasurePreview(4_000, at: now)
    }
    await #expect(throws: ErasureError.unknownSubject) {
      _ = try await workspace.eraseSubject(4_000, actor: Community.staff, at: now)
    }
    try await community.end()
  }
}
