import Formats
public import Store

extension Door {
  static let entriesFlaw = FlawKind.fault(
    "door.entries", "partners' keys or declarations are not as the log has them")
  static let callsFlaw = FlawKind.fault(
    "door.calls", "calls of partners are not in the table as the log has them")
  static let strayFlaw = FlawKind.fault(
    "door.stray", "calls of partners name an entry that the log does not hold")

  private static let single = ["door.signed-in", "door.fetched", "door.onward-declared"]

  /// Compares keys, declarations and the table of calls with the log.
  public func check() async throws -> Flaws {
    var flaws = try await checkCounts()
    var position: Int64 = 0
    var logged = 0
    while true {
      let after = position
      let (entries, rows) = try await database.read { transaction in
        let entries = try transaction.entries(
          of: Self.single + ["door.called"], after: after, limit: 500)
        let names = entries.compactMap(Self.name)
        var rows: [String: Int] = [:]
        try transaction.each(
          """
          SELECT entry, COUNT(*) FROM door_calls WHERE entry IN (\(list: names))
          GROUP BY entry ORDER BY entry
          """
        ) { rows[try $0.text(0)] = Int(try $0.int(1)) }
        return (entries, rows)
      }
      guard let last = entries.last else { break }
      position = last.sequence
      for entry in entries {
        let found = Self.name(entry).flatMap { rows[$0] } ?? 0
        logged += found
        if found != Self.count(entry) { flaws.add(Self.callsFlaw, at: "entry \(entry.sequence)") }
      }
    }
    let (head, counted) = (position, logged)
    let strays = try await database.read { transaction in
      // Calls that came while this looked are of later entries.
      let later = try transaction.entries(
        of: Self.single + ["door.called"], after: head, limit: 1_000
      ).reduce(0) { $0 + Self.count($1) }
      let rows = Int(try transaction.int("SELECT COUNT(entry) FROM door_calls"))
      return rows - counted - later
    }
    flaws.add(Self.strayFlaw, count: max(0, strays))
    return flaws
  }

  private func checkCounts() async throws -> Flaws {
    try await database.read { transaction in
      let logged = try transaction.entryCounts(of: [
        "door.key-created", "door.key-revoked", "door.onward-declared",
      ])
      let keys = try transaction.one("SELECT COUNT(*), COUNT(revoked_at) FROM door_keys")
      let pairs = try [
        (keys.int(0), "door.key-created"), (keys.int(1), "door.key-revoked"),
        (transaction.int("SELECT COUNT(*) FROM door_onward"), "door.onward-declared"),
      ]
      var flaws = Flaws()
      for (rows, kind) in pairs where Int(rows) != logged[kind] ?? 0 {
        flaws.add(
          Self.entriesFlaw, at: kind, count: Int((rows - Int64(logged[kind] ?? 0)).magnitude))
      }
      return flaws
    }
  }

  /// By what the rows of an entry name it.
  private static func name(_ entry: Entry) -> String? {
    let leaf = try? JSON(parsing: entry.leaf)
    return leaf?["batch"]?.string ?? leaf?["call"]?.string
  }

  /// How many calls an entry says there were.
  private static func count(_ entry: Entry) -> Int {
    guard entry.kind == "door.called" else { return 1 }
    let calls = (try? JSON(parsing: entry.leaf))?["calls"]?.object ?? [:]
    return calls.values.reduce(0) { $0 + Int($1.int ?? 0) }
  }
}
