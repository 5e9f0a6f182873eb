/// Finds the end of a record that is not accepted, over any number of blocks, without keeping it.
///
/// Quotes are heeded, so that a line inside a refused record's quoted field never becomes a record.
struct CSVSkipper {
  private enum State {
    case fieldStart
    case plain
    case quoted
    case closing
  }

  private var state: State
  private let delimiter: UInt8
  /// Line feeds passed.
  private(set) var lineFeeds = 0

  /// Starts at a record's first byte, or in the middle of a plain field.
  init(delimiter: CSVDelimiter, atRecordStart: Bool) {
    self.delimiter = delimiter.rawValue
    state = atRecordStart ? .fieldStart : .plain
  }

  /// Goes through bytes; gives the place after the record's line end, or nil when it goes on.
  mutating func skip(_ bytes: Span<UInt8>) -> Int? {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if byte == 0x0A {
        lineFeeds += 1
        if state != .quoted { return i }
      } else if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .closing }
      } else if byte == UInt8(ascii: "\""), state != .plain {
        state = .quoted
      } else {
        state = byte == delimiter ? .fieldStart : .plain
      }
    }
    return nil
  }
}
