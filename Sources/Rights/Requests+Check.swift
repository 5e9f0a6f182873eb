import Crypto
import Formats
import Law
public import Store
import Vault

extension Requests {
  static let move = FlawKind.fault(
    "request_moves.entry", "changes of requests are not what their entry says")
  static let missing = FlawKind.fault(
    "request_moves.missing", "entries about requests have no change in the tables")
  static let state = FlawKind.fault(
    "requests.state", "requests are not where their last change left them")
  static let day = FlawKind.fault(
    "requests.due", "requests have another day than their own facts give",
    remedy: "set the place of each anew with `aboveboard request locate`, which counts it again")

  /// The kinds of entry that a change of a request leaves.
  static let kinds: [String] =
    RequestMove.allCases.map(\.entryKind) + [
      received, "request.classified", "request.assigned", "request.located",
      "request.others-flagged", "request.others-cleared", "request.acknowledged",
      "request.enquired", "request.mandate-checked", "request.joined", "request.task-set",
      "request.task-done", "request.warned",
    ]

  /// Compares every change with its entry and what was written with its hash, and every request with its changes and
  /// its clock.
  public func check() async throws -> Flaws {
    var flaws = Flaws()
    var (last, count) = (Int64(0), 0)
    while true {
      let after = last
      let (rows, entries) = try await database.read { transaction in
        let rows = try transaction.rows(
          """
          SELECT m.sequence, m.kind, m.request, m.from_state, m.to_state, m.number, m.hash, m.sealed,
            r.ordinal
          FROM request_moves m LEFT JOIN requests r ON r.id = m.request
          WHERE m.sequence > \(after) ORDER BY m.sequence LIMIT 500
          """)
        return (rows, try transaction.entries(at: rows.map { try $0.int(0) }))
      }
      if rows.isEmpty { break }
      let subjects = Set(try rows.compactMap { try $0.isNull(8) ? nil : try $0.ordinal(8) })
      let keys = try await vault.keys(for: subjects.sorted())
      for row in rows {
        last = try row.int(0)
        count += 1
        let subject = try row.isNull(8) ? nil : try row.ordinal(8)
        guard let entry = entries[last], try Self.agrees(row, entry),
          try isWhole(row, subject.map { keys[$0] })
        else {
          flaws.add(Self.move, at: "entry \(last)")
          continue
        }
      }
    }
    let logged = try await database.read { try $0.entryCounts(of: Self.kinds).values.reduce(0, +) }
    // What was written meanwhile is left to the next check.
    flaws.add(Self.missing, count: max(0, logged - count))
    try await checkRequests(&flaws)
    return flaws
  }

  private static func agrees(_ row: Row, _ entry: Entry) throws -> Bool {
    guard try entry.kind == row.text(1), let leaf = try? JSON(parsing: entry.leaf),
      try leaf["request"]?.string == row.text(2)
    else { return false }
    if let to = leaf["to"]?.string {
      guard try to == row.text(4), try leaf["from"]?.string == row.text(3) else { return false }
    } else {
      guard try row.text(3) == row.text(4) else { return false }
    }
    return try leaf["record"]?.string == row.blobOrNil(6).map { Hex.encode($0) }
  }

  /// Whether what was written has the hash of the row; what was erased has none any more to compare.
  private func isWhole(_ row: Row, _ key: SubjectKey??) throws -> Bool {
    guard let sealed = try row.blobOrNil(7) else { return true }
    if let key, key == nil { return true }
    let seal = RequestSeal(vault: vault, key: key ?? nil)
    let context = RequestSeal.move(try row.text(2), try row.int(5))
    guard let opened = try? seal.open(sealed, context) else { return false }
    return try row.blobOrNil(6) == Array(SHA256.hash(data: opened))
  }

  private func checkRequests(_ flaws: inout Flaws) async throws {
    var after = ""
    while true {
      let (from, holidays) = (after, try await holidays())
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT \(SubjectRequest.columns), (
            SELECT m.to_state FROM request_moves m WHERE m.request = requests.id
            ORDER BY m.number DESC LIMIT 1)
          FROM requests WHERE id > \(from) ORDER BY id LIMIT 500
          """
        ).map { (try SubjectRequest($0), try $0.textOrNil(33)) }
      }
      guard let last = rows.last else { return }
      after = last.0.id
      for (request, state) in rows {
        if state != request.state.rawValue { flaws.add(Self.state, at: "request \(request.id)") }
        // An erased person's place went with them; the day that was counted with it stays.
        guard request.isOpen, !request.isErased else { continue }
        let deadline = try? request.clock(holidays: holidays).deadline()
        if deadline?.legalDue != request.legalDue || deadline?.safeDue != request.safeDue {
          flaws.add(Self.day, at: "request \(request.id)")
        }
      }
    }
  }
}
