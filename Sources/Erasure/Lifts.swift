import Evidence
public import Formats
public import Register
public import Store
import Vault

/// A restriction or an overridden objection on its way to be lifted: not before the person was told (Article 18(3)).
public struct Lift: Sendable, Equatable {
  /// What is lifted.
  public enum What: String, Sendable, CaseIterable, SQLBindable {
    /// A restriction of everything.
    case restriction
    /// An objection to one purpose.
    case objection
  }

  /// How the person is told.
  public enum Told: String, Sendable, CaseIterable {
    /// By a mail of ours, which must have been handed over.
    case mail
    /// On the telephone.
    case phone
    /// By a letter.
    case post
    /// In person.
    case inPerson = "in-person"
  }

  /// Its name.
  public var id: String
  /// Whose.
  public var ordinal: UInt32
  /// What is lifted.
  public var what: What
  /// The purpose of an objection.
  public var purpose: PurposeID?
  /// The recipients of an objection, as choices name them.
  public var recipient: String?
  /// Why.
  public var reason: String
  /// When it was asked for.
  public var asked: Timestamp
  /// Who asked.
  public var by: String
  /// The mail that tells of it.
  public var mail: String?
  /// How the person is told.
  public var told: Told
  /// When the person was told.
  public var toldAt: Timestamp?
  /// When it took effect.
  public var done: Timestamp?

  /// One that is asked for.
  public init(
    id: String, ordinal: UInt32, what: What, purpose: PurposeID? = nil, recipient: String? = nil,
    reason: String, asked: Timestamp, by: String, told: Told
  ) {
    self.id = id
    self.ordinal = ordinal
    self.what = what
    self.purpose = purpose
    self.recipient = recipient
    self.reason = reason
    self.asked = asked
    self.by = by
    self.told = told
  }
}

extension Erasures {
  private static func liftContext(_ id: String) -> String { "erasure.lift/" + id }

  /// Puts a lifting down, before the person is told; `also` queues the letter in the same transaction.
  ///
  /// - Throws: `ErasureError.staffAlone`, `.reasonMissing`.
  public func ask(
    _ lift: Lift, actor: Actor, also: @escaping @Sendable (any WriteTransaction) throws -> Void
  ) async throws {
    guard actor.kind == .staff else { throw ErasureError.staffAlone }
    guard !lift.reason.allSatisfy(\.isWhitespace) else { throw ErasureError.reasonMissing }
    let sealed = try vault.sealWorkspace(
      Array(lift.reason.utf8), context: Self.liftContext(lift.id))
    let key = try await vault.keys(for: [lift.ordinal])[lift.ordinal]
    try await database.write { transaction in
      try transaction.run(
        """
        INSERT INTO lifts (id, ordinal, what, purpose, recipient, sealed, asked_at, asked_by, mail,
          told, told_at)
        VALUES (\(lift.id), \(lift.ordinal), \(lift.what), \(lift.purpose?.text),
          \(lift.recipient), \(sealed), \(lift.asked), \(actor.id), \(lift.mail),
          \(lift.told.rawValue), \(lift.toldAt))
        """)
      try also(transaction)
      try transaction.append(
        EntryDraft(kind: "lift.told", at: lift.asked, subjects: [lift.ordinal]) { sequence in
          var leaf: [String: JSON] = [
            "lift": .string(lift.id), "what": .string(lift.what.rawValue),
            "told": .string(lift.told.rawValue), "by": .string(actor.kind.rawValue),
          ]
          if let key { leaf["subject"] = .string(key.commitment(sequence: sequence).base64) }
          return .object(leaf)
        })
    }
  }

  /// Liftings, those that wait first.
  public func lifts(waitingOnly: Bool = true, limit: Int = 50) async throws -> [Lift] {
    let which: SQL = waitingOnly ? "done_at IS NULL" : "asked_at IS NOT NULL"
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT id, ordinal, what, purpose, recipient, sealed, asked_at, asked_by, mail, told,
          told_at, done_at
        FROM lifts WHERE \(which)
        ORDER BY CASE WHEN done_at IS NULL THEN 0 ELSE 1 END, id LIMIT \(max(limit, 0))
        """)
    }
    return try rows.map { row in
      let id = try row.text(0)
      guard let what = Lift.What(rawValue: try row.text(2)),
        let told = Lift.Told(rawValue: try row.text(9))
      else { throw StoreError(.corrupt, "a row of lifts is damaged") }
      var lift = Lift(
        id: id, ordinal: try row.ordinal(1), what: what,
        purpose: try row.textOrNil(3).flatMap { PurposeID($0) }, recipient: try row.textOrNil(4),
        reason: String(
          decoding: try vault.openWorkspace(try row.blob(5), context: Self.liftContext(id)),
          as: UTF8.self), asked: try row.timestamp(6), by: try row.text(7), told: told)
      lift.mail = try row.textOrNil(8)
      lift.toldAt = try row.timestampOrNil(10)
      lift.done = try row.timestampOrNil(11)
      return lift
    }
  }

  /// Writes down that the person was told, and that the lifting took effect.
  public func finish(lift id: String, told: Timestamp, at now: Timestamp) async throws {
    try await database.write { transaction in
      _ = try transaction.run(
        """
        UPDATE lifts SET told_at = \(told), done_at = \(now) WHERE id = \(id) AND done_at IS NULL
        """)
    }
  }
}
