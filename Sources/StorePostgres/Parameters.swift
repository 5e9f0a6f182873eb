#if PostgreSQL
import Store

/// The bound values of one statement in PostgreSQL's binary format, and the pointers that libpq wants.
struct Parameters {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isNull: [Bool] = []

  init(_ values: [SQLValue]) throws(StoreError) {
    ends.reserveCapacity(values.count)
    isNull.reserveCapacity(values.count)
    for value in values {
      try value.refuseNUL()
      value.append(to: &bytes)
      ends.append(bytes.count)
      isNull.append(value == .null)
    }
    // A value of no bytes at the end still needs an address, for a null address means null.
    bytes.append(0)
  }

  /// Calls libpq with count, values, lengths and formats.
  func with<T>(
    _ body: (
      Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> T
  ) -> T {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      var values: [UnsafePointer<CChar>?] = []
      var lengths: [Int32] = []
      values.reserveCapacity(ends.count)
      lengths.reserveCapacity(ends.count)
      for (end, isNull) in zip(ends, isNull) {
        // `bytes` is never empty, and every start lies within it.
        let address = bytes.baseAddress.map { $0 + start }
        values.append(isNull ? nil : address?.assumingMemoryBound(to: CChar.self))
        lengths.append(Int32(end - start))
        start = end
      }
      let binary = [Int32](repeating: 1, count: ends.count)
      return body(Int32(ends.count), values, lengths, binary)
    }
  }
}

extension SQLValue {
  /// Appends the value in PostgreSQL's binary format; null has no bytes.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: break
    case .integer(let number): bytes.append(bigEndian: UInt64(bitPattern: number))
    case .real(let number): bytes.append(bigEndian: number.bitPattern)
    case .text(let text): bytes += text.utf8
    case .blob(let blob): bytes += blob
    }
  }
}

extension [UInt8] {
  /// Appends a number in network order.
  mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
#endif
