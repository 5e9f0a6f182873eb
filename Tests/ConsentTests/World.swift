import Consent
import Formats
import Foundation
import Law
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// A small world with two real databases in a folder of its own, and three members.
struct World {
  let folder: URL
  let place: DatabaseInTest
  let main: any Store.Database
  let keys: any Store.Database
  let vault: Vault
  let members: Members
  let consent: Consent
  let inForce: InForce
  let at: Timestamp
  let actor = Actor(kind: .member, id: "m")

  static var migrations: [Migration] {
    Migration.entries + Members.migrations + Consent.migrations
  }

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "consent-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    at = try #require(Timestamp("2026-11-21T10:00:00Z"))
    place = try DatabaseInTest(path: folder.appendingPathComponent("main.db").path)
    main = try await place.open(Self.migrations, at: at)
    keys = try await DatabaseInTest(path: folder.appendingPathComponent("keys.db").path)
      .open(Vault.migrations, at: at)
    vault = Vault(store: keys, key: WorkspaceKey())
    try await vault.open()
    members = Members(database: main, vault: vault)
    consent = Consent(database: main, vault: vault)
    inForce = InForce(register: try World.register(), version: 1)
    let drafts = try (0..<3).map { number in
      MemberDraft(
        handles: [.id: "m-\(number)"], relationship: "sign-up", values: [:],
        provenance: .init(
          source: try identifier("signup-web"), notice: try World.privacy(), basis: .consent),
        collected: at.date)
    }
    let outcomes = try await members.take(drafts, inForce: inForce, actor: actor, at: at)
    #expect(outcomes == [.added(0), .added(1), .added(2)])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func time(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

  static func privacy() throws -> NoticeVersion { try #require(NoticeVersion("privacy@1")) }

  static func register() throws -> Register {
    let britain = try #require(Country("GB"))
    return Register(
      organisation: Organisation(
        name: "The Nest", country: britain, address: "1 Lane",
        contact: .init(name: "Desk", email: "desk@example.org"),
        officer: .init(name: "Officer", email: "dpo@example.org"),
        residenceField: try identifier("country")),
      purposes: try ["newsletter", "offers.baby"].map {
        Purpose(id: try identifier($0), label: $0, basis: .consent, fields: [], marketing: true)
      },
      recipients: [
        Recipient(
          id: try identifier("nappy-brand"), label: "Nappies", role: .controller, country: britain,
          team: "ads")
      ],
      collectionPoints: [
        CollectionPoint(
          id: try identifier("signup-web"), place: "form", brand: "The Nest", medium: .web),
        CollectionPoint(
          id: try identifier("pregnancy-pack"), place: "card", brand: "Bump", medium: .paper,
          gift: "free nappy pack"),
      ],
      notices: [
        Notice(
          version: try privacy(), title: "Privacy", from: try #require(CivilDate("2025-01-01")),
          covers: [.init(purpose: try identifier("offers.baby"), recipients: [])], body: "")
      ])
  }

  func grant(
    _ purpose: String = "offers.baby", point: String? = nil
  ) throws -> ChoiceDraft {
    ChoiceDraft(
      act: .grant, purpose: .purpose(try identifier(purpose)), notice: try World.privacy(),
      channel: .web, collectionPoint: try point.map { try identifier($0) }, wording: "Yes, please")
  }

  func serve(_ text: String) async throws {
    try await consent.serve(
      try World.privacy(), to: [0, 1, 2], channel: .web, inForce: inForce, actor: actor,
      at: try time(text))
  }

  @discardableResult
  func record(
    _ draft: ChoiceDraft, _ subject: UInt32 = 0, at text: String? = nil, request: String? = nil
  ) async throws -> Recorded {
    try await consent.record(
      draft, subject: subject, inForce: inForce, actor: actor,
      at: try text.map { try time($0) } ?? at,
      request: request)
  }

  func journalKinds() async throws -> [JournalEntry.Kind] {
    try await vault.journalEntries(after: 0, limit: 1_000).map(\.entry.kind)
  }
}

func identifier<Named>(_ text: String) throws -> Identifier<Named> {
  try #require(Identifier<Named>(text))
}
