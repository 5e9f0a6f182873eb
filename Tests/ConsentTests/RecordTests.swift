import Consent
import Evidence
import Formats
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite(.onEveryEngine) struct RecordTests {
  @Test(
    "a grant without a notice that was served before it is refused, and the error names the notice")
  func servedFirst() async throws {
    let world = try await World()
    defer { world.remove() }
    let notice = try World.privacy()
    await #expect(throws: ConsentError.notServed(notice)) {
      try await world.record(try world.grant())
    }
    try await world.serve("2026-11-21T10:00:01Z")
    await #expect(throws: ConsentError.notServed(notice)) {
      try await world.record(try world.grant())
    }
    var bare = try world.grant()
    bare.notice = nil
    let error = ConsentError.noticeMissing(serve: notice)
    await #expect(throws: error) { try await world.record(bare) }
    #expect(error.description.contains("privacy@1"))
    try await world.record(try world.grant(), at: "2026-11-21T10:00:01Z")
    #expect(try await world.consent.history(of: 0).map(\.choice.act) == [.grant])
  }

  @Test("every act but a grant is accepted without any notice", arguments: Choice.Act.allCases)
  func alwaysAccepted(_ act: Choice.Act) async throws {
    guard act != .grant else { return }
    let world = try await World()
    defer { world.remove() }
    let scopes: [PurposeScope] = [.all, .marketing, .purpose(try identifier("newsletter"))]
    let recipients: [RecipientScope] = [.all, .others, .recipient(try identifier("nappy-brand"))]
    for purpose in scopes {
      for recipient in recipients {
        try await world.record(
          ChoiceDraft(act: act, purpose: purpose, recipient: recipient, channel: .phone))
      }
    }
    #expect(try await world.consent.history(of: 0).count == 9)
    #expect(try await world.journalKinds().count == 9)
    #expect(try await world.consent.counts() == [act: 9])
  }

  @Test("what is not declared is refused with the nearest name")
  func undeclared() async throws {
    let world = try await World()
    defer { world.remove() }
    let purpose: PurposeID = try identifier("newsleter")
    await #expect(
      throws: ConsentError.undeclaredPurpose(purpose, near: try identifier("newsletter"))
    ) {
      try await world.record(ChoiceDraft(act: .refuse, purpose: .purpose(purpose), channel: .web))
    }
    let recipient: RecipientID = try identifier("party")
    await #expect(throws: ConsentError.undeclaredRecipient(recipient, near: nil)) {
      try await world.record(
        ChoiceDraft(act: .object, purpose: .all, recipient: .recipient(recipient), channel: .web))
    }
    await #expect(throws: ConsentError.grantTooWide) {
      var draft = try world.grant()
      draft.purpose = .marketing
      try await world.record(draft)
    }
    await #expect(throws: ConsentError.unknownSubject) {
      try await world.record(try world.grant(), 77)
    }
    #expect(try await world.consent.history(of: 0).isEmpty)
  }

  @Test("a grant at a collection point with a gift is marked as tied to it")
  func gift() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.serve("2026-01-01")
    try await world.record(try world.grant(point: "pregnancy-pack"))
    try await world.record(try world.grant(point: "signup-web"), 1)
    #expect(try await world.consent.history(of: 0).map(\.choice.gift) == [true])
    let second = try await world.consent.history(of: 1)
    #expect(second.map(\.choice.gift) == [false])
    let hash = try #require(second.first?.wording)
    #expect(try await world.consent.wording(hash) == "Yes, please")
  }

  @Test("an act is in the journal even when the main store then fails")
  func journalFirst() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.main.close()
    let broken = Consent(
      database: FailingWrites(inner: try await reopened(world)), vault: world.vault)
    await #expect(throws: StoreError.self) {
      _ = try await broken.record(
        ChoiceDraft(act: .withdraw, purpose: .all, channel: .web), subject: 0,
        inForce: world.inForce, actor: world.actor, at: world.at)
    }
    #expect(try await world.journalKinds() == [.withdraw])
    await #expect(throws: (any Error).self) {
      _ = try await broken.record(
        try world.grant(), subject: 0, inForce: world.inForce, actor: world.actor, at: world.at)
    }
    #expect(try await world.journalKinds() == [.withdraw])
  }

  @Test("an idempotency key gives the same choice twice, and refuses another act")
  func idempotencyKeys() async throws {
    let world = try await World()
    defer { world.remove() }
    let draft = ChoiceDraft(act: .object, purpose: .marketing, channel: .api)
    let first = try await world.record(draft, request: "abc")
    let second = try await world.record(draft, at: "2026-11-22T00:00:00Z", request: "abc")
    #expect(first == second)
    #expect(try await world.consent.history(of: 0).count == 1)
    await #expect(throws: ConsentError.requestReused) {
      try await world.record(
        ChoiceDraft(act: .refuse, purpose: .marketing, channel: .api), request: "abc")
    }
    #expect(try await world.record(draft, 1, request: "abc") != first)
  }

  @Test("a clock that goes back does not put an act before an earlier one")
  func clockGoesBack() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.serve("2026-01-01")
    try await world.record(try world.grant())
    try await world.record(
      ChoiceDraft(act: .withdraw, purpose: .all, channel: .web), at: "2026-11-20T10:00:00Z")
    #expect(try await world.consent.history(of: 0).map(\.choice.act) == [.grant, .withdraw])
  }

  @Test("stopping a recipient or marketing withdraws and objects in one transaction")
  func stops() async throws {
    let world = try await World()
    defer { world.remove() }
    let brand: RecipientID = try identifier("nappy-brand")
    let recorded = try await world.consent.record(
      ChoiceDraft.stop(brand, channel: .web), subject: 0, inForce: world.inForce,
      actor: world.actor, at: world.at)
    #expect(recorded.count == 2 && recorded[1].sequence == recorded[0].sequence + 1)
    let history = try await world.consent.history(of: 0)
    #expect(history.map(\.choice.act) == [.withdraw, .object])
    #expect(history.allSatisfy { $0.choice.recipient == .recipient(brand) })
    let entry = try await world.main.read { try $0.entry(recorded[0].sequence) }
    let leaf = try JSON(parsing: entry.leaf)
    #expect(leaf["act"] == "withdraw" && leaf["recipient"] == "nappy-brand")
    let key = try #require(try await world.vault.key(for: 0))
    #expect(leaf["subject"]?.string == key.commitment(sequence: recorded[0].sequence).base64)
  }

  @Test("a signal that stands is not recorded again with every request")
  func signals() async throws {
    let world = try await World()
    defer { world.remove() }
    for _ in 0..<3 {
      _ = try await world.consent.recordSignal(
        subject: 0, inForce: world.inForce, actor: world.actor, at: world.at)
    }
    let history = try await world.consent.history(of: 0)
    #expect(history.map(\.choice.act) == [.signal])
    #expect(
      history.first?.choice.purpose == .marketing && history.first?.choice.recipient == .others)
  }

  @Test("a restore puts back what the journal has and the tables lack")
  func replays() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.record(ChoiceDraft(act: .object, purpose: .marketing, channel: .web))
    try await world.record(ChoiceDraft(act: .withdraw, purpose: .all, channel: .post))
    let before = try await world.consent.history(of: 0)
    let data = ConsentData()
    try await world.main.write { try data.erase(subject: 0, $0) }
    let entries = try await world.vault.journalEntries(after: 0, limit: 10).map(\.entry)
    #expect(try await world.consent.replay(entries, at: world.at) == 2)
    #expect(try await world.consent.replay(entries, at: world.at) == 0)
    let after = try await world.consent.history(of: 0)
    #expect(after.map(\.choice) == before.map(\.choice) && after.map(\.id) == before.map(\.id))
  }

  @Test("what is held of a subject can be copied, counted and erased")
  func subjectData() async throws {
    let world = try await World()
    defer { world.remove() }
    try await world.serve("2026-01-01")
    try await world.record(try world.grant())
    let data = ConsentData()
    let copy = try await world.main.read { try data.collect(subject: 0, $0) }
    #expect(copy["choices"]?.array?.first?["act"] == "grant")
    #expect(copy["served"]?.array?.first?["notice"] == "privacy@1")
    #expect(try await world.main.read { try data.count(subject: 0, $0) } == 2)
    try await world.main.write { try data.erase(subject: 0, $0) }
    #expect(try await world.main.read { try data.count(subject: 0, $0) } == 0)
    #expect(try await world.main.read { try data.count(subject: 1, $0) } == 1)
  }
}
