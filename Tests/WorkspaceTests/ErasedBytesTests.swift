import Access
import Consent
import Disclosure
import Erasure
import Formats
import Foundation
import Index
import Mail
import Members
import Register
import Rights
import Staff
import Store
import TestSupport
import Testing
import Vault

@testable import Workspace

@Suite("No byte is left")
struct ErasedBytesTests {
  static let values = [
    "Zebulon Quartermaine-Ødegård", "zebulon.quartermaine@planted.example", "m-planted-7431",
    "77 Obsidian Causeway", "1987-02-13", "2023-09-17",
  ]

  @Test("after an erasure no file of a workspace holds a value, in any encoding, nor the key")
  func files() async throws {
    let community = try await Community.make(members: 3, databases: DatabaseAddresses())
    try await erase(in: community, besides: [])
  }

  @Test("nor does any file of a PostgreSQL server, its write-ahead log included")
  func postgres() async throws {
    let server = try PostgresServer()
    defer { server.stop() }
    let community = try await Community.make(
      members: 3,
      databases: DatabaseAddresses(data: try server.makeDatabase(), keys: try server.makeDatabase())
    )
    try await erase(in: community, besides: [server.folder])
  }

  @Test("a restore of older data erases again, and finds nothing")
  func restored() async throws {
    let community = try await Community.make(members: 3)
    let (workspace, now) = (community.workspace, community.now)
    let subject = try await community.subject(1)
    let (copy, keys, folder) = (
      Community.temporaryFolder(), Community.temporaryFolder(), Community.temporaryFolder()
    )
    _ = try await workspace.backUp(to: copy, program: "test", at: now)
    _ = try await workspace.eraseSubject(subject, actor: Community.staff, at: now)
    _ = try await workspace.backUpKeys(to: keys, program: "test", at: now)
    _ = try await Restore(copy: keys, folder: folder).run(at: now)
    let report = try await Restore(copy: copy, folder: folder).run(at: now)
    #expect(report.putBack == 1)
    let restored = try await Workspace.open(at: folder, now: now)
    #expect(try await restored.members.find(.id, "m-1") == nil)
    #expect(try await restored.members.find(.id, "m-2") != nil)
    let rooms = restored.subjectData(key: nil, at: now)
    let left = try await restored.database.read { transaction in
      try rooms.reduce(0) { try $0 + $1.count(subject: subject, transaction) }
    }
    #expect(left == 0)
    try await restored.close()
    for path in [copy, keys, folder] { try? FileManager.default.removeItem(atPath: path) }
    try await community.end()
  }

  /// Plants somebody in every room that holds something about a person, erases them, and searches every file.
  private func erase(in community: Community, besides folders: [String]) async throws {
    let (workspace, now) = (community.workspace, community.now)
    try await community.take([try planted()])
    let subject = try #require(try await workspace.members.find(.id, Self.values[2]))
    let inForce = try await workspace.inForce()
    for number in 0..<3 { try await community.allow(number) }
    _ = try await workspace.consent.record(
      ChoiceDraft(
        act: .grant, purpose: .purpose(try Community.purpose("offers.baby")),
        recipient: .recipient(try Community.recipient("nappy-brand")),
        notice: NoticeVersion("privacy@1"), channel: .web, explicit: true),
      subject: subject, inForce: inForce, actor: Community.staff, at: now)
    let sent = try await community.sent(try Community.nappies())
    #expect(sent.permitted == 4)
    _ = try await workspace.members.correct(
      try #require(FieldID("address")), of: subject, to: .address(Self.values[3] + " West"),
      actor: Community.staff, at: now)
    try await workspace.members.recordLook(at: subject, by: "alex", for: .check, at: now)
    _ = try await workspace.staff.makeLink(for: .member(subject), at: now)
    // One letter waits in the queue, one lies in the folder and nobody has taken it.
    for isDelivered in [true, false] {
      try await workspace.mail.queue(
        Letter(to: Self.values[1], subject: "Hello", text: "Dear \(Self.values[0])"), kind: "test",
        at: now)
      if isDelivered { _ = try await workspace.deliverMail(at: now) }
    }
    // What the person said, what was made for them, and a list of before in which they stood.
    _ = try await workspace.receive(
      RequestDraft(
        .access, received: now.date, channel: .post,
        content: RequestContent(
          name: Self.values[0], contact: Self.values[1], words: "I am \(Self.values[0])")),
      subject: subject, actor: Community.staff, at: now)
    _ = try await workspace.makePackage(
      of: subject, PackageTerms(actor: Community.staff), at: now)
    let list = "email\n\(Self.values[1])\n"
    _ = try await workspace.declare(
      try DeclaredTests.declaration(),
      list: try DeclaredList(bytes: Array(list.utf8), handle: .email), actor: Community.staff,
      at: now)
    await workspace.index.save()
    let wrapped = try await workspace.keyStore.read {
      try $0.one("SELECT wrapped FROM subject_keys WHERE ordinal = \(subject)").blob(0)
    }
    let sealed = try await workspace.database.read {
      try $0.one("SELECT sealed FROM records WHERE ordinal = \(subject)").blob(0)
    }
    var needles = Needles(Self.values)
    // The search is worth something only if it finds what is there.
    #expect(try needles.search(community.folder).found.count > 3)
    let act = try await workspace.eraseSubject(subject, actor: Community.staff, at: now)
    #expect(act.state == .done)
    if folders.isEmpty {
      needles.add("the wrapped key", wrapped)
      needles.add("the sealed record", Array(sealed.prefix(32)))
      let index = try needles.search(community.folder)
      #expect(index.found == [] && index.files > 5, "while it is open")
    }
    try await workspace.close()
    for folder in [community.folder] + folders {
      let (found, files, bytes) = try needles.search(folder)
      #expect(found == [])
      #expect(files > 5 && bytes > 5_000)
    }
    try? FileManager.default.removeItem(atPath: community.folder)
  }

  private func planted() throws -> MemberDraft {
    var draft = try Community.draft(90, name: Self.values[0])
    draft.handles = [.id: Self.values[2], .email: Self.values[1]]
    func put(_ field: String, _ value: Value) throws {
      draft.values[try #require(FieldID(field))] = value
    }
    try put("email", .email(Self.values[1]))
    try put("address", .address(Self.values[3]))
    try put("birth_date", .date(try #require(CivilDate(Self.values[4]))))
    try put("child_birth_dates", .list([Self.values[5]]))
    return draft
  }
}
