/// Reads CSV (RFC 4180, UTF-8) record by record from a file or from bytes, in bounded memory.
///
/// Lines end with LF or CR LF; quoted fields may hold both. A byte order mark and blank lines are
/// skipped. A record that is not accepted is given as a value with its line, and reading goes on
/// after it. How many fields a record should have is for the caller to judge.
public struct CSVReader: ~Copyable, Sendable {
  /// One step of reading.
  public enum Row: Sendable, Equatable {
    /// A record.
    case record(CSVRecord)
    /// A record that is not accepted, and the line it begins on, counted from 1.
    case malformed(line: Int, CSVError)
  }

  private var input: InputBuffer
  private var scanner: CSVScanner
  private let delimiter: CSVDelimiter
  private let maxRecordBytes: Int
  private var line = 1

  /// Opens a file; memory stays within `maxRecordBytes` and two blocks of 256 KiB.
  public init(
    path: String, delimiter: CSVDelimiter = .comma, maxRecordBytes: Int = 1 << 20
  ) throws(FileError) {
    self.init(try InputBuffer(path: path), delimiter, maxRecordBytes)
  }

  /// Reads bytes in memory.
  public init(
    bytes: [UInt8], delimiter: CSVDelimiter = .comma, maxRecordBytes: Int = 1 << 20
  ) {
    self.init(InputBuffer(bytes: bytes), delimiter, maxRecordBytes)
  }

  private init(
    _ input: consuming InputBuffer, _ delimiter: CSVDelimiter, _ maxRecordBytes: Int
  ) {
    self.input = input
    self.delimiter = delimiter
    self.maxRecordBytes = max(1, maxRecordBytes)
    scanner = CSVScanner(delimiter: delimiter)
  }

  /// The next record or the reason it is refused; nil at the end, and an error when the file fails.
  public mutating func next() throws(FileError) -> Row? {
    while true {
      if input.count == 0 {
        if input.isComplete { return nil }
        try input.refill()
        continue
      }
      // The window never exceeds the limit, so that what is too long does not depend on blocks.
      let window = min(input.count, maxRecordBytes)
      let isLast = input.isComplete && window == input.count
      switch input.scan(window, isLast: isLast, with: &scanner) {
      case .incomplete where window == maxRecordBytes:
        return try refuse(.recordTooLong(limit: maxRecordBytes), at: 0)
      case .incomplete:
        try input.refill()
      case .malformed(.unterminatedQuote, _):
        return try refuse(.unterminatedQuote, at: 0)
      case .malformed(let error, let offset):
        return try refuse(error, at: offset)
      case .record(let length, let next):
        if let row = take(length, next) { return row }
      }
    }
  }

  /// Takes a scanned record out of the input; nil for a blank line.
  private mutating func take(_ length: Int, _ next: Int) -> Row? {
    let first = line
    let start = input.start
    line += scanner.lineFeeds
    input.use(next)
    if length == 0 { return nil }
    if scanner.hasNUL { return .malformed(line: first, .nulByte) }
    if scanner.hasHighBytes {
      let record = input.bytes.span.extracting(start..<start + length)
      if UTF8Check.firstFault(in: record) != nil { return .malformed(line: first, .notUTF8) }
    }
    return .record(
      CSVRecord(
        line: first, content: Array(input.bytes[start..<start + length]), bounds: scanner.bounds))
  }

  /// Goes past a record that is not accepted; `offset` is where its scan stopped.
  private mutating func refuse(_ error: CSVError, at offset: Int) throws(FileError) -> Row {
    let first = line
    if offset > 0 { line += scanner.lineFeeds }
    input.use(offset)
    var skipper = CSVSkipper(delimiter: delimiter, atRecordStart: offset == 0)
    while true {
      if let end = skipper.skip(input.bytes.span.extracting(input.start..<input.bytes.count)) {
        input.use(end)
        break
      }
      input.use(input.count)
      if input.isComplete { break }
      try input.refill()
    }
    line += skipper.lineFeeds
    return .malformed(line: first, error)
  }
}

extension InputBuffer {
  /// Scans the record at the start of what is in hand, of which `window` bytes may be looked at.
  fileprivate func scan(
    _ window: Int, isLast: Bool, with scanner: inout CSVScanner
  ) -> CSVScanner.Outcome {
    scanner.scan(bytes.span.extracting(start..<start + window), isLast: isLast)
  }
}
