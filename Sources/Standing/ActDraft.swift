import Formats
import Law
import Store

/// An act before it has its place in the order.
struct ActDraft: Sendable {
  let kind: StandingAct.Kind
  var name: String?
  var territories: [Country]?
  var version: Int?
  var reason = ""
  let at: Timestamp
  let actor: Actor

  static let longestReason = 4_000

  /// The draft, unless its reason is too long to keep.
  func checked() throws(StandingError) -> ActDraft {
    guard reason.utf8.count <= Self.longestReason else { throw .reasonTooLong }
    return self
  }

  /// The leaf of an act on an agreement; null stands for everywhere.
  var agreementLeaf: JSON {
    [
      "agreement": name.map { .string($0) } ?? .null,
      "territories": territories.map { .array($0.map { .string($0.code) }) } ?? .null,
    ]
  }
}

extension WriteTransaction {
  /// Lets one writer at a time change what is in force; returns the version in force, 0 for none.
  @discardableResult
  func lockStanding() throws -> Int {
    Int(
      try one("UPDATE standing_head SET version = version WHERE one = 1 RETURNING version").int(0))
  }

  /// Appends an act with its entry, makes it the revision, and returns its sequence.
  @discardableResult
  func note(_ act: ActDraft, leaf: JSON) throws -> Int64 {
    let sequence = try append(
      EntryDraft(kind: act.kind.rawValue, at: act.at) { _ in leaf })
    try insert(
      into: "standing_acts",
      [
        "sequence", "kind", "name", "territories", "version", "reason", "at", "actor_kind",
        "actor_id",
      ],
      rows: [
        [
          .integer(sequence), .text(act.kind.rawValue), act.name.sqlValue,
          (act.territories?.map(\.code).joined(separator: " ")).sqlValue, act.version.sqlValue,
          .text(act.reason), act.at.sqlValue, .text(act.actor.kind.rawValue), .text(act.actor.id),
        ]
      ])
    try run("UPDATE standing_head SET revision = \(sequence) WHERE one = 1")
    return sequence
  }
}
