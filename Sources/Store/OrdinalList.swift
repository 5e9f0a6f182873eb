/// The form in which `entries` keeps ordinals: ascending, as differences in LEB128 bytes.
enum OrdinalList {
  /// The bytes of a set of ordinals, or nil for none.
  static func encode(_ ordinals: [UInt32]) -> [UInt8]? {
    guard !ordinals.isEmpty else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ordinals.count * 2)
    var previous: UInt32?
    for ordinal in ordinals.sorted() where ordinal != previous {
      var rest = ordinal - (previous ?? 0)
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
      previous = ordinal
    }
    return bytes
  }

  /// The ordinals of such bytes, ascending; throws `.corrupt` for anything `encode` cannot yield.
  static func decode(_ bytes: [UInt8]) throws(StoreError) -> [UInt32] {
    var ordinals: [UInt32] = []
    ordinals.reserveCapacity(bytes.count)
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      rest |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard shift <= 35, rest <= UInt64(UInt32.max) else { throw damaged }
      if byte & 0x80 != 0 { continue }
      if let previous = ordinals.last {
        let (ordinal, overflow) = previous.addingReportingOverflow(UInt32(rest))
        guard !overflow, rest > 0 else { throw damaged }
        ordinals.append(ordinal)
      } else {
        ordinals.append(UInt32(rest))
      }
      rest = 0
      shift = 0
    }
    guard shift == 0 else { throw damaged }
    return ordinals
  }

  private static var damaged: StoreError {
    StoreError(.corrupt, "the subjects of an entry are damaged")
  }
}
