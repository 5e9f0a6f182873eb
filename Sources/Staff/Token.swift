import Crypto
import Formats

/// A secret that its holder shows; it is stored only as a hash and never printed by accident.
public struct Token: Sendable {
  /// The secret itself, to be shown or sent once.
  public let text: String

  /// A token as its holder gives it, of whatever form.
  public init(_ text: String) {
    self.text = text
  }

  /// A new token: 32 random bytes in base64url after a prefix.
  package static func make(prefix: String = "") -> Token {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    return Token(prefix + Base64.urlEncode(bytes))
  }

  /// What is stored: with 256 random bits a plain SHA-256 needs neither salt nor stretching.
  package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension Token: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the secret.
  public var description: String { "Token" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
