/// Reads digits of fixed width, byte by byte; anything but `0`–`9` is refused.
///
/// `Int(_: String)` is no use here: it takes a sign.
struct ASCIIDigits {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: some Sequence<UInt8>) {
    // Longest text of ours is 32 bytes; the rest of a hostile one need not be copied.
    self.bytes = Array(bytes.prefix(64))
  }

  var isAtEnd: Bool { position == bytes.count }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func digit() -> Int? {
    guard let byte = next, (0x30...0x39).contains(byte) else { return nil }
    position += 1
    return Int(byte) - 0x30
  }

  mutating func number(_ width: Int) -> Int? {
    var value = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}
