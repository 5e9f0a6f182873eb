/// Reads lines, such as those of NDJSON, from a file or from bytes, in bounded memory.
///
/// Lines end with LF or CR LF. A byte order mark and empty lines are skipped. A line that is not
/// accepted is given as a value with its number, and reading goes on after it.
public struct LineReader: ~Copyable, Sendable {
  /// One step of reading.
  public enum Row: Sendable, Equatable {
    /// A line of UTF-8 without its end, and its number, counted from 1.
    case line(number: Int, bytes: [UInt8])
    /// A line that is not accepted, and its number, counted from 1.
    case malformed(line: Int, LineError)
  }

  private var input: InputBuffer
  private let maxLineBytes: Int
  private var number = 0

  /// Opens a file; memory stays within `maxLineBytes` and two blocks of 256 KiB.
  public init(path: String, maxLineBytes: Int = 1 << 20) throws(FileError) {
    input = try InputBuffer(path: path)
    self.maxLineBytes = max(1, maxLineBytes)
  }

  /// Reads bytes in memory.
  public init(bytes: [UInt8], maxLineBytes: Int = 1 << 20) {
    input = InputBuffer(bytes: bytes)
    self.maxLineBytes = max(1, maxLineBytes)
  }

  /// The next line or the reason it is refused; nil at the end, and an error when the file fails.
  public mutating func next() throws(FileError) -> Row? {
    while true {
      let window = min(input.count, maxLineBytes)
      if let feed = lineFeed(within: window) {
        if let row = take(feed, next: feed + 1) { return row }
      } else if window == maxLineBytes, window < input.count || !input.isComplete {
        return try refuse()
      } else if !input.isComplete {
        try input.refill()
      } else if window > 0 {
        if let row = take(window, next: window) { return row }
      } else {
        return nil
      }
    }
  }

  private func lineFeed(within window: Int) -> Int? {
    let bytes = input.bytes.span.extracting(input.start..<input.start + window)
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x0A { return i }
      i += 1
    }
    return nil
  }

  /// Takes a line out of the input; nil when it is empty.
  private mutating func take(_ length: Int, next: Int) -> Row? {
    number += 1
    var line = input.bytes[input.start..<input.start + length]
    if line.last == 0x0D { line.removeLast() }
    let bytes = Array(line)
    input.use(next)
    if bytes.isEmpty { return nil }
    if bytes.contains(0) { return .malformed(line: number, .nulByte) }
    if UTF8Check.firstFault(in: bytes.span) != nil { return .malformed(line: number, .notUTF8) }
    return .line(number: number, bytes: bytes)
  }

  /// Goes past a line that is too long.
  private mutating func refuse() throws(FileError) -> Row {
    number += 1
    while true {
      if let feed = lineFeed(within: input.count) {
        input.use(feed + 1)
        break
      }
      input.use(input.count)
      if input.isComplete { break }
      try input.refill()
    }
    return .malformed(line: number, .lineTooLong(limit: maxLineBytes))
  }
}
