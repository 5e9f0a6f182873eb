import Formats
import Foundation
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  @Test("plain and quoted fields, quoted line ends and both line ends are read")
  func grammar() {
    let text = "a,b,c\r\n\"x,y\",\"he said \"\"no\"\"\",\"two\r\nlines\"\n,,\n\"\",1,é"
    #expect(
      steps(text) == [
        .record(1, ["a", "b", "c"]), .record(2, ["x,y", "he said \"no\"", "two\r\nlines"]),
        .record(4, ["", "", ""]), .record(5, ["", "1", "é"]),
      ])
  }

  @Test("a byte order mark and blank lines are not content, and lines are still counted")
  func blanks() {
    #expect(steps("\u{FEFF}a\n\n\r\nb\n\n") == [.record(1, ["a"]), .record(4, ["b"])])
    #expect(steps("") == [])
    #expect(steps("\u{FEFF}") == [])
    #expect(steps("\n\n") == [])
    #expect(steps("a\n\u{FEFF}b\n") == [.record(1, ["a"]), .record(2, ["\u{FEFF}b"])])
  }

  @Test(
    "a malformed record is named with its line, and the next one is read",
    arguments: [
      ("a\"b,c", .quoteInPlainField), ("\"a\"b,c", .textAfterQuote),
      ("a\rb,c", .strayCarriageReturn),
      ("a\0,b", .nulByte), ("\"a\0\",b", .nulByte), ("\"a\"\r,c", .strayCarriageReturn),
      ("a,b\"\"c", .quoteInPlainField), ("\"\"\"a\" x", .textAfterQuote),
    ] as [(String, CSVError)])
  func recovers(record: String, error: CSVError) {
    #expect(
      steps("h,i\n\(record)\nn,o\n") == [
        .record(1, ["h", "i"]), .malformed(2, error), .record(3, ["n", "o"]),
      ])
  }

  @Test("a record that is not UTF-8 is refused alone")
  func notUTF8() {
    let bytes =
      Array("a\n".utf8) + [0xC3, 0x28, 0x0A] + Array("b\n\"".utf8) + [0xFF, 0x22, 0x0A, 0x63]
    #expect(
      steps(bytes) == [
        .record(1, ["a"]), .malformed(2, .notUTF8), .record(3, ["b"]), .malformed(4, .notUTF8),
        .record(5, ["c"]),
      ])
  }

  @Test("a quoted line inside a refused record never becomes a record")
  func noForgery() {
    #expect(
      steps("a\"b,\"x\nforged,row\ny\",c\nreal,row\n") == [
        .malformed(1, .quoteInPlainField), .record(4, ["real", "row"]),
      ])
    let long = "\"" + String(repeating: "x", count: 100) + "\nforged,row\n\",c\nreal,row\n"
    #expect(
      steps(Array(long.utf8), limit: 50) == [
        .malformed(1, .recordTooLong(limit: 50)), .record(4, ["real", "row"]),
      ])
    #expect(
      steps("a\n\"cut off\nforged,row\n") == [.record(1, ["a"]), .malformed(2, .unterminatedQuote)])
  }

  @Test("the limit counts the record with its line end, exactly")
  func limit() {
    #expect(
      steps(Array("12345678\r\nb\n".utf8), limit: 10) == [
        .record(1, ["12345678"]), .record(2, ["b"]),
      ])
    #expect(
      steps(Array("123456789\r\nb\n".utf8), limit: 10) == [
        .malformed(1, .recordTooLong(limit: 10)), .record(2, ["b"]),
      ])
    #expect(steps(Array("1234567890".utf8), limit: 10) == [.record(1, ["1234567890"])])
  }

  @Test("a line far longer than the limit is skipped, and the rest of the file is read")
  func longLine() throws {
    let bytes = Array("a,b\n".utf8) + Array(repeating: 0x78, count: 5 << 20) + Array("\nc,d\n".utf8)
    try withTemporaryFile(bytes) { path in
      var reader = try CSVReader(path: path)
      #expect(
        try steps(&reader) == [
          .record(1, ["a", "b"]), .malformed(2, .recordTooLong(limit: 1 << 20)),
          .record(3, ["c", "d"]),
        ])
    }
  }

  @Test("other delimiters are read, and the comma is then text")
  func delimiters() throws {
    for delimiter in CSVDelimiter.allCases {
      let mark = String(UnicodeScalar(delimiter.rawValue))
      var reader = CSVReader(bytes: Array("a\(mark)\"b\(mark)\"\n".utf8), delimiter: delimiter)
      #expect(try steps(&reader) == [.record(1, ["a", "b\(mark)"])])
    }
  }

  @Test("a file read in blocks gives the same rows as its bytes read at once")
  func blocks() throws {
    var random = SplitMix64(seed: 7)
    let pieces = ["a", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "é", "\0", "\",\"", "xyz"]
    for length in [30_000, 150_000] {
      var text = ""
      for _ in 0..<length { text += pieces.randomElement(using: &random) ?? "" }
      // Records of every size across the block's edge, the limit smaller and larger than it.
      text += "\"\n" + String(repeating: "0123456789,", count: 40_000) + "\nlast,row\n"
      let bytes = Array(text.utf8)
      for limit in [700, 300_000] {
        try withTemporaryFile(bytes) { path in
          var file = try CSVReader(path: path, maxRecordBytes: limit)
          var memory = CSVReader(bytes: bytes, maxRecordBytes: limit)
          var count = 0
          while let row = try memory.next() {
            count += 1
            let same = try file.next() == row
            #expect(same)
            if !same { return }
          }
          #expect(try file.next() == nil)
          #expect(count > 0)
        }
      }
    }
  }

  @Test("any bytes at all are read to the end, with line numbers that rise")
  func hostile() throws {
    var random = SplitMix64(seed: 8)
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x00, 0xC3, 0xA9, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      var reader = CSVReader(bytes: bytes, maxRecordBytes: Int.random(in: 1...20, using: &random))
      var last = 0
      while let row = try reader.next() {
        let line =
          switch row {
          case .record(let record): record.line
          case .malformed(let line, _): line
          }
        #expect(line > last)
        last = line
      }
      #expect(last <= bytes.count(where: { $0 == 0x0A }) + 1)
    }
  }

  @Test("a file that cannot be read is an error without its path")
  func noFile() throws {
    let error = #expect(throws: FileError.self) { _ = try records(at: "/nowhere/alice.csv") }
    #expect(error == .cannotOpen(code: ENOENT))
    #expect(error?.description.contains("alice") == false)
    #expect(throws: FileError.cannotRead(code: EISDIR)) { _ = try records(at: "/tmp") }
  }

  @Test("a field that a record does not have is nil, not a trap")
  func missingField() throws {
    var reader = CSVReader(bytes: Array("a,b".utf8))
    guard case .record(let record)? = try reader.next() else { return #expect(Bool(false)) }
    #expect(record.count == 2)
    #expect(record.string(1) == "b")
    #expect(record.bytes(2) == nil)
    #expect(record.string(-1) == nil)
  }
}

/// What a reader gives, in a form that a test can write down.
enum Step: Equatable {
  case record(Int, [String])
  case malformed(Int, CSVError)
}

func steps(_ reader: inout CSVReader) throws -> [Step] {
  var steps: [Step] = []
  while let row = try reader.next() {
    switch row {
    case .record(let record): steps.append(.record(record.line, record.strings))
    case .malformed(let line, let error): steps.append(.malformed(line, error))
    }
  }
  return steps
}

func steps(_ bytes: [UInt8], limit: Int = 1 << 20) -> [Step]? {
  var reader = CSVReader(bytes: bytes, maxRecordBytes: limit)
  return try? steps(&reader)
}

func steps(_ text: String) -> [Step]? { steps(Array(text.utf8)) }

private func records(at path: String) throws -> Int {
  var reader = try CSVReader(path: path)
  return try steps(&reader).count
}
