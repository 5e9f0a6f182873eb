import Findings
import Formats
import Law
import Mail
import Members
import Rights
import Store
import TestSupport
import Testing
import Vault

/// The room of requests on a database of its own, with keys for a few people.
struct RightsDesk {
  static let lead = Actor(kind: .staff, id: "lead")
  /// Thursday 3 September 2026, noon.
  static let now = Timestamp("2026-09-03T12:00:00Z") ?? Timestamp(microseconds: 0)

  let folder: TestFolder
  let database: any Store.Database
  let vault: Vault
  let requests: Requests

  init() async throws {
    folder = try TestFolder()
    database = try await folder.database(
      of: Vault.migrations + Findings.migrations + Mail.migrations + Requests.migrations)
    vault = Vault(store: database, key: WorkspaceKey())
    try await vault.open()
    _ = try await vault.makeKeys(for: [UInt32(0), 1, 2])
    requests = Requests(database: database, vault: vault)
  }

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  static func at(_ text: String) throws -> Timestamp {
    try #require(Timestamp(text + "T12:00:00Z"))
  }

  /// A request of somebody in Great Britain, received on the day of `now` unless another is named.
  func receive(
    _ right: RequestRight = .access, of subject: UInt32? = 1, received: String? = nil,
    place: String? = "GB", words: String = "Everything about Quentin Querulous, please",
    at: Timestamp = RightsDesk.now
  ) async throws -> SubjectRequest {
    try await requests.receive(
      RequestDraft(
        right, received: try received.map(Self.day) ?? at.date, channel: .phone,
        content: RequestContent(contact: "quentin@example.org", words: words), place: place),
      subject: subject, home: "GB", actor: Self.lead, at: at)
  }
}
