public import Formats
public import Store

/// What changed when a place was looked at again.
public struct Reconciliation: Sendable, Equatable {
  /// Seen for the first time.
  public var opened: [String] = []
  /// Seen again after it was closed.
  public var reopened: [String] = []
  /// Not seen any more.
  public var closed: [String] = []

  /// Nothing.
  public init() {}
}

extension Findings {
  /// Compares what was seen at a place with what is known of it: opens, reopens, closes.
  ///
  /// - Parameters:
  ///   - covered: the kinds of which everything would have been seen; of these, what was not seen is closed. Leave out
  ///     a kind of which part could not be looked at: unknown is not gone.
  ///   - source: what saw it.
  /// - Returns: what changed, and the entries to append at the end of the transaction.
  public static func reconcile(
    _ observed: [Observation], at place: String, covered: Set<String>, source: String,
    now: Timestamp, _ transaction: any WriteTransaction
  ) throws -> (changes: Reconciliation, entries: [EntryDraft]) {
    let known = try transaction.rows(
      "SELECT \(Finding.columns) FROM findings WHERE place = \(place) ORDER BY id"
    ).map(Finding.init)
    var changes = Reconciliation()
    var entries: [EntryDraft] = []
    var seen: Set<String> = []
    for observation in observed
    where seen.insert(observation.kind + "\n" + observation.key).inserted {
      let due = now.date.adding(days: observation.days)
      guard
        let finding = known.first(where: {
          $0.kind == observation.kind && $0.key == observation.key
        })
      else {
        let finding = Finding(
          id: UUIDv7.make(at: now).text, kind: observation.kind, place: place,
          key: observation.key, title: observation.title, owner: observation.owner, state: .open,
          first: now, last: now, due: due, closed: nil, returns: 0, source: source)
        try transaction.insert(finding)
        changes.opened.append(finding.id)
        entries.append(finding.entry("finding.opened", at: now, by: "system"))
        continue
      }
      let isBack = finding.state == .closed
      try transaction.run(
        """
        UPDATE findings SET title = \(observation.title), last_at = \(now), source = \(source),
          state = \(Finding.State.open), closed_at = \(nil as Int64?),
          due = \(isBack ? due.iso : finding.due.iso),
          returns = \(finding.returns + (isBack ? 1 : 0))
        WHERE id = \(finding.id)
        """)
      if isBack {
        changes.reopened.append(finding.id)
        entries.append(finding.entry("finding.reopened", at: now, by: "system"))
      }
    }
    for finding in known where finding.state == .open && covered.contains(finding.kind) {
      guard !seen.contains(finding.kind + "\n" + finding.key) else { continue }
      try transaction.run(
        """
        UPDATE findings SET state = \(Finding.State.closed), closed_at = \(now)
        WHERE id = \(finding.id)
        """)
      changes.closed.append(finding.id)
      entries.append(finding.entry("finding.closed", at: now, by: "system"))
    }
    return (changes, entries)
  }
}

extension WriteTransaction {
  fileprivate func insert(_ finding: Finding) throws {
    try run(
      """
      INSERT INTO findings (\(Finding.columns)) VALUES (\(finding.id), \(finding.kind),
        \(finding.place), \(finding.key), \(finding.title), \(finding.owner), \(finding.state),
        \(finding.first), \(finding.last), \(finding.due.iso), \(nil as Int64?),
        \(finding.returns), \(finding.source))
      """)
  }
}
