import Foundation

extension String {
  /// The string in Unicode Normalization Form C (UAX #15), so that equal texts have equal bytes.
  ///
  /// Swift compares strings by canonical equivalence; databases, hashes and signatures by bytes.
  /// Whatever identifies something is normalised once, where it enters.
  public var nfc: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
  }

  /// The string's UTF-8 bytes.
  public var utf8Bytes: [UInt8] { Array(utf8) }
}
