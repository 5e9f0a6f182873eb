import Formats
public import Register
import Store
import Vault

/// What a system told of a member in one of its tables.
public struct CollectedTable: Sendable {
  /// The table, file or request.
  public let name: String
  /// How many records there are.
  public let rows: Int
  /// The next record in their order, and nil after the last; memory holds one part of them.
  public let next: @Sendable () async throws -> SystemRecord?
}

extension Connectors {
  /// What one system told in an act, table by table, as far as it is still kept and the member's key is there.
  public func tables(of id: String, at system: SystemID) async throws -> [CollectedTable] {
    guard let subject = try await act(id).subject, let key = try await vault.key(for: subject)
    else { return [] }
    let listed = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT part, name, rows FROM system_answers
        WHERE act = \(id) AND system = \(system.text) ORDER BY part
        """
      ).map { (part: try $0.int(0), name: try $0.text(1), rows: Int(try $0.int(2))) }
    }
    var order: [String] = []
    var parts: [String: [Int64]] = [:]
    var rows: [String: Int] = [:]
    for one in listed {
      if parts[one.name] == nil { order.append(one.name) }
      parts[one.name, default: []].append(one.part)
      rows[one.name, default: 0] += one.rows
    }
    return order.map { name in
      let cursor = PartCursor(parts[name] ?? []) { [self] part in
        try await records(of: id, at: system, part: part, key)
      }
      return CollectedTable(name: name, rows: rows[name] ?? 0) { try await cursor.next() }
    }
  }

  func records(
    of id: String, at system: SystemID, part: Int64, _ key: SubjectKey
  ) async throws -> [SystemRecord] {
    let sealed = try await database.read { transaction in
      try transaction.first(
        """
        SELECT sealed FROM system_answers
        WHERE act = \(id) AND system = \(system.text) AND part = \(part)
        """
      )?.blob(0)
    }
    guard let sealed else { throw SystemError.damaged }
    return try RecordPile.records(in: key.open(sealed, context: Self.partContext))
  }

  static let partContext = "connectors.answer/part"

  /// Puts records behind those that a step has.
  static func keep(
    _ pile: SealedPile, of act: String, at system: SystemID, from first: Int64 = 0,
    _ transaction: any WriteTransaction
  ) throws {
    for (number, part) in pile.parts.enumerated() {
      try transaction.run(
        """
        INSERT INTO system_answers (act, system, part, name, rows, sealed)
        VALUES (\(act), \(system.text), \(first + Int64(number)), \(part.name), \(part.rows),
          \(part.sealed))
        """)
    }
  }
}

/// Records under a member's key.
struct SealedPile: Sendable {
  struct Part: Sendable {
    var name: String
    var rows: Int
    var sealed: [UInt8]
  }

  var parts: [Part] = []

  init() {}

  /// Seals chunk after chunk, each let go as it is sealed.
  init(_ pile: consuming RecordPile, _ key: SubjectKey) throws {
    while let chunk = pile.removeFirst() {
      parts.append(
        Part(
          name: chunk.table, rows: chunk.rows,
          sealed: try key.seal(chunk.lines, context: Connectors.partContext)))
    }
  }
}

/// Reads part after part, and hands out one record at a time.
private actor PartCursor {
  private var left: ArraySlice<Int64>
  private var open: ArraySlice<SystemRecord> = []
  private let read: @Sendable (Int64) async throws -> [SystemRecord]

  init(_ parts: [Int64], read: @escaping @Sendable (Int64) async throws -> [SystemRecord]) {
    left = parts[...]
    self.read = read
  }

  func next() async throws -> SystemRecord? {
    while open.isEmpty {
      guard let part = left.popFirst() else { return nil }
      open = try await read(part)[...]
    }
    return open.popFirst()
  }
}
