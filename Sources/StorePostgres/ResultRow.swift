#if PostgreSQL
import CLibPQ
import Store

extension Row {
  /// A row of a result in binary format.
  ///
  /// Throws `.misuse` for a column of a type that no table of ours has.
  init(_ result: OpaquePointer, _ row: Int32) throws(StoreError) {
    var values: [SQLValue] = []
    let count = PQnfields(result)
    values.reserveCapacity(Int(count))
    for column in 0..<count {
      guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column)
      else {
        values.append(.null)
        continue
      }
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
      values.append(try Self.value(bytes, type: PQftype(result, column)))
    }
    self.init(values)
  }

  /// The numbers are those of pg_type.dat, which never change.
  private static func value(
    _ bytes: UnsafeRawBufferPointer, type: Oid
  ) throws(StoreError) -> SQLValue {
    switch type {
    case 20, 21, 23: .integer(number(bytes))
    case 16: .integer(bytes.first == 0 ? 0 : 1)
    case 17: .blob(Array(bytes))
    case 18, 19, 25, 1042, 1043: .text(String(decoding: bytes, as: UTF8.self))
    case 701: .real(Double(bitPattern: UInt64(bitPattern: number(bytes))))
    default: throw StoreError(.misuse, "a column has type \(type), which no table here has")
    }
  }

  /// A signed number of 2, 4 or 8 bytes in network order.
  private static func number(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var number: Int64 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : -1
    for byte in bytes { number = number << 8 | Int64(byte) }
    return number
  }
}
#endif
