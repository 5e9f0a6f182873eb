/// The checksum of ZIP (PKWARE APPNOTE 4.4.7): CRC-32 with the polynomial 0xEDB88320, eight bytes a step.
struct CRC32 {
  /// Eight tables of 256, one after the other.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 2_048)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[byte] = value
    }
    for place in 256..<2_048 {
      let before = tables[place - 256]
      tables[place] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()

  /// The checksum of some bytes.
  static func sum(_ bytes: [UInt8]) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        var value: UInt32 = 0xFFFF_FFFF
        var place = 0
        while place + 8 <= bytes.count {
          var next: UInt32 = 0
          for byte in stride(from: 7, through: 4, by: -1) {
            next ^= table[(7 - byte) * 256 + Int(bytes[place + byte])]
          }
          for byte in 0..<4 {
            let mixed = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) ^ bytes[place + byte]
            next ^= table[(7 - byte) * 256 + Int(mixed)]
          }
          value = next
          place += 8
        }
        while place < bytes.count {
          value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ bytes[place])]
          place += 1
        }
        return ~value
      }
    }
  }
}
