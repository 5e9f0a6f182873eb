import Formats

/// Looks at every row of `entries` and at their head, with nothing taken for granted.
public struct EntriesCheck: Sendable {
  static let gap = FlawKind.fault("entries.gap", "entries are missing")
  static let order = FlawKind.fault("entries.order", "entries are earlier than the one before them")
  static let leaf = FlawKind.fault(
    "entries.leaf", "leaves do not say the sequence, kind and time of their entry")
  static let subjects = FlawKind.fault(
    "entries.subjects", "entries have a list of subjects that cannot be read")
  static let head = FlawKind.mendable(
    "head.sequence", "head of the entries that is not that of the last one")
  static let ordinals = FlawKind.mendable(
    "head.ordinals", "counter of subjects that lies behind what was given out")

  private static let page = 2_000

  /// What was found.
  public private(set) var flaws = Flaws()
  /// The sequence of the last entry that was looked at.
  public private(set) var last: Int64 = 0
  private var lastAt = Int64.min
  private var highest: Int64 = -1

  /// Reads all entries in pages; `progress` hears how many are done and how many there are.
  ///
  /// `highest` is the highest ordinal that other tables know; it is read before the entries are.
  public static func run(
    _ database: any Database, highest: UInt32?, progress: (Int, Int) -> Void = { _, _ in }
  ) async throws -> EntriesCheck {
    var check = EntriesCheck()
    check.highest = highest.map { Int64($0) } ?? -1
    let (head, newest) = try await database.read { transaction in
      let head = try transaction.one("SELECT sequence, at, next_ordinal FROM head WHERE one = 1")
      let newest = try transaction.first(
        "SELECT sequence, at FROM entries ORDER BY sequence DESC LIMIT 1")
      return (head, newest)
    }
    let stated = try head.int(0)
    let end = max(stated, try newest?.int(0) ?? 0)
    if let newest, try newest.int(0) > stated || newest.int(1) > head.int(1) {
      check.flaws.add(Self.head)
    }
    while check.last < end {
      let position = check.last
      let rows = try await database.read { transaction in
        try transaction.rows(
          """
          SELECT sequence, at, kind, subjects, leaf FROM entries
          WHERE sequence > \(position) AND sequence <= \(end) ORDER BY sequence LIMIT \(page)
          """)
      }
      if rows.isEmpty {
        check.flaws.add(gap, at: "\(position + 1)", count: Int(end - position))
        break
      }
      for row in rows { try check.take(row) }
      progress(Int(check.last), Int(end))
    }
    // Read last: whoever takes an ordinal counts before using it.
    let next = try await database.read { try $0.int("SELECT next_ordinal FROM head WHERE one = 1") }
    if check.highest >= next { check.flaws.add(ordinals) }
    return check
  }

  private mutating func take(_ row: Row) throws {
    let sequence = try row.int(0)
    if sequence > last + 1 {
      flaws.add(Self.gap, at: "\(last + 1)", count: Int(sequence - last - 1))
    }
    last = sequence
    let at = try row.timestamp(1)
    if at.microseconds < lastAt { flaws.add(Self.order, at: "\(sequence)") }
    lastAt = at.microseconds
    if let bytes = try row.blobOrNil(3) {
      if let list = try? OrdinalList.decode(bytes), let largest = list.last {
        highest = max(highest, Int64(largest))
      } else {
        flaws.add(Self.subjects, at: "\(sequence)")
      }
    }
    let leaf = try row.blob(4)
    guard let json = try? JSON(parsing: leaf), json["seq"]?.int == sequence,
      json["kind"]?.string == (try row.text(2)), json["at"]?.string == at.rfc3339
    else { return flaws.add(Self.leaf, at: "\(sequence)") }
  }

  /// Mends head and counter; what entries themselves lack cannot be mended.
  ///
  /// Returns what was done, one sentence each.
  public func mend(_ database: any Database) async throws -> [String] {
    var done: [String] = []
    if flaws.contains(Self.head), !flaws.contains(Self.gap) {
      try await database.writeAlone { transaction in
        try transaction.run(
          """
          UPDATE head SET sequence = (SELECT MAX(sequence) FROM entries),
            at = (SELECT MAX(at) FROM entries) WHERE one = 1
          """)
      }
      done.append("head: set to the last entry")
    }
    if flaws.contains(Self.ordinals) {
      let next = highest + 1
      try await database.writeAlone { transaction in
        try transaction.run(
          "UPDATE head SET next_ordinal = \(next) WHERE one = 1 AND next_ordinal < \(next)")
      }
      done.append("head: no subject's number is given out a second time")
    }
    return done
  }
}

/// How checks of other rooms look entries up.
extension ReadTransaction {
  /// How many entries there are of each of some kinds; a kind without one is left out.
  public func entryCounts(of kinds: [String]) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    try each(
      "SELECT kind, COUNT(*) FROM entries WHERE kind IN (\(list: kinds)) GROUP BY kind ORDER BY kind"
    ) { counts[try $0.text(0)] = Int(try $0.int(1)) }
    return counts
  }

  /// The leaves after a sequence with their sequences, in order, whatever else their rows hold.
  public func leaves(
    after sequence: Int64, limit: Int
  ) throws -> [(sequence: Int64, leaf: [UInt8])] {
    try rows(
      """
      SELECT sequence, leaf FROM entries
      WHERE sequence > \(sequence) ORDER BY sequence LIMIT \(limit)
      """
    ).map { (try $0.int(0), try $0.blob(1)) }
  }

  /// The entries of some kinds after a sequence, in order; a list of subjects that cannot be read counts as empty.
  public func entries(of kinds: [String], after sequence: Int64, limit: Int) throws -> [Entry] {
    try rows(
      """
      SELECT sequence, at, kind, subjects, leaf FROM entries
      WHERE sequence > \(sequence) AND kind IN (\(list: kinds)) ORDER BY sequence LIMIT \(limit)
      """
    ).map { try Entry(lenient: $0) }
  }

  /// The entries of those sequences that have one.
  public func entries(at sequences: [Int64]) throws -> [Int64: Entry] {
    var found: [Int64: Entry] = [:]
    try each(
      """
      SELECT sequence, at, kind, subjects, leaf FROM entries
      WHERE sequence IN (\(list: sequences)) ORDER BY sequence
      """
    ) { row in
      let entry = try Entry(lenient: row)
      found[entry.sequence] = entry
    }
    return found
  }
}

extension Entry {
  /// Damaged subjects are a flaw of their own, told once; the rest of the row can still be compared.
  fileprivate init(lenient row: Row) throws {
    self.init(
      sequence: try row.int(0), at: try row.timestamp(1), kind: try row.text(2),
      subjects: (try? OrdinalList.decode(try row.blobOrNil(3) ?? [])) ?? [], leaf: try row.blob(4))
  }
}
