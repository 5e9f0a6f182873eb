import Evidence
public import Formats
public import Store
public import Vault

/// That a handle is never taken in again: a ban, or somebody who never wants to hear from us.
///
/// Nobody is kept for it. Of the handle a keyed hash stays, made apart from the one by which members are found, so that
/// the two do not join; without the workspace's key nobody can tell whose it is.
public struct Suppression: Sendable, Equatable {
  /// Why a handle is refused; a closed list, so that no free text about anybody is kept.
  public enum Reason: String, Sendable, CaseIterable {
    /// The house banned the person.
    case ban
    /// The person never wants to be written to or taken in again.
    case never
  }

  /// What kind of handle it is.
  public var kind: HandleKind
  /// Why.
  public var reason: Reason
  /// Since when.
  public var since: Timestamp
}

extension Suppression.Reason {
  /// The reason in words.
  public var sentence: String {
    switch self {
    case .ban: "banned by the house"
    case .never: "asked never to be contacted or taken in again"
    }
  }
}

extension Members {
  static var suppressionTables: Migration {
    Migration(room: "members", version: 4) { dialect in
      [
        """
        CREATE TABLE suppressions (
          kind BIGINT NOT NULL, mark \(unsafe: dialect.blob) NOT NULL, reason TEXT NOT NULL,
          made_at BIGINT NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (kind, mark)
        )\(unsafe: dialect.tableSuffix)
        """
      ]
    }
  }

  /// Refuses handles from now on, with one entry; those that are refused already stay as they are.
  ///
  /// Returns how many are new. Throws `StoreError`.
  @discardableResult
  public func suppress(
    _ handles: [(kind: HandleKind, value: String)], for reason: Suppression.Reason, actor: Actor,
    at now: Timestamp
  ) async throws -> Int {
    let marker = SuppressionMark(vault)
    let marks = handles.map { marker.mark(of: HandleKey($0.kind, $0.value, vault)) }
    return try await database.writeAlone { transaction in
      var added = 0
      for mark in marks {
        guard
          try !transaction.exists(
            "SELECT 1 FROM suppressions WHERE kind = \(mark.kind) AND mark = \(mark.bytes)")
        else { continue }
        try transaction.run(
          """
          INSERT INTO suppressions (kind, mark, reason, made_at, made_by)
          VALUES (\(mark.kind), \(mark.bytes), \(reason.rawValue), \(now), \(actor.id))
          """)
        added += 1
      }
      guard added > 0 else { return 0 }
      let count = Int64(added)
      try transaction.append(
        EntryDraft(kind: "suppression.made", at: now) { _ in
          [
            "handles": .integer(count), "reason": .string(reason.rawValue),
            "by": .string(actor.kind.rawValue),
          ]
        })
      return added
    }
  }

  /// Takes a handle again; false when it was not refused.
  @discardableResult
  public func liftSuppression(
    _ kind: HandleKind, _ value: String, actor: Actor, at now: Timestamp
  ) async throws -> Bool {
    let mark = SuppressionMark(vault).mark(of: HandleKey(kind, value, vault))
    return try await database.write { transaction in
      let count = try transaction.run(
        "DELETE FROM suppressions WHERE kind = \(mark.kind) AND mark = \(mark.bytes)")
      guard count == 1 else { return false }
      try transaction.append(
        EntryDraft(kind: "suppression.lifted", at: now) { _ in
          ["handles": 1, "by": .string(actor.kind.rawValue)]
        })
      return true
    }
  }

  /// Whether and why a handle is refused.
  public func suppression(of kind: HandleKind, _ value: String) async throws -> Suppression? {
    let mark = SuppressionMark(vault).mark(of: HandleKey(kind, value, vault))
    return try await database.read { transaction in
      try transaction.first(
        """
        SELECT reason, made_at FROM suppressions
        WHERE kind = \(mark.kind) AND mark = \(mark.bytes)
        """
      ).map { row in
        guard let reason = Suppression.Reason(rawValue: try row.text(0)) else {
          throw StoreError(.corrupt, "the reason of a suppression is damaged")
        }
        return Suppression(kind: kind, reason: reason, since: try row.timestamp(1))
      }
    }
  }

  /// How many handles are refused, by reason.
  public func suppressions() async throws -> [Suppression.Reason: Int] {
    try await database.read { transaction in
      var counts: [Suppression.Reason: Int] = [:]
      try transaction.each(
        "SELECT reason, COUNT(*) FROM suppressions GROUP BY reason ORDER BY reason"
      ) { row in
        if let reason = Suppression.Reason(rawValue: try row.text(0)) {
          counts[reason] = Int(try row.int(1))
        }
      }
      return counts
    }
  }
}

/// Makes what stands for a refused handle in the tables, from what stands for it among the members.
struct SuppressionMark: Sendable {
  struct Mark: Sendable, Equatable {
    let kind: Int64
    let bytes: [UInt8]
  }

  private let vault: Vault

  init(_ vault: Vault) { self.vault = vault }

  func mark(of key: HandleKey) -> Mark {
    Mark(
      kind: key.number,
      bytes: Commitment.hmac(
        key: vault.derive("suppressions"), domain: "suppression",
        [UInt8(truncatingIfNeeded: key.number)], key.hash
      ).bytes)
  }

  /// Those of some handles that are refused; asks nothing more of tables in which nobody is.
  func refused(
    of keys: [HandleKey], _ transaction: any ReadTransaction
  ) throws -> Set<HandleKey> {
    guard try transaction.exists("SELECT 1 FROM suppressions LIMIT 1") else { return [] }
    var refused: Set<HandleKey> = []
    for start in stride(from: 0, to: keys.count, by: 8_192) {
      let part = keys[start..<min(start + 8_192, keys.count)]
      let marks = Dictionary(
        part.map { (mark(of: $0).bytes, $0) }, uniquingKeysWith: { first, _ in first })
      try transaction.each(
        "SELECT mark FROM suppressions WHERE mark IN (\(list: marks.keys))"
      ) { row in
        if let key = marks[try row.blob(0)] { refused.insert(key) }
      }
    }
    return refused
  }
}
