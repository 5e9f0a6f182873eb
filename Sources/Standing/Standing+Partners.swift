public import Formats
public import Register
public import Store

/// An undertaking with the words that go with it.
public struct GivenUndertaking: Sendable, Equatable {
  /// What the gate enforces.
  public let undertaking: Undertaking
  /// What was promised and to whom, in words; never part of the evidence.
  public let words: String
  /// When it was entered.
  public let at: Timestamp
  /// When it was lifted; nil while it holds.
  public let lifted: Timestamp?
}

extension Standing {
  /// Does an act on partners, in a transaction of its own; throws `StandingError`.
  public func carryOut(
    _ act: PartnerAct, reason: String = "", actor: Actor, at now: Timestamp
  ) async throws {
    try await database.write { transaction in
      _ = try note(act, reason: reason, actor: actor, at: now, transaction)
    }
  }

  /// Does an act on partners within a transaction, whose last entry it is.
  ///
  /// - Parameter record: SHA-256 of what another room keeps about it; stands in the entry.
  /// - Returns: the sequence of its entry. Throws `StandingError`.
  public func note(
    _ act: PartnerAct, record: [UInt8]? = nil, reason: String = "", actor: Actor,
    at now: Timestamp, _ transaction: any WriteTransaction
  ) throws -> Int64 {
    let draft = try ActDraft(
      kind: act.kind, name: act.name, reason: reason, at: now, actor: actor
    ).checked()
    try transaction.lockStanding()
    guard let inForce = try inForce(transaction) else { throw StandingError.nothingPublished }
    try act.check(inForce, on: now.date)
    guard case .object(var members) = act.leaf else { throw StandingError.nothingPublished }
    members["record"] = record.map { .string(Hex.encode($0)) }
    let sequence = try transaction.note(draft, leaf: .object(members))
    try transaction.insert(
      into: "partner_terms", ["sequence", "kind", "at", "terms"],
      rows: [
        [
          .integer(sequence), .text(act.kind.rawValue), now.sqlValue,
          .blob(JSON.object(members).canonical),
        ]
      ])
    return sequence
  }

  /// Every undertaking ever given, those that hold first, then the newest first.
  public func undertakings() async throws -> [GivenUndertaking] {
    try await database.read { transaction in
      var given: [(promise: Undertaking, words: String, at: Timestamp)] = []
      var lifted: [String: Timestamp] = [:]
      try transaction.each(
        """
        SELECT t.kind, t.at, t.terms, a.reason FROM partner_terms t
        JOIN standing_acts a ON a.sequence = t.sequence ORDER BY t.sequence
        """
      ) { row in
        guard let kind = StandingAct.Kind(rawValue: try row.text(0)),
          let terms = try? JSON(parsing: try row.blob(2)), let act = PartnerAct(kind, terms)
        else { throw StandingError.damaged(table: "partner_terms") }
        switch act {
        case .undertake(let promise): given.append((promise, try row.text(3), try row.timestamp(1)))
        case .release(let id): lifted[id] = try row.timestamp(1)
        default: break
        }
      }
      let all = given.map {
        GivenUndertaking(
          undertaking: $0.promise, words: $0.words, at: $0.at, lifted: lifted[$0.promise.id])
      }.sorted { ($1.at, $1.undertaking.id) < ($0.at, $0.undertaking.id) }
      return all.filter { $0.lifted == nil } + all.filter { $0.lifted != nil }
    }
  }
}
