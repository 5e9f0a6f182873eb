import Formats

/// A new second factor, shown now and never again.
public struct SecondFactor: Sendable {
  /// The address that an authenticator program reads (`otpauth://totp/…`); it holds the secret.
  public let address: String
  /// Eight codes for when the authenticator is lost; each opens once.
  public let recoveryCodes: [String]

  /// The address as authenticator programs have agreed on it; names are percent-encoded.
  static func address(secret: [UInt8], issuer: String, account: String) -> String {
    let issuer = encode(issuer)
    return "otpauth://totp/\(issuer):\(encode(account))?secret=\(Base32.encode(secret))"
      + "&issuer=\(issuer)&algorithm=SHA1&digits=\(TimeCode.digits)&period=\(TimeCode.period)"
  }

  private static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        String(decoding: [byte], as: UTF8.self)
      default: "%" + Hex.encode([byte]).uppercased()
      }
    }.joined()
  }
}

extension SecondFactor: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the secret.
  public var description: String { "SecondFactor" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A code that stands in for a lost authenticator: 80 random bits in four groups of four.
enum RecoveryCode {
  /// How many an account gets.
  static let count = 8

  /// A code of ten random bytes.
  static func text(_ bytes: [UInt8]) -> String {
    let letters = Array(Base32.encode(bytes).lowercased())
    return stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min($0 + 4, letters.count)])
    }.joined(separator: "-")
  }

  /// A code as it is typed, without blanks and hyphens, in one case.
  static func plain(_ text: String) -> String {
    text.lowercased().filter { $0 != "-" && $0 != " " }
  }
}
