/// The byte-level rules that notes, checkpoints and proofs share.
enum NoteLines {
  static let newline = UInt8(ascii: "\n")

  /// Splits text whose last line ends in a newline; nil when that newline is missing.
  static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    guard bytes.last == newline else { return nil }
    return bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
  }

  /// Reads a non-negative decimal without sign or leading zeroes, as all C2SP sizes are written.
  static func decimal(_ digits: some Collection<UInt8>) -> Int64? {
    guard let first = digits.first, digits.count <= 19,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }

  /// The text of bytes already known to be UTF-8.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  static func isKeyName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
      }
  }
}
