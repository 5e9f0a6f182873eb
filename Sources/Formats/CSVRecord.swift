/// One record of a CSV file: its fields, and the line it begins on.
///
/// Bytes are kept once, as they stand in the file; a field is unescaped when it is asked for.
public struct CSVRecord: Sendable, Equatable {
  /// The line on which the record begins, counted from 1.
  public let line: Int
  private let content: [UInt8]
  private let bounds: [Bounds]

  /// Where a field's text lies in the content, quotes excluded.
  struct Bounds: Sendable, Equatable {
    var lower: Int
    var upper: Int
    /// The text holds doubled quotes.
    var isEscaped: Bool
  }

  init(line: Int, content: [UInt8], bounds: [Bounds]) {
    self.line = line
    self.content = content
    self.bounds = bounds
  }

  /// How many fields the record has; at least one.
  public var count: Int { bounds.count }

  /// The bytes of a field, valid UTF-8, or nil when the record has no such field.
  public func bytes(_ index: Int) -> [UInt8]? {
    guard bounds.indices.contains(index) else { return nil }
    let field = bounds[index]
    let raw = content[field.lower..<field.upper]
    return field.isEscaped ? CSVRecord.unescape(raw) : Array(raw)
  }

  /// A field as a string, or nil when the record has no such field.
  public func string(_ index: Int) -> String? {
    guard bounds.indices.contains(index) else { return nil }
    let field = bounds[index]
    let raw = content[field.lower..<field.upper]
    return field.isEscaped
      ? String(decoding: CSVRecord.unescape(raw), as: UTF8.self)
      : String(decoding: raw, as: UTF8.self)
  }

  /// All fields as bytes.
  public var fields: [[UInt8]] { bounds.indices.compactMap { bytes($0) } }

  /// All fields as strings.
  public var strings: [String] { bounds.indices.compactMap { string($0) } }

  /// Halves doubled quotes; the scanner has seen that they come in pairs.
  private static func unescape(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var isSecond = false
    for byte in raw {
      if byte == UInt8(ascii: "\""), !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      text.append(byte)
    }
    return text
  }

  /// Compares what the fields say, not how they were quoted, and the line.
  public static func == (left: CSVRecord, right: CSVRecord) -> Bool {
    left.line == right.line && left.fields == right.fields
  }
}
