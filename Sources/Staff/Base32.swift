/// Base 32 as RFC 4648 §6 has it, without padding: how authenticator programs read a secret.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// Writes bytes; bits that are left over are filled up with zeros.
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      held = (held << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(held >> bits & 31)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(held << (5 - bits) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
