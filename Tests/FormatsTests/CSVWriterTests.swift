import Formats
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  private let scalars: [Unicode.Scalar] = [
    "a", "é", ",", ";", "\"", "\n", "\r", "\t", " ", "=", "'", "\u{FEFF}", "\u{1F600}",
  ]

  @Test("random rows read back as they were written, with every delimiter")
  func roundTrip() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<3000 {
      for delimiter in CSVDelimiter.allCases {
        let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            random.text(upTo: 5, from: scalars)
          }
        }
        var writer = CSVWriter(delimiter: delimiter, neutralisesFormulas: false)
        for row in rows { writer.row(row) }
        var reader = CSVReader(bytes: writer.take(), delimiter: delimiter)
        var read: [[[UInt8]]] = []
        while case .record(let record)? = try reader.next() { read.append(record.fields) }
        #expect(read == rows.map { $0.map { Array($0.utf8) } })
      }
    }
  }

  @Test("a row is quoted only where it must be and ends with CR LF")
  func bytes() {
    var writer = CSVWriter()
    writer.row(["a", "b c", "d,e", "f\"g", "h\ni", ""])
    #expect(writer.take() == Array("a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\r\n".utf8))
    #expect(writer.take() == [])
  }

  @Test("a row of one empty cell, or of none, does not vanish")
  func emptyRows() {
    var writer = CSVWriter()
    writer.row([""])
    writer.row([])
    writer.row(["", ""])
    #expect(writer.take() == Array("\"\"\r\n\"\"\r\n,\r\n".utf8))
  }

  @Test(
    "a text that begins like a formula is neutralised",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1",
      "\u{FF20}x", "=", "=cmd|' /C calc'!A0", "=\"a\",b", "=\u{301}1", "\r\n=1",
    ])
  func formulas(text: String) throws {
    var writer = CSVWriter()
    writer.row(["x", text])
    var reader = CSVReader(bytes: writer.take())
    guard case .record(let record)? = try reader.next() else {
      Issue.record("the row does not read back")
      return
    }
    #expect(record.bytes(1) == Array("'\(text)".utf8))
  }

  @Test("a text that is no formula, and a plain cell, stay as they are")
  func untouched() {
    var writer = CSVWriter()
    writer.row(["a=b", "", " x", "'x", "1-2"])
    writer.row(cells: [.plain("-5"), .plain("+1"), .text("-5"), .plain("a,b")])
    writer.cell(.plain("2026-11-21"))
    writer.endRow()
    #expect(
      writer.take()
        == Array("a=b,, x,'x,1-2\r\n-5,+1,'-5,\"a,b\"\r\n2026-11-21\r\n".utf8))
  }

  @Test("a NUL is replaced, since no reader takes it")
  func nul() {
    var writer = CSVWriter()
    writer.row(["a\0b"])
    #expect(writer.take() == Array("a\u{FFFD}b\r\n".utf8))
  }
}
