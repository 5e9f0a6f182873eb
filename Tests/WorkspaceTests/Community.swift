import Consent
import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Law
import Members
import Register
import Standing
import Store
import TestSupport
import Testing
import Vault
import Workspace

/// A workspace in a folder of its own, with the example's register published and some members taken in.
struct Community {
  static let staff = Actor(kind: .staff, id: "alex")
  static let other = Actor(kind: .staff, id: "billie")
  static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/parents-forum")

  let folder: String
  let databases: DatabaseAddresses
  let workspace: Workspace
  let now: Timestamp

  static func time(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }
  static func purpose(_ text: String) throws -> PurposeID { try #require(PurposeID(text)) }
  static func recipient(_ text: String) throws -> RecipientID { try #require(RecipientID(text)) }

  static func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.path + "/aboveboard-\(UUID().uuidString)"
  }

  static func register(edited: Bool = false) throws -> Register {
    var files: [RegisterFile] = []
    let folder = example.appendingPathComponent("register")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      files.append(RegisterFile(path: name, bytes: [UInt8](data)))
    }
    if edited {
      let data = try Data(contentsOf: example.appendingPathComponent("edited/notices-2.yaml"))
      files.append(RegisterFile(path: "notices-2.yaml", bytes: [UInt8](data)))
    }
    var register = try #require(RegisterReader.read(files: files).register)
    // Tests of decoys and of chasing say for themselves what is wanted.
    register.organisation.decoys = nil
    register.organisation.recalls = nil
    return register
  }

  /// Makes the workspace; `members` people in Great Britain who joined in March 2025 and hold the nappy list's fields.
  static func make(
    members count: Int, databases named: DatabaseAddresses? = nil
  ) async throws -> Community {
    let engine = EngineInTest.current
    let databases =
      try named ?? DatabaseAddresses(data: try engine.address(), keys: try engine.address())
    let now = try time("2026-11-21T12:00:00Z")
    let folder = temporaryFolder()
    let workspace = try await Workspace.create(
      at: folder, databases: databases, isExample: true, now: now)
    let community = Community(
      folder: folder, databases: databases, workspace: workspace, now: now)
    _ = try await workspace.standing.publish(try register(), actor: staff, at: now)
    try await community.take((0..<count).map { try draft($0) })
    return community
  }

  static func draft(_ number: Int, name: String? = nil) throws -> MemberDraft {
    let joined = try time("2025-03-01T09:00:00Z")
    let notice = try #require(NoticeVersion("privacy@1"))
    var values: [FieldID: Value] = [:]
    func put(_ field: String, _ value: Value) throws {
      values[try #require(FieldID(field))] = value
    }
    try put("name", .text(name ?? "Parent \(number)"))
    try put("email", .email("parent\(number)@example.org"))
    try put("address", .address("\(number) Kiln Lane"))
    try put("country", .country(try #require(Country("GB"))))
    try put("birth_date", .date(try #require(CivilDate("1990-05-01"))))
    try put("has_under5", .yesNo(true))
    try put("child_birth_dates", .list(["2024-01-02"]))
    return MemberDraft(
      handles: [.id: "m-\(number)", .email: "parent\(number)@example.org"], relationship: "sign-up",
      values: values,
      provenance: .init(
        source: try #require(CollectionPointID("signup-web")), notice: notice, basis: .consent),
      collected: joined.date, served: .init(notice: notice, at: joined, channel: .web))
  }

  func take(_ drafts: [MemberDraft]) async throws {
    let inForce = try await workspace.inForce()
    _ = try await workspace.members.take(
      drafts, inForce: inForce, actor: Self.staff, at: now, served: workspace.consent)
  }

  func subject(_ number: Int) async throws -> UInt32 {
    try #require(try await workspace.members.find(.id, "m-\(number)"))
  }

  func choose(_ number: Int, _ draft: ChoiceDraft) async throws {
    let (inForce, subject) = (try await workspace.inForce(), try await subject(number))
    _ = try await workspace.consent.record(
      draft, subject: subject, inForce: inForce, actor: Self.staff, at: now)
  }

  /// Lets a member allow baby offers to the nappy brand, explicitly.
  func allow(_ number: Int) async throws {
    try await choose(
      number,
      ChoiceDraft(
        act: .grant, purpose: .purpose(try Self.purpose("offers.baby")),
        recipient: .recipient(try Self.recipient("nappy-brand")),
        notice: NoticeVersion("privacy@1"), channel: .web, explicit: true))
  }

  func withdraw(_ number: Int) async throws {
    try await choose(
      number,
      ChoiceDraft(
        act: .withdraw, purpose: .purpose(try Self.purpose("offers.baby")), channel: .phone))
  }

  static func nappies() throws -> Use {
    Use(purpose: try purpose("offers.baby"), recipient: try recipient("nappy-brand"))
  }

  func sent(_ use: Use) async throws -> DisclosureSummary {
    let plan = try await workspace.disclosures.plan(use, actor: Self.staff, at: now)
    _ = try await workspace.disclosures.approve(plan.id, actor: Self.other, at: now)
    return try await workspace.disclosures.send(plan.id, actor: Self.staff, at: now)
  }

  /// Erases a member as the law has it: the key and everything that the rooms hold.
  func erase(_ number: Int) async throws {
    let subject = try await subject(number)
    let rooms = workspace.subjectData(key: nil, at: now)
    try await workspace.vault.destroy(
      [subject],
      journalling: [
        JournalEntry(id: UUIDv7.make(at: now).bytes, at: now, ordinal: subject, kind: .erase)
      ])
    try await workspace.database.writeAlone { [at = now] transaction in
      for room in rooms { try room.erase(subject: subject, transaction) }
      // What was read of the subject is read anew, as after every erasure.
      try transaction.append(
        EntryDraft(kind: "subject.erased-again", at: at, subjects: [subject]))
    }
  }

  func end() async throws {
    try await workspace.close()
    try? FileManager.default.removeItem(atPath: folder)
  }
}
