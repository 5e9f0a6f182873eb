import Formats
import TestSupport
import Testing

@Suite struct LineReaderTests {
  private func steps(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> [LineReader.Row] {
    var reader = LineReader(bytes: bytes, maxLineBytes: limit)
    return try steps(&reader)
  }

  private func steps(_ reader: inout LineReader) throws -> [LineReader.Row] {
    var rows: [LineReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func line(_ number: Int, _ text: String) -> LineReader.Row {
    .line(number: number, bytes: Array(text.utf8))
  }

  @Test("lines are numbered, empty ones skipped, either line end taken off")
  func lines() throws {
    #expect(
      try steps(Array("\u{FEFF}{}\n\r\n\nb\r\nc".utf8)) == [
        line(1, "{}"), line(4, "b"), line(5, "c"),
      ])
    #expect(try steps([]) == [])
    #expect(try steps([0x0A]) == [])
  }

  @Test("a line that is not accepted is named, and the next one is read")
  func recovers() throws {
    let bytes = Array("a\n".utf8) + [0xFF, 0x0A, 0x62, 0x00, 0x0A] + Array("1234567890\nend".utf8)
    #expect(
      try steps(bytes, limit: 10) == [
        line(1, "a"), .malformed(line: 2, .notUTF8), .malformed(line: 3, .nulByte),
        .malformed(line: 4, .lineTooLong(limit: 10)), line(5, "end"),
      ])
    #expect(try steps(Array("123456789\n1234567890".utf8), limit: 10).count == 2)
  }

  @Test("a file read in blocks gives the same lines as its bytes read at once")
  func blocks() throws {
    var random = SplitMix64(seed: 10)
    var bytes: [UInt8] = []
    for _ in 0..<3000 {
      bytes += Array(repeating: 0x78, count: Int.random(in: 0...600, using: &random)) + [0x0A]
    }
    bytes += Array(repeating: 0x79, count: 5 << 18) + [0x0A, 0x7A]
    for limit in [300, FileSource.blockSize, 1 << 20] {
      let expected = try steps(bytes, limit: limit)
      try withTemporaryFile(bytes) { path in
        var reader = try LineReader(path: path, maxLineBytes: limit)
        let same = try steps(&reader) == expected
        #expect(same, "limit \(limit)")
      }
      #expect(expected.last == line(3002, "z"))
    }
  }
}
