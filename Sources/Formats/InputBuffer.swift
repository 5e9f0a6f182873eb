/// The bytes that a streaming reader has in hand, refilled from a file in blocks.
struct InputBuffer: ~Copyable, Sendable {
  private(set) var bytes: [UInt8]
  /// Where the bytes not yet used begin.
  private(set) var start = 0
  private var source: FileSource?

  init(bytes: [UInt8]) {
    self.bytes = bytes
    source = nil
    skipMark()
  }

  init(path: String) throws(FileError) {
    bytes = []
    source = try FileSource(path: path)
    try refill()
    skipMark()
  }

  /// Bytes in hand and not yet used.
  var count: Int { bytes.count - start }

  /// Nothing is to come beyond what is in hand.
  var isComplete: Bool { source == nil }

  mutating func use(_ count: Int) { start += count }

  /// Drops what was used and adds a block.
  mutating func refill() throws(FileError) {
    let block: [UInt8]
    if source != nil { block = try source?.block() ?? [] } else { return }
    if block.count < FileSource.blockSize { source = nil }
    if start == bytes.count {
      bytes = block
    } else {
      bytes.removeSubrange(..<start)
      bytes.append(contentsOf: block)
    }
    start = 0
  }

  /// A UTF-8 byte order mark at the start of a file is not content.
  private mutating func skipMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }
}
