/// A question for the addresses of a host, and what an answer says about its names (RFC 1035 §4).
struct DNSMessage {
  /// The answer's code; 0 means that the question was answered, 3 that there is no such name.
  let code: UInt8
  /// The names that names stand for, by the name that was asked for.
  let aliases: [String: String]
  /// Tells whether an address stands in the answer.
  let hasAddress: Bool

  /// A question with recursion asked for, and room for answers of up to 1,232 bytes (RFC 6891).
  static func question(_ name: [UInt8], id: UInt16) -> [UInt8] {
    let header: [UInt8] = [
      UInt8(id >> 8), UInt8(id & 0xFF), 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1,
    ]
    return header + name + [0, 1, 0, 1] + [0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0]
  }

  /// Reads an answer, or nil when it is malformed or answers something else.
  init?(_ bytes: [UInt8], name: [UInt8], id: UInt16) {
    guard bytes.count >= 12, Self.number(bytes, 0) == Int(id), bytes[2] & 0xF8 == 0x80,
      Self.number(bytes, 4) == 1
    else { return nil }
    var asked = 0
    var position = 12
    guard let wanted = DNSName.read(name, at: &asked),
      DNSName.read(bytes, at: &position) == wanted,
      Self.number(bytes, position) == 1, Self.number(bytes, position + 2) == 1,
      let count = Self.number(bytes, 6)
    else { return nil }
    position += 4
    var aliases: [String: String] = [:]
    var hasAddress = false
    for _ in 0..<min(count, 256) {
      // An answer cut short by its size still tells what it holds so far.
      if position == bytes.count { break }
      guard let owner = DNSName.read(bytes, at: &position),
        let type = Self.number(bytes, position), let length = Self.number(bytes, position + 8),
        position + 10 + length <= bytes.count
      else { return nil }
      var target = position + 10
      position = target + length
      if type == 1 || type == 28 { hasAddress = true }
      guard type == 5 else { continue }
      guard let alias = DNSName.read(bytes, at: &target), target == position else { return nil }
      aliases[owner] = aliases[owner] ?? alias
    }
    code = bytes[3] & 0x0F
    self.aliases = aliases
    self.hasAddress = hasAddress
  }

  private static func number(_ bytes: [UInt8], _ i: Int) -> Int? {
    guard i >= 0, i + 1 < bytes.count else { return nil }
    return Int(bytes[i]) << 8 | Int(bytes[i + 1])
  }
}
