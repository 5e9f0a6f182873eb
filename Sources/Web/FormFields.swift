/// Parameters as queries and forms write them: `name=value&name=value`.
enum FormFields {
  /// Reads the pairs in order, percent-decoded; empty pieces are passed over.
  static func read(_ bytes: [UInt8]) -> [(name: [UInt8], value: [UInt8])] {
    bytes.split(separator: UInt8(ascii: "&")).map { piece in
      let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      return (
        PercentCoding.decode(piece[..<equals], plusIsSpace: true),
        PercentCoding.decode(piece[equals...].dropFirst(), plusIsSpace: true)
      )
    }
  }
}
