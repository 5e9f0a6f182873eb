import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Law
import Mail
import Members
import Register
import Standing
import Store
import Testing
import Vault
import WebDelivery
import Workspace

/// Recalls posted to a recipient's server of our own on this machine, over HTTP.
@Suite("Webhooks for recalls")
struct RecallWebhookTests {
  static let staff = Actor(kind: .staff, id: "alex")
  static let hooks: RecallHooks = { address, key in
    WebDelivery(to: address, key: key, patience: 10, clock: WebDeliveryTests.clock)
  }

  /// One member of the example community, handed over to the nappy brand, who has withdrawn.
  struct World {
    let workspace: Workspace
    let folder: String
    let now: Timestamp

    static func make() async throws -> World {
      let now = try #require(Timestamp("2026-11-21T12:00:00Z"))
      let folder = FileManager.default.temporaryDirectory.path + "/ab-hook-\(UUID().uuidString)"
      let workspace = try await Workspace.create(at: folder, isExample: true, now: now)
      let world = World(workspace: workspace, folder: folder, now: now)
      try await world.publish { _ in }
      try await world.handOver()
      return world
    }

    /// Publishes the example's register with what the nappy brand declares changed.
    func publish(_ change: (inout Recipient) -> Void) async throws {
      let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples/parents-forum/register")
      let files = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().map {
        RegisterFile(
          path: $0, bytes: [UInt8](try Data(contentsOf: place.appendingPathComponent($0))))
      }
      var register = try #require(RegisterReader.read(files: files).register)
      // The usual days, not the short ones of the example's stories.
      register.organisation.recalls = nil
      register.recipients = Declared(
        register.recipients.map { recipient in
          var recipient = recipient
          if recipient.id.text == "nappy-brand" { change(&recipient) }
          return recipient
        })
      _ = try await workspace.standing.publish(register, actor: RecallWebhookTests.staff, at: now)
    }

    private static func field(_ name: String) throws -> FieldID { try #require(FieldID(name)) }

    private func handOver() async throws {
      let notice = try #require(NoticeVersion("privacy@1"))
      let joined = try #require(Timestamp("2025-03-01T09:00:00Z"))
      let draft = MemberDraft(
        handles: [.id: "m-0"], relationship: "sign-up",
        values: [
          try Self.field("name"): .text("Parent"),
          try Self.field("email"): .email("parent@example.org"),
          try Self.field("address"): .address("1 Kiln Lane"),
          try Self.field("country"): .country(try #require(Country("GB"))),
          try Self.field("birth_date"): .date(try #require(CivilDate("1990-05-01"))),
          try Self.field("has_under5"): .yesNo(true),
          try Self.field("child_birth_dates"): .list(["2024-01-02"]),
        ],
        provenance: .init(
          source: try #require(CollectionPointID("signup-web")), notice: notice, basis: .consent),
        collected: joined.date, served: .init(notice: notice, at: joined, channel: .web))
      _ = try await workspace.members.take(
        [draft], inForce: try await workspace.inForce(), actor: RecallWebhookTests.staff, at: now,
        served: workspace.consent)
      let purpose = try #require(PurposeID("offers.baby"))
      let brand = try #require(RecipientID("nappy-brand"))
      try await choose(
        ChoiceDraft(
          act: .grant, purpose: .purpose(purpose), recipient: .recipient(brand), notice: notice,
          channel: .web, explicit: true))
      let plan = try await workspace.disclosures.plan(
        Use(purpose: purpose, recipient: brand), actor: RecallWebhookTests.staff, at: now)
      _ = try await workspace.disclosures.approve(
        plan.id, actor: Actor(kind: .staff, id: "billie"), at: now)
      _ = try await workspace.disclosures.send(plan.id, actor: RecallWebhookTests.staff, at: now)
      try await choose(ChoiceDraft(act: .withdraw, purpose: .purpose(purpose), channel: .phone))
    }

    private func choose(_ draft: ChoiceDraft) async throws {
      let subject = try #require(try await workspace.members.find(.id, "m-0"))
      _ = try await workspace.consent.record(
        draft, subject: subject, inForce: try await workspace.inForce(),
        actor: RecallWebhookTests.staff, at: now)
    }

    func round(_ at: Timestamp) async throws -> [RecallStep]? {
      try await workspace.keepRecalls(at: at, hooks: RecallWebhookTests.hooks)?.steps
    }

    func ways() async throws -> [RecallWay?] {
      let recall = try #require(try await workspace.disclosures.recalls().first)
      return try await workspace.disclosures.tellings(of: recall.id).map(\.way)
    }

    /// The ways that the log names, in its order.
    func logged() async throws -> [String] {
      try await workspace.database.read { try $0.entries(after: 0, limit: 1_000) }.filter {
        $0.kind == "recall.told" || $0.kind == "recall.reminded"
      }.map { "\($0.kind) \(try JSON(parsing: $0.leaf)["way"]?.string ?? "-")" }
    }

    func end() async throws {
      try await workspace.close()
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  @Test("a recall is posted signed, with counts and addresses and no reference, and is told once")
  func posted() async throws {
    let world = try await World.make()
    let workspace = world.workspace
    try await Inbox.run(key: workspace.deliveryKey.publicKey) { inbox in
      try await world.publish {
        $0.webhook = inbox.address
        $0.contact = "data@brand.example"
      }
      try await workspace.disclosures.keep(publicOrigin: "https://privacy.nest.example")
      #expect(try await world.round(world.now) == [.told])
      #expect(try await world.round(world.now) == [])
      #expect(inbox.faults.isEmpty && inbox.posts.count == 1)
      let recall = try #require(try await workspace.disclosures.recalls().first)
      let said = try JSON(parsing: try #require(inbox.posts.first))
      #expect(said["format"]?.string == "aboveboard-recall/1")
      #expect(said["recall"]?.string == recall.id && said["list"]?.string == recall.list)
      #expect(said["recipient"]?.string == "nappy-brand" && said["refs"]?.int == 1)
      #expect(said["unanswered"]?.int == 1 && said["reminder"]?.bool == false)
      #expect(said["due"]?.string == "2026-12-05" && said["stop"]?.string == "2026-12-21")
      #expect(
        said["answer"]?.string
          == "https://privacy.nest.example/v1/partner/recalls/\(recall.id)")
      let list = String(
        decoding: try await workspace.disclosures.recallFile(recall.id), as: UTF8.self)
      let ref = try #require(list.split(separator: ",").dropLast(2).last.map(String.init))
      #expect(ref.count > 8 && !said.text.contains(ref) && said["sealed"] == .null)
      #expect(try await world.ways() == [.webhook])
      #expect(try await workspace.mail.waiting() == 0)
      let later = world.now.adding(seconds: 7 * 86_400)
      #expect(try await world.round(later) == [.reminded])
      #expect(try JSON(parsing: try #require(inbox.posts.last))["reminder"]?.bool == true)
      #expect(try await world.logged() == ["recall.told webhook", "recall.reminded webhook"])
      #expect(try await workspace.fsck(at: later).flaws.isSound)
    }
    try await world.end()
  }

  @Test("a failing webhook is tried ever later, also by another process, and then gets through")
  func retried() async throws {
    let world = try await World.make()
    let workspace = world.workspace
    try await Inbox.run(key: workspace.deliveryKey.publicKey) { inbox in
      try await world.publish {
        $0.webhook = inbox.address
        $0.contact = "data@brand.example"
      }
      inbox.set(room: 0, status: 503)
      var now = world.now
      var retries: [Int64] = []
      for _ in 0..<12 {
        #expect(try await world.round(now) == [])
        // Too early: nothing is posted, and nothing noted.
        #expect(try await world.round(now.adding(seconds: 59)) == [])
        let recall = try #require(try await workspace.disclosures.recalls().first)
        let telling = try #require(
          try await workspace.disclosures.tellings(of: recall.id).first)
        #expect(telling.failures == retries.count + 1 && telling.way == nil)
        #expect(telling.failure?.contains("127.0.0.1") == true)
        let next = try #require(telling.retry)
        retries.append((next.microseconds - now.microseconds) / 1_000_000)
        now = next
      }
      #expect(retries.prefix(4) == [60, 120, 240, 480] && retries.last == 21_600)
      #expect(try await workspace.mail.waiting() == 0)
      inbox.set(room: .max)
      #expect(try await world.round(now) == [.told])
      #expect(try await world.ways() == [.webhook] && inbox.posts.count == 1)
    }
    try await world.end()
  }

  @Test("by the day of the first reminder a letter goes instead, and the reminder a day later")
  func fallsBack() async throws {
    let world = try await World.make()
    let workspace = world.workspace
    try await world.publish {
      // Nobody listens there.
      $0.webhook = "http://127.0.0.1:9/in"
      $0.contact = "data@brand.example"
    }
    #expect(try await world.round(world.now) == [])
    #expect(try await world.round(world.now.adding(seconds: 6 * 86_400)) == [])
    #expect(try await workspace.mail.waiting() == 0)
    #expect(try await world.round(world.now.adding(seconds: 7 * 86_400)) == [.told])
    #expect(try await workspace.mail.waiting() == 1)
    #expect(try await world.round(world.now.adding(seconds: 8 * 86_400)) == [.reminded])
    #expect(try await workspace.mail.waiting() == 2)
    #expect(try await world.ways() == [.mail, .mail])
    #expect(try await world.logged() == ["recall.told mail", "recall.reminded mail"])
    // The failures stay to be read at the desk.
    let recall = try #require(try await workspace.disclosures.recalls().first)
    let tellings = try await workspace.disclosures.tellings(of: recall.id)
    #expect(tellings.allSatisfy { $0.failures > 0 && $0.failure != nil })
    try await world.end()
  }

  @Test(
    "the list goes along only encrypted, and opens with the recipient's key",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/age")))
  func sealed() async throws {
    let world = try await World.make()
    let workspace = world.workspace
    let keys = world.folder + "/partner"
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    _ = try shell("/usr/bin/age-keygen", ["-o", keys + "/key"])
    let key = try shell("/usr/bin/age-keygen", ["-y", keys + "/key"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try await Inbox.run(key: workspace.deliveryKey.publicKey) { inbox in
      try await world.publish {
        $0.webhook = inbox.address
        $0.delivery = Recipient.Delivery(folder: "/nowhere", age: key)
      }
      #expect(try await world.round(world.now) == [.told])
      let said = try JSON(parsing: try #require(inbox.posts.first))
      let sealed = try #require(said["sealed"]?.string)
      try Data(sealed.utf8).write(to: URL(fileURLWithPath: keys + "/list.age"))
      let plain = try shell("/usr/bin/age", ["-d", "-i", keys + "/key", keys + "/list.age"])
      let recall = try #require(try await workspace.disclosures.recalls().first)
      #expect(Array(plain.utf8) == (try await workspace.disclosures.recallFile(recall.id)))
    }
    try await world.end()
  }

  private func shell(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
