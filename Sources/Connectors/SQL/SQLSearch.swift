import Formats
import Register
import Store

/// A member followed through the tables of one database, in one transaction.
struct SQLSearch {
  let system: ConnectedSystem
  let tables: [ForeignTable]
  /// The member with everything that the tables told.
  private(set) var subject: SystemSubject
  private(set) var location = SystemLocation()

  /// Goes through the tables in the order of the register; each may find more for the next.
  ///
  /// Throws `SystemError` for a table or column that is not there, and for a key that is none.
  init(
    _ system: ConnectedSystem, _ subject: SystemSubject, _ transaction: any ReadTransaction
  ) throws {
    self.system = system
    self.subject = subject
    tables = try system.tables.map { try ForeignTable($0, transaction) }
    for table in tables { try table.requireUsable() }
    for table in tables { try follow(table, transaction) }
  }

  private mutating func follow(_ table: ForeignTable, _ transaction: any ReadTransaction) throws {
    guard let mine = try table.mine(subject, in: system.id) else { return }
    let names = table.declared.gives.map(\.column) + [table.declared.ban].compactMap { $0 }
    let columns = try names.map { try table.column($0) }
    let read = columns.map { table.reading($0) } + ["1"]
    var found: [String: [String]] = [:]
    var rows = 0
    try transaction.each(
      """
      SELECT DISTINCT \(read.joined(separator: ", ")) FROM \(table.name) WHERE \(mine)
      LIMIT \(SQLSystem.mostHandles + 1)
      """
    ) { row in
      rows += 1
      // A part of what leads further would be a part of an erasure.
      guard rows <= SQLSystem.mostHandles else {
        throw SystemError.tooMuch(limit: SQLSystem.mostHandles)
      }
      location.isKnown = true
      for (index, gift) in table.declared.gives.enumerated() {
        guard let text = ForeignTable.text(try row.value(index)) else { continue }
        found[SystemSubject.whole(gift.handle, in: system.id), default: []].append(text)
      }
      if table.declared.ban != nil,
        Self.isYes(try row.value(table.declared.gives.count))
      {
        location.isBanned = true
      }
    }
    subject.add(found)
    for (handle, values) in found { location.gives[handle, default: []] += values }
  }

  /// Whether a column says yes: anything but nothing, zero and a word for no.
  private static func isYes(_ value: SQLValue) -> Bool {
    switch value {
    case .null: false
    case .integer(let number): number != 0
    case .real(let number): number != 0
    case .text(let text): !["", "0", "f", "false", "no", "n"].contains(text.lowercased())
    case .blob(let bytes): !bytes.isEmpty
    }
  }

  /// The condition that a column is about the member, where a row is about two people.
  func condition(of column: SystemTable.Column, in table: ForeignTable) throws -> SQL? {
    guard let of = column.of,
      let find = table.declared.find.first(where: { $0.column.isSame(as: of) })
    else { return nil }
    return try table.holds(of, subject.values(of: find.handle, in: system.id), of: find.handle)
      ?? "1 = 0"
  }

  /// Reads the member's rows; what is about a second person too is kept apart.
  func collect(
    _ table: ForeignTable, into answer: inout SystemAnswer, _ transaction: any ReadTransaction
  ) throws {
    guard let mine = try table.mine(subject, in: system.id) else { return }
    let shown = table.declared.columns.filter(\.isShown)
    let columns = try shown.map { try table.column($0.name) }
    let isShared: SQL =
      if let shared = try table.shared(subject, in: system.id) {
        "CASE WHEN \(shared) THEN 1 ELSE 0 END"
      } else {
        "0"
      }
    let read = columns.map { table.reading($0) } + [isShared]
    let limit = SQLSystem.most - answer.told.count - answer.held.count
    var rows = 0
    try transaction.each(
      """
      SELECT \(read.joined(separator: ", ")) FROM \(table.name) WHERE \(mine)
      ORDER BY \(table.order) LIMIT \(max(0, limit) + 1)
      """
    ) { row in
      rows += 1
      guard rows <= limit else { throw SystemError.tooMuch(limit: SQLSystem.most) }
      let record = SystemRecord(
        table: table.declared.name,
        values: try columns.enumerated().map { index, column in
          .init(
            column: column.name, field: shown[index].field,
            value: ForeignTable.json(try row.value(index), column))
        })
      if try row.int(columns.count) == 1 {
        answer.held.append(record)
      } else {
        answer.told.append(record)
      }
    }
    if rows > 0 {
      answer.counts.append(SystemCount(table: table.declared.name, act: .collected, rows: rows))
    }
  }
}
