/// Operations of the web's formats, which know the letters of ASCII only.
extension Sequence where Element == UInt8 {
  /// The bytes with the letters A to Z in lower case.
  var lowerCased: [UInt8] { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}

extension BidirectionalCollection where Element == UInt8, SubSequence: BidirectionalCollection {
  /// The bytes without spaces, tabs and line ends at either end.
  var trimmed: SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var rest = self[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  /// The text with the letters A to Z in lower case.
  var asciiLowerCased: String { String(decoding: utf8.lowerCased, as: UTF8.self) }
}
