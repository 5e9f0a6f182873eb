/// The one form of a row in bytes, the same on both engines: for copies, and for hashes over tables.
///
/// Four bytes of length, then each value: a byte for its type, then 8 bytes of a number, or four bytes of length and
/// the bytes of a text or a blob; all numbers big-endian.
public enum PackedRow {
  /// Appends a row.
  public static func append(_ row: [SQLValue], to bytes: inout [UInt8]) {
    let start = bytes.count
    append(UInt32(0), to: &bytes)
    for value in row {
      switch value {
      case .null:
        bytes.append(0)
      case .integer(let number):
        bytes.append(1)
        append(number, to: &bytes)
      case .real(let number):
        bytes.append(2)
        append(number.bitPattern, to: &bytes)
      case .text(let text):
        bytes.append(3)
        append(UInt32(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
      case .blob(let blob):
        bytes.append(4)
        append(UInt32(blob.count), to: &bytes)
        bytes.append(contentsOf: blob)
      }
    }
    withUnsafeBytes(of: UInt32(bytes.count - start - 4).bigEndian) {
      bytes.replaceSubrange(start..<start + 4, with: $0)
    }
  }

  /// The row at the start of some bytes and how many it takes; nil when its end is still to come.
  ///
  /// Throws `.corrupt` for bytes that `append` cannot have made.
  public static func first(
    in bytes: ArraySlice<UInt8>, columns: Int
  ) throws(StoreError) -> (row: [SQLValue], count: Int)? {
    var rest = bytes
    guard rest.count >= 4 else { return nil }
    let length = Int(try number(4, &rest))
    guard rest.count >= length else { return nil }
    rest = rest.prefix(length)
    var row: [SQLValue] = []
    row.reserveCapacity(columns)
    for _ in 0..<columns { row.append(try value(&rest)) }
    guard rest.isEmpty else { throw damaged }
    return (row, length + 4)
  }

  private static func value(_ rest: inout ArraySlice<UInt8>) throws(StoreError) -> SQLValue {
    guard let type = rest.popFirst() else { throw damaged }
    switch type {
    case 0: return .null
    case 1: return .integer(Int64(bitPattern: try number(8, &rest)))
    case 2: return .real(Double(bitPattern: try number(8, &rest)))
    case 3:
      let text = String(validating: try piece(&rest), as: UTF8.self)
      guard let text else { throw damaged }
      return .text(text)
    case 4: return .blob(Array(try piece(&rest)))
    default: throw damaged
    }
  }

  private static func piece(_ rest: inout ArraySlice<UInt8>) throws(StoreError) -> ArraySlice<UInt8>
  {
    let length = Int(try number(4, &rest))
    guard rest.count >= length else { throw damaged }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }

  private static func number(
    _ count: Int, _ rest: inout ArraySlice<UInt8>
  ) throws(StoreError) -> UInt64 {
    guard rest.count >= count else { throw damaged }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private static var damaged: StoreError { StoreError(.corrupt, "a copied row is damaged") }
}
