public import Formats
public import Register
public import Store
import Vault

/// One thing that was written down about a partner; never altered afterwards.
public struct PartnerRecord: Sendable, Equatable, Identifiable {
  /// Our own identifier.
  public let id: String
  /// The partner.
  public let recipient: RecipientID
  /// What it is.
  public let fact: PartnerFact
  /// The sequence of its entry.
  public let sequence: Int64
  /// When.
  public let at: Timestamp
  /// Who.
  public let actor: Actor

  static let columns: SQL = "id, recipient, kind, hash, sealed, sequence, at, actor_kind, actor_id"

  static func context(_ id: String) -> String { "partner/" + id }

  /// The record of a row; throws `VendorError.damaged`, `VaultError.sealBroken`.
  init(_ row: Row, _ vault: Vault) throws {
    let id = try row.text(0)
    guard let recipient = RecipientID(try row.text(1)),
      let kind = PartnerFact.Kind(rawValue: try row.text(2)),
      let actor = Actor.Kind(rawValue: try row.text(7))
    else { throw VendorError.damaged }
    self.id = id
    self.recipient = recipient
    fact = try PartnerFact(
      kind, bytes: try vault.openWorkspace(try row.blob(4), context: Self.context(id)))
    sequence = try row.int(5)
    at = try row.timestamp(6)
    self.actor = Actor(kind: actor, id: try row.text(8))
  }

  init(
    id: String, recipient: RecipientID, fact: PartnerFact, sequence: Int64, at: Timestamp,
    actor: Actor
  ) {
    self.id = id
    self.recipient = recipient
    self.fact = fact
    self.sequence = sequence
    self.at = at
    self.actor = actor
  }
}
