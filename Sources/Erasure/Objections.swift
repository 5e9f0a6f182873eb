import Consent
import Evidence
public import Formats
import Law
import Members
public import Register
public import Store
import Vault

/// An objection to something other than direct marketing, which somebody has to decide on (Article 21(1)).
///
/// It is honoured from the moment it is made, so that nothing is used while it waits (Article 18(1)(d)). Direct marketing
/// is no matter for a decision: the objection simply stands (Article 21(3)).
public struct ObjectionCase: Sendable, Equatable {
  /// What became of it.
  public enum State: String, Sendable, CaseIterable, SQLBindable {
    /// It waits for a decision.
    case open
    /// It stands.
    case upheld
    /// Compelling legitimate grounds were shown; it is lifted once the person was told.
    case overridden
  }

  /// Its name.
  public var id: String
  /// Whose.
  public var ordinal: UInt32
  /// The purpose it is about.
  public var purpose: PurposeID
  /// The recipients it is about, as choices name them.
  public var recipient: String
  /// When it was made.
  public var opened: Timestamp
  /// What became of it.
  public var state: State
  /// The grounds of a decision.
  public var grounds: String?
  /// When it was decided.
  public var decided: Timestamp?
  /// Who decided.
  public var by: String?
}

extension Erasures {
  private static let columns: SQL =
    "id, ordinal, purpose, recipient, opened_at, state, sealed, decided_at, decided_by"

  private static func context(_ id: String) -> String { "erasure.objection/" + id }

  private func objection(_ row: Row) throws -> ObjectionCase {
    guard let purpose = PurposeID(try row.text(2)),
      let state = ObjectionCase.State(rawValue: try row.text(5))
    else { throw StoreError(.corrupt, "a row of objection_cases is damaged") }
    let id = try row.text(0)
    return ObjectionCase(
      id: id, ordinal: try row.ordinal(1), purpose: purpose, recipient: try row.text(3),
      opened: try row.timestamp(4), state: state,
      grounds: try row.blobOrNil(6).map {
        String(decoding: try vault.openWorkspace($0, context: Self.context(id)), as: UTF8.self)
      }, decided: try row.timestampOrNil(7), by: try row.textOrNil(8))
  }

  /// Opens a case for each objection since the last look that somebody has to decide on; returns how many.
  ///
  /// That is an objection to one purpose that rests on interests or a public task and is no direct marketing.
  public func openObjections(_ inForce: InForce, at now: Timestamp) async throws -> Int {
    var opened = 0
    while true {
      let (position, entries) = try await database.read { transaction in
        let position = try transaction.one("SELECT sequence FROM objection_position WHERE one = 1")
          .int(0)
        return (
          position,
          try transaction.entries(of: ["choice.object"], after: position, limit: 500)
        )
      }
      guard let last = entries.last else { return opened }
      opened += try await database.writeAlone { transaction in
        let moved = try transaction.run(
          """
          UPDATE objection_position SET sequence = \(last.sequence)
          WHERE one = 1 AND sequence = \(position)
          """)
        // Another process looks at the same ones.
        guard moved == 1 else { return 0 }
        var made: [(id: String, subject: UInt32)] = []
        for entry in entries {
          for subject in entry.subjects {
            let history = try Consent.history(of: subject, transaction)
            guard let recorded = history.last(where: { $0.sequence == entry.sequence }),
              case .purpose(let id) = recorded.choice.purpose,
              let purpose = inForce.register.purposes[id: id], !purpose.marketing,
              [.publicTask, .recognisedLegitimateInterest, .legitimateInterests]
                .contains(purpose.basis)
            else { continue }
            let name = UUIDv7.make(at: now).text
            try transaction.insert(
              into: "objection_cases",
              ["id", "ordinal", "choice", "purpose", "recipient", "opened_at", "state"],
              rows: [
                [
                  .text(name), subject.sqlValue, .integer(entry.sequence), .text(id.text),
                  .text(recorded.choice.recipient.text), entry.at.sqlValue,
                  .text(ObjectionCase.State.open.rawValue),
                ]
              ], onConflict: .ignore(target: ["ordinal", "choice"]))
            made.append((name, subject))
          }
        }
        for one in made {
          try transaction.append(
            EntryDraft(kind: "objection.opened", at: now, subjects: [one.subject]) { _ in
              ["objection": .string(one.id)]
            })
        }
        return made.count
      }
    }
  }

  /// Objections, the oldest open ones first.
  public func objections(
    _ state: ObjectionCase.State? = .open, limit: Int = 50
  ) async throws -> [ObjectionCase] {
    let states = state.map { [$0] } ?? ObjectionCase.State.allCases
    let rows = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(Self.columns) FROM objection_cases
        WHERE state IN (\(list: states)) ORDER BY id LIMIT \(max(limit, 0))
        """)
    }
    return try rows.map(objection)
  }

  /// One objection; throws `ErasureError.unknownObjection`.
  public func objection(_ id: String) async throws -> ObjectionCase {
    let row = try await database.read {
      try $0.first("SELECT \(Self.columns) FROM objection_cases WHERE id = \(id)")
    }
    guard let row else { throw ErasureError.unknownObjection }
    return try objection(row)
  }

  /// Decides on an objection, with its grounds; a person does, and only once.
  ///
  /// - Throws: `ErasureError.staffAlone`, `.reasonMissing`, `.unknownObjection`.
  public func decide(
    _ id: String, _ state: ObjectionCase.State, grounds: String, actor: Actor, at now: Timestamp
  ) async throws {
    guard actor.kind == .staff else { throw ErasureError.staffAlone }
    guard !grounds.allSatisfy(\.isWhitespace) else { throw ErasureError.reasonMissing }
    let found = try await objection(id)
    guard found.state == .open, state != .open else { throw ErasureError.unknownObjection }
    let sealed = try vault.sealWorkspace(Array(grounds.utf8), context: Self.context(id))
    let key = try await vault.keys(for: [found.ordinal])[found.ordinal]
    try await database.write { transaction in
      let count = try transaction.run(
        """
        UPDATE objection_cases
        SET state = \(state), sealed = \(sealed), decided_at = \(now), decided_by = \(actor.id)
        WHERE id = \(id) AND state = \(ObjectionCase.State.open)
        """)
      guard count == 1 else { throw ErasureError.unknownObjection }
      try transaction.append(
        EntryDraft(kind: "objection." + state.rawValue, at: now, subjects: [found.ordinal]) {
          sequence in
          var leaf: [String: JSON] = [
            "objection": .string(id), "by": .string(actor.kind.rawValue),
          ]
          if let key { leaf["subject"] = .string(key.commitment(sequence: sequence).base64) }
          return .object(leaf)
        })
    }
  }
}
