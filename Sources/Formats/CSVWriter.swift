/// Writes CSV (RFC 4180): CR LF line ends, quotes where they are needed, UTF-8 without a mark.
///
/// A spreadsheet runs a cell that begins like a formula. With `neutralisesFormulas` such a text gets
/// a leading `'` (OWASP, "CSV Injection"); what the program itself wrote, a number or a date, goes
/// through `.plain` and stays as it is. A NUL, which no reader of CSV accepts, becomes U+FFFD.
public struct CSVWriter: Sendable {
  /// What one cell holds.
  public enum Cell: Sendable, Equatable {
    /// Text that came from people.
    case text(String)
    /// A number, a date or a word of our own; never neutralised, still quoted where needed.
    case plain(String)
  }

  private let delimiter: UInt8
  private let neutralisesFormulas: Bool
  private var bytes: [UInt8] = []
  private var isAtRowStart = true
  /// The row so far is one empty cell, which would read back as a blank line.
  private var isBlank = true

  /// Makes a writer; texts are neutralised unless the reader is known to be a program.
  public init(delimiter: CSVDelimiter = .comma, neutralisesFormulas: Bool = true) {
    self.delimiter = delimiter.rawValue
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// How many bytes wait to be taken.
  public var count: Int { bytes.count }

  /// Writes a row of texts.
  public mutating func row(_ fields: [String]) {
    for field in fields { cell(.text(field)) }
    endRow()
  }

  /// Writes a row of cells.
  public mutating func row(cells: [Cell]) {
    for content in cells { cell(content) }
    endRow()
  }

  /// Writes one cell of the row that is open.
  public mutating func cell(_ cell: Cell) {
    if !isAtRowStart {
      bytes.append(delimiter)
      isBlank = false
    }
    isAtRowStart = false
    switch cell {
    case .text(let text):
      write(text, neutralised: neutralisesFormulas && CSVWriter.looksLikeFormula(text))
    case .plain(let text):
      write(text, neutralised: false)
    }
  }

  /// Ends the row; a row without cells is written as one empty cell.
  public mutating func endRow() {
    if isBlank { bytes.append(contentsOf: [0x22, 0x22]) }
    bytes.append(0x0D)
    bytes.append(0x0A)
    isAtRowStart = true
    isBlank = true
  }

  /// Takes out what was written so far, so that a large file never stands in memory.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func write(_ text: String, neutralised: Bool) {
    if neutralised || !text.isEmpty { isBlank = false }
    // A mark at the start of a file would not read back as content.
    var needsQuotes = text.utf8.first == 0xEF && text.unicodeScalars.first == "\u{FEFF}"
    var needsCare = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == 0 { needsCare = true }
      if byte == UInt8(ascii: "\"") || byte == delimiter || byte == 0x0A || byte == 0x0D {
        needsQuotes = true
      }
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    if neutralised { bytes.append(UInt8(ascii: "'")) }
    if needsCare {
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: [byte, byte])
        case 0: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        default: bytes.append(byte)
        }
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
  }

  /// Begins with `= + - @`, a tab or a line end, or one of the full-width forms `＝＋－＠`.
  private static func looksLikeFormula(_ text: String) -> Bool {
    // Most cells begin with a letter or a digit; ask for the scalar only when it can matter.
    guard let first = text.utf8.first, first < 0x30 || first == 0x3D || first >= 0x40,
      first < 0x41 || first == 0xEF
    else { return false }
    return switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
