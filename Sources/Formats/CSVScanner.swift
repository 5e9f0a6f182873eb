/// Finds where the fields of one record lie; the grammar of RFC 4180 §2, and nothing lenient.
struct CSVScanner: Sendable {
  enum Outcome {
    /// A record of `length` bytes, after which `next` bytes are used.
    case record(length: Int, next: Int)
    /// The record goes on beyond the window.
    case incomplete
    /// The record breaks the grammar at an offset.
    case malformed(CSVError, at: Int)
  }

  private(set) var bounds: [CSVRecord.Bounds] = []
  /// Line feeds seen inside the record.
  private(set) var lineFeeds = 0
  private(set) var hasNUL = false
  /// Some byte is not ASCII, so that the record's UTF-8 must be checked.
  private(set) var hasHighBytes = false
  private let delimiter: UInt8

  init(delimiter: CSVDelimiter) {
    self.delimiter = delimiter.rawValue
  }

  /// Scans the record at the start of a window; `isLast` says that nothing follows the window.
  mutating func scan(_ bytes: Span<UInt8>, isLast: Bool) -> Outcome {
    bounds.removeAll(keepingCapacity: true)
    lineFeeds = 0
    hasNUL = false
    hasHighBytes = false
    var field = 0
    while true {
      let isQuoted = field < bytes.count && bytes[field] == UInt8(ascii: "\"")
      let end: Int
      if isQuoted {
        guard let close = quotedEnd(bytes, from: field + 1, isLast: isLast) else {
          return isLast ? .malformed(.unterminatedQuote, at: bytes.count) : .incomplete
        }
        end = close + 1
      } else {
        end = plainEnd(bytes, from: field)
        bounds.append(.init(lower: field, upper: end, isEscaped: false))
      }
      if end == bytes.count {
        return isLast ? .record(length: end, next: end) : .incomplete
      }
      switch bytes[end] {
      case delimiter:
        field = end + 1
      case 0x0A:
        lineFeeds += 1
        return .record(length: end, next: end + 1)
      case 0x0D:
        if end + 1 == bytes.count, !isLast { return .incomplete }
        guard end + 1 < bytes.count, bytes[end + 1] == 0x0A else {
          return .malformed(.strayCarriageReturn, at: end)
        }
        lineFeeds += 1
        return .record(length: end, next: end + 2)
      default:
        return .malformed(isQuoted ? .textAfterQuote : .quoteInPlainField, at: end)
      }
    }
  }

  /// Where a plain field ends: at a delimiter, a line end, a quote, or the window's end.
  @inline(__always)
  private mutating func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    var seen: UInt8 = 0
    var i = start
    while i < count {
      let byte = bytes[i]
      if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"") { break }
      if byte == 0 { hasNUL = true }
      seen |= byte
      i += 1
    }
    if seen >= 0x80 { hasHighBytes = true }
    return i
  }

  /// Where the closing quote is, or nil when the window ends first; adds the field's bounds.
  private mutating func quotedEnd(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Int? {
    let count = bytes.count
    var isEscaped = false
    var i = start
    while i < count {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\"") {
        guard i + 1 < count || isLast else { return nil }
        guard i + 1 < count, bytes[i + 1] == byte else {
          bounds.append(.init(lower: start, upper: i, isEscaped: isEscaped))
          return i
        }
        isEscaped = true
        i += 1
      } else if byte == 0x0A {
        lineFeeds += 1
      } else if byte == 0 {
        hasNUL = true
      } else if byte >= 0x80 {
        hasHighBytes = true
      }
      i += 1
    }
    return nil
  }
}
