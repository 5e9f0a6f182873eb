import Crypto
package import Formats

/// The codes of an authenticator program: TOTP (RFC 6238) with SHA-1, six digits, thirty seconds.
package enum TimeCode {
  /// Seconds for which a code stands.
  package static let period: Int64 = 30
  /// How many digits a code has.
  package static let digits = 6

  /// The number of the period that a time is in.
  package static func step(at: Timestamp) -> Int64 {
    at.microseconds / (period * 1_000_000)
  }

  /// The code of a step (RFC 4226 §5.3).
  package static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let hash = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int((hash.last ?? 0) & 15)
    let number = hash.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let text = String(number & 0x7FFF_FFFF)
    return String((String(repeating: "0", count: digits) + text).suffix(digits))
  }

  /// The step whose code was given: this one, the one before or the one after.
  ///
  /// All three are worked out and compared in constant time, whichever fits.
  static func matching(_ code: String, _ secret: [UInt8], at: Timestamp) -> Int64? {
    let now = step(at: at)
    let given = SymmetricKey(data: Array(code.utf8))
    var found: Int64?
    for step in (now - 1)...(now + 1) {
      let expected = SymmetricKey(data: Array(Self.code(secret, step: step).utf8))
      if expected == given { found = step }
    }
    return found
  }
}
