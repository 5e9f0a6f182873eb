import Formats
import Store

/// Which fields are held of a subject: numbers of field and provenance class, and the day.
struct Held: Hashable, Sendable {
  var field: Int64
  var provenance: Int64
  var collected: CivilDate

  /// Version 1: for each field, ascending, LEB128 of field, class and zigzag day since 1970.
  static func encode(_ held: [Held]) -> [UInt8] {
    var bytes: [UInt8] = [1]
    for one in held.sorted(by: { $0.field < $1.field }) {
      append(UInt64(bitPattern: one.field), to: &bytes)
      append(UInt64(bitPattern: one.provenance), to: &bytes)
      let day = Int64(one.collected.days)
      append(UInt64(bitPattern: day << 1 ^ day >> 63), to: &bytes)
    }
    return bytes
  }

  static func decode(_ bytes: [UInt8]) throws(StoreError) -> [Held] {
    guard bytes.first == 1 else { throw damaged }
    var rest = bytes.dropFirst()
    var held: [Held] = []
    while !rest.isEmpty {
      let field = try take(&rest)
      let provenance = try take(&rest)
      let zigzag = try take(&rest)
      guard let field = Int64(exactly: field), let provenance = Int64(exactly: provenance),
        let days = Int32(exactly: Int64(zigzag >> 1) ^ -Int64(zigzag & 1))
      else { throw damaged }
      held.append(Held(field: field, provenance: provenance, collected: CivilDate(days: days)))
    }
    return held
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func take(_ bytes: inout ArraySlice<UInt8>) throws(StoreError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst() {
      guard shift < 63 else { throw damaged }
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw damaged
  }

  private static var damaged: StoreError {
    StoreError(.corrupt, "the provenance of a subject is damaged")
  }
}
