import Formats

/// A password as its owner gives it, in one spelling; it is never kept and never printed.
public struct Password: Sendable {
  let text: String

  /// A password without surrounding blanks, in NFC: what one keyboard composes another spells out.
  public init(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else {
      self.text = ""
      return
    }
    self.text = String(text[first...last]).nfc
  }

  /// How many characters (code points) a password may have.
  static let lengths = 12...128

  /// Throws `StaffError.passwordLength`, `.passwordNamesAccount` or `.passwordObvious`.
  func requireFit(account: String, name: String) throws(StaffError) {
    guard Self.lengths.contains(text.unicodeScalars.count) else { throw .passwordLength }
    let folded = Self.fold(text)
    for word in [account, name].map(Self.fold) where !word.isEmpty {
      // A name of one letter is in most texts; what counts is how little is left without it.
      let rest = folded.split(separator: word).joined()
      guard rest == folded || rest.unicodeScalars.count >= 8 else { throw .passwordNamesAccount }
    }
    guard Set(folded.unicodeScalars).count >= 5, !Self.isObvious(folded) else {
      throw .passwordObvious
    }
  }

  /// Lower case, letters and digits alone, with the letters that digits commonly stand for.
  private static func fold(_ text: String) -> String {
    let letters: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s"]
    let plain = text.lowercased().filter { $0.isLetter || $0.isNumber }
    let hasLetter = plain.contains { $0.isLetter }
    return hasLetter ? String(plain.map { letters[$0] ?? $0 }) : plain
  }

  /// Whether nothing is there but words and rows of keys that everybody tries first.
  private static func isObvious(_ folded: String) -> Bool {
    var rest = folded
    for word in obvious { rest = rest.split(separator: word).joined(separator: " ") }
    return rest.filter { $0 != " " }.unicodeScalars.count < 5
  }

  /// The longer ones first, so that a part does not hide the whole.
  private static let obvious = [
    "correcthorsebatterystaple", "12345678901234567890", "abcdefghijklmnopqrstuvwxyz",
    "administrator", "1234567890", "0987654321", "qwertyuiop", "asdfghjkl", "aboveboard",
    "password", "passwort", "123456789", "987654321", "12345678",
    "football", "baseball", "princess", "sunshine", "superman", "iloveyou", "changeme", "whatever",
    "computer", "starwars", "trustno1", "letmein", "welcome", "dragon", "monkey", "master",
    "secret", "qwertz", "qwerty", "azerty", "zxcvbnm", "1qaz2wsx", "1qazxsw2", "hello", "login",
    "admin", "abcde", "12345", "123",
  ].map { ($0, fold("x" + $0).dropFirst()) }.flatMap { [$0.0, String($0.1)] }
}

extension Password: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the secret.
  public var description: String { "Password" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
