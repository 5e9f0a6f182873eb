import Formats
public import Vault

/// The members who stood in a disclosure from before: rows of a CSV file, read strictly.
public struct DeclaredList: Sendable {
  /// One row: by what we know the person, and by what the recipient does.
  struct Line: Sendable, Equatable {
    var line: Int
    var handle: String
    var key: String
  }

  /// Which handle the file has.
  public let handle: HandleKind
  /// The column by which the recipient knows each person.
  public let key: String
  let lines: [Line]

  /// How many rows it has.
  public var count: Int { lines.count }

  /// Reads a file with a header.
  ///
  /// - Parameters:
  ///   - column: the column of the handle; its kind's name without one.
  ///   - key: the column with what the recipient knows each by; the handle's without one.
  /// - Throws: `DeclaredError.list` with line and column of the file, never with a value; `FileError`.
  public init(
    path: String, handle: HandleKind, column: String? = nil, key: String? = nil
  ) throws {
    try self.init(CSVReader(path: path), path, handle, column ?? handle.rawValue, key)
  }

  /// Reads bytes in memory.
  public init(
    bytes: [UInt8], handle: HandleKind, column: String? = nil, key: String? = nil
  ) throws {
    try self.init(CSVReader(bytes: bytes), "list", handle, column ?? handle.rawValue, key)
  }

  private init(
    _ reader: consuming CSVReader, _ file: String, _ handle: HandleKind, _ column: String,
    _ key: String?
  ) throws {
    self.handle = handle
    self.key = key ?? column
    var header: [String]?
    var places = (handle: 0, key: 0)
    var lines: [Line] = []
    while let row = try reader.next() {
      guard case .record(let record) = row else {
        if case .malformed(let line, let error) = row {
          throw DeclaredError.list(file: file, line: line, column: 1, why: error.description)
        }
        continue
      }
      guard let header else {
        let names = (0..<record.count).map { record.string($0) ?? "" }
        header = names
        places = (
          try Self.place(column, in: names, file, record.line),
          try Self.place(self.key, in: names, file, record.line)
        )
        continue
      }
      guard record.count == header.count else {
        throw DeclaredError.list(
          file: file, line: record.line, column: min(record.count, header.count) + 1,
          why: "the row has \(record.count) fields and the header \(header.count)")
      }
      lines.append(
        Line(
          line: record.line, handle: try Self.text(record, places.handle, file),
          key: try Self.text(record, places.key, file)))
    }
    guard header != nil else {
      throw DeclaredError.list(file: file, line: 1, column: 1, why: "the file has no header")
    }
    self.lines = lines
  }

  private static func place(_ name: String, in header: [String], _ file: String, _ line: Int) throws
    -> Int
  {
    let found = header.indices.filter { header[$0].utf8.elementsEqual(name.utf8) }
    guard let place = found.first else {
      throw DeclaredError.list(
        file: file, line: line, column: 1, why: "the header has no column `\(name)`")
    }
    guard found.count == 1 else {
      throw DeclaredError.list(
        file: file, line: line, column: found[1] + 1, why: "the column `\(name)` stands twice")
    }
    return place
  }

  /// A text that can stand in a list of what is asked back: one line, without a comma or quotation mark.
  private static func text(_ record: CSVRecord, _ place: Int, _ file: String) throws -> String {
    let text = record.string(place) ?? ""
    guard !text.isEmpty, text.utf8.count <= 500 else {
      throw DeclaredError.list(
        file: file, line: record.line, column: place + 1,
        why: "the field is empty or over 500 bytes")
    }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x2C && $0 != 0x7F }) else {
      throw DeclaredError.list(
        file: file, line: record.line, column: place + 1,
        why:
          "the field holds a comma, a quotation mark or a line break, which a recall cannot carry")
    }
    return text
  }
}
