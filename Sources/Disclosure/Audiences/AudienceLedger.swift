import Formats
import Gate
import Index
import Register
import Store

/// What a run does to an audience, worked out before its transaction holds any lock.
struct AudienceDelta: Sendable {
  var audience: String
  var run: Int
  /// Those to be dropped.
  var drops: [UInt32]
  /// How many are added.
  var added: Int
  var hasSelector: Bool
}

/// The SQL of audiences and their runs.
enum AudienceLedger {
  static func find(_ id: String, _ transaction: any ReadTransaction) throws -> TargetAudience? {
    try transaction.first("SELECT \(columns) FROM audiences WHERE id = \(id)").map(audience)
  }

  /// Newest first.
  static func list(before: String?, limit: Int, _ transaction: any ReadTransaction) throws
    -> [TargetAudience]
  {
    try transaction.rows(
      """
      SELECT \(columns) FROM audiences WHERE id < \(before ?? "~")
      ORDER BY id DESC LIMIT \(max(limit, 0))
      """
    ).map(audience)
  }

  static func insert(_ audience: TargetAudience, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      INSERT INTO audiences (id, state, recipient, wish, hashed, days, next_at, runs, added_at,
        added_kind, added_by)
      VALUES (\(audience.id), \(audience.state), \(audience.use.recipient.text),
        \(Wish.json(audience.use).text), \(audience.isHashed ? 1 : 0), \(audience.days),
        \(audience.next), \(audience.runs), \(audience.proposed.at), \(audience.proposed.by.kind),
        \(audience.proposed.by.id))
      """)
  }

  /// Everybody whom the recipient was told to hold.
  static func members(of audience: String, _ transaction: any ReadTransaction) throws -> Bitmap {
    var members = Bitmap()
    try transaction.each(
      "SELECT ordinal FROM audience_members WHERE audience = \(audience) ORDER BY ordinal"
    ) { members.set(try $0.ordinal(0), true) }
    return members
  }

  /// Books what a run adds and drops; whoever was added stands in the disclosure's rows.
  static func commit(
    _ delta: AudienceDelta, disclosure: String?, at now: Timestamp,
    _ transaction: any WriteTransaction
  ) throws {
    let (audience, run) = (delta.audience, delta.run)
    for start in stride(from: 0, to: delta.drops.count, by: 5_000) {
      let part = Array(delta.drops[start..<min(start + 5_000, delta.drops.count)])
      try transaction.run(
        """
        INSERT INTO audience_drops (audience, run, ref)
        SELECT audience, CAST(\(run) AS BIGINT), ref FROM audience_members
        WHERE audience = \(audience) AND ordinal IN (\(list: part))
        """)
      try transaction.run(
        """
        DELETE FROM audience_members WHERE audience = \(audience) AND ordinal IN (\(list: part))
        """)
    }
    try transaction.run(
      "UPDATE audience_drops SET run = \(run) WHERE audience = \(audience) AND run = \(0)")
    if let disclosure {
      try transaction.run(
        """
        INSERT INTO audience_members (ordinal, audience, ref)
        SELECT ordinal, CAST(\(audience) AS TEXT), ref FROM disclosed
        WHERE disclosure = \(disclosure)
        """)
    }
    let dropped = Int(
      try transaction.int(
        "SELECT COUNT(*) FROM audience_drops WHERE audience = \(audience) AND run = \(run)"))
    let isUnchanged = dropped == 0 && delta.added == 0
    let state: AudienceRun.State = isUnchanged ? .unchanged : .packed
    let changed = try transaction.run(
      """
      UPDATE audience_runs SET state = \(state), added = \(delta.added), dropped = \(dropped),
        disclosure = \(disclosure), ended_at = \(isUnchanged ? now : nil)
      WHERE audience = \(audience) AND number = \(run) AND state = \(AudienceRun.State.preparing)
      """)
    guard changed == 1 else { throw AudienceError.busy(id: audience) }
    if isUnchanged { try settle(audience, transaction) }
    try transaction.append(
      EntryDraft(kind: isUnchanged ? "audience.unchanged" : "audience.packed", at: now) { _ in
        [
          "audience": .string(audience), "run": .integer(Int64(run)),
          "added": Disclosures.shown(delta.added, hasSelector: delta.hasSelector),
          "dropped": Disclosures.shown(dropped, hasSelector: delta.hasSelector),
          "disclosure": disclosure.map { .string($0) } ?? .null,
        ]
      })
  }

  /// After its last run an audience is over.
  static func settle(_ audience: String, _ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      UPDATE audiences SET state = \(TargetAudience.State.ended), next_at = \(nil as Int64?)
      WHERE id = \(audience) AND state = \(TargetAudience.State.ending)
      """)
  }

  private static let columns: SQL = """
    id, state, wish, hashed, days, next_at, runs, added_at, added_kind, added_by, approved_at,
    approved_kind, approved_by,
    (SELECT COUNT(*) FROM audience_members WHERE audience = audiences.id)
    """

  private static func audience(_ row: Row) throws -> TargetAudience {
    func step(_ column: Int) throws -> DisclosureSummary.Step? {
      guard let at = try row.timestampOrNil(column) else { return nil }
      guard let kind = Actor.Kind(rawValue: try row.text(column + 1)) else { throw damaged }
      return .init(at: at, by: Actor(kind: kind, id: try row.text(column + 2)))
    }
    guard let state = TargetAudience.State(rawValue: try row.text(1)),
      let json = try? JSON(parsing: try row.text(2).utf8), let use = Wish.use(json),
      let proposed = try step(7)
    else { throw damaged }
    return TargetAudience(
      id: try row.text(0), state: state, use: use, isHashed: try row.int(3) == 1,
      days: Int(try row.int(4)), next: try row.timestampOrNil(5), runs: Int(try row.int(6)),
      proposed: proposed, approved: try step(10), size: Int(try row.int(13)))
  }

  static var damaged: StoreError { StoreError(.corrupt, "a row of audiences is damaged") }
}
