/// Reads bytes from the front and never past their end: what is not there is nil.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number in big-endian bytes.
  mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
    run(MemoryLayout<Number>.size) { Number(bigEndian: $0.loadUnaligned(as: Number.self)) }
  }

  /// A text after its length in four bytes.
  mutating func text() -> String? {
    guard let length = number(UInt32.self) else { return nil }
    return run(Int(length)) { String(validating: $0, as: UTF8.self) } ?? nil
  }

  /// The result of a closure on the next bytes, nil when there are fewer.
  mutating func run<Result>(_ count: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
  }
}

extension [UInt8] {
  /// Appends a number in big-endian bytes.
  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }

  /// Appends a text after its length in four bytes.
  mutating func append(text: String) {
    append(number: UInt32(text.utf8.count))
    append(contentsOf: text.utf8)
  }
}
