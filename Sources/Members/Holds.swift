import Evidence
public import Formats
public import Store
import Vault

/// A reason in law to keep a subject's data although it would otherwise be erased (Article 17(3)).
public struct Hold: Sendable, Equatable {
  /// Our identifier of the hold.
  public var id: UUIDv7
  /// The subject.
  public var ordinal: UInt32
  /// Why; sealed in the tables.
  public var reason: String
  /// When it was placed.
  public var placedAt: Timestamp
  /// When it was lifted, or nil while it stands.
  public var liftedAt: Timestamp?

  var json: JSON {
    [
      "reason": .string(reason), "placed": .string(placedAt.rfc3339),
      "lifted": liftedAt.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  static let context = "members.hold"

  static func all(
    of ordinal: UInt32, _ transaction: any ReadTransaction, _ vault: Vault
  ) throws -> [Hold] {
    try transaction.rows(
      """
      SELECT id, ordinal, reason, placed_at, lifted_at FROM holds
      WHERE ordinal = \(ordinal) ORDER BY id
      """
    ).map { try Hold($0, vault) }
  }
}

extension Hold {
  init(_ row: Row, _ vault: Vault) throws {
    guard let id = UUIDv7(try row.text(0)) else {
      throw StoreError(.corrupt, "the identifier of a hold is damaged")
    }
    let reason = try vault.openWorkspace(try row.blob(2), context: Self.context)
    self.init(
      id: id, ordinal: try row.ordinal(1), reason: String(decoding: reason, as: UTF8.self),
      placedAt: try row.timestamp(3), liftedAt: try row.timestampOrNil(4))
  }
}

extension Members {
  /// Places a hold; throws `StoreError` with `.notFound` for a subject that is unknown or erased.
  public func placeHold(
    on ordinal: UInt32, reason: String, actor: Actor, at: Timestamp
  ) async throws -> UUIDv7 {
    let id = UUIDv7.make(at: at)
    let sealed = try vault.sealWorkspace(reason.utf8Bytes, context: Hold.context)
    guard let key = try await vault.keys(for: [ordinal])[ordinal] else {
      throw StoreError(.notFound, "the subject of a hold is not there")
    }
    try await database.write { transaction in
      guard
        try transaction.exists(
          "SELECT 1 FROM subjects WHERE ordinal = \(ordinal) AND erased_at IS NULL")
      else { throw StoreError(.notFound, "the subject of a hold is not there") }
      try transaction.run(
        """
        INSERT INTO holds (id, ordinal, reason, placed_at, placed_by)
        VALUES (\(id), \(ordinal), \(sealed), \(at), \(actor.id))
        """)
      try transaction.append(
        EntryDraft(kind: "hold.placed", at: at, subjects: [ordinal]) { sequence in
          ["subject": .string(key.commitment(sequence: sequence).base64)]
        })
    }
    return id
  }

  /// Lifts a hold; throws `StoreError` with `.notFound` when it does not stand.
  public func liftHold(_ id: UUIDv7, actor: Actor, at: Timestamp) async throws {
    let ordinal = try await database.read { transaction in
      try transaction.first("SELECT ordinal FROM holds WHERE id = \(id) AND lifted_at IS NULL")?
        .ordinal(0)
    }
    guard let ordinal, let key = try await vault.keys(for: [ordinal])[ordinal] else {
      throw StoreError(.notFound, "the hold does not stand")
    }
    try await database.write { transaction in
      let lifted = try transaction.run(
        """
        UPDATE holds SET lifted_at = \(at), lifted_by = \(actor.id)
        WHERE id = \(id) AND lifted_at IS NULL
        """)
      guard lifted == 1 else { throw StoreError(.notFound, "the hold does not stand") }
      try transaction.append(
        EntryDraft(kind: "hold.lifted", at: at, subjects: [ordinal]) { sequence in
          ["subject": .string(key.commitment(sequence: sequence).base64)]
        })
    }
  }

  /// The holds on a subject, lifted ones included, oldest first.
  public func holds(on ordinal: UInt32) async throws -> [Hold] {
    try await database.read { [vault] in try Hold.all(of: ordinal, $0, vault) }
  }

  /// Whether a hold stands on a subject; ask it in the transaction that would erase.
  public static func isHeld(
    _ ordinal: UInt32, _ transaction: any ReadTransaction
  ) throws -> Bool {
    try transaction.exists(
      "SELECT 1 FROM holds WHERE ordinal = \(ordinal) AND lifted_at IS NULL")
  }

  /// Those of some subjects on whom a hold stands.
  public static func held(
    _ ordinals: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [UInt32] {
    try some(ordinals, transaction) { part in
      """
      SELECT DISTINCT ordinal FROM holds
      WHERE lifted_at IS NULL AND ordinal IN (\(list: part)) ORDER BY ordinal
      """
    }
  }

  /// Those of some subjects who are known and not erased.
  public static func present(
    _ ordinals: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [UInt32] {
    try some(ordinals, transaction) { part in
      """
      SELECT ordinal FROM subjects
      WHERE erased_at IS NULL AND ordinal IN (\(list: part)) ORDER BY ordinal
      """
    }
  }

  private static func some(
    _ ordinals: [UInt32], _ transaction: any ReadTransaction, _ query: (ArraySlice<UInt32>) -> SQL
  ) throws -> [UInt32] {
    var found: [UInt32] = []
    for start in stride(from: 0, to: ordinals.count, by: 4_096) {
      let part = ordinals[start..<min(start + 4_096, ordinals.count)]
      found += try transaction.rows(query(part)).map { try $0.ordinal(0) }
    }
    return found
  }

  /// The holds that stand now, oldest first, each with its subject and who placed it.
  public func standingHolds(limit: Int) async throws -> [(hold: Hold, by: String)] {
    try await database.read { [vault] transaction in
      try transaction.rows(
        """
        SELECT id, ordinal, reason, placed_at, lifted_at, placed_by FROM holds
        WHERE lifted_at IS NULL ORDER BY id LIMIT \(max(limit, 0))
        """
      ).map { (try Hold($0, vault), try $0.text(5)) }
    }
  }
}
