import Formats

/// What a system told, encoded as it is kept: bytes in chunks of one table each, however many records there are.
public struct RecordPile: Sendable, Equatable {
  /// About how many bytes a chunk has, which is what memory holds when they are read again.
  static let chunk = 4 << 20

  /// Records of one table, a line each.
  struct Chunk: Sendable, Equatable {
    var table: String
    var rows = 0
    var lines: [UInt8] = []
  }

  private(set) var chunks: [Chunk] = []
  /// How many records there are.
  public private(set) var count = 0

  /// Nothing.
  public init() {}

  /// Some records.
  public init(_ records: [SystemRecord]) {
    for record in records { append(record) }
  }

  /// Puts one more on the pile.
  public mutating func append(_ record: SystemRecord) {
    if chunks.last.map({ $0.table != record.table || $0.lines.count >= Self.chunk }) ?? true {
      chunks.append(Chunk(table: record.table))
    }
    let last = chunks.count - 1
    chunks[last].lines += record.json.canonical
    chunks[last].lines.append(UInt8(ascii: "\n"))
    chunks[last].rows += 1
    count += 1
  }

  /// Takes the first chunk away.
  mutating func removeFirst() -> Chunk? { chunks.isEmpty ? nil : chunks.removeFirst() }

  /// All of them, in their order.
  public var records: [SystemRecord] {
    // What was encoded here is read as it was written.
    chunks.flatMap { (try? Self.records(in: $0.lines)) ?? [] }
  }

  /// The records of a chunk; throws `SystemError.damaged`.
  static func records(in lines: [UInt8]) throws -> [SystemRecord] {
    try lines.split(separator: UInt8(ascii: "\n")).map { line in
      guard let record = try SystemRecord(json: JSON(parsing: line)) else {
        throw SystemError.damaged
      }
      return record
    }
  }
}
