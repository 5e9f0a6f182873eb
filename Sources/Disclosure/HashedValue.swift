import Crypto
import Formats
import Members
import Register

/// Values hashed as advertising networks match them: normalised, then SHA-256 in hex; still personal data.
///
/// E-mail: without white space around it, in small letters. Telephone: E.164, a plus sign and up to 15 digits.
enum HashedValue {
  enum Kind {
    case email
    case telephone
  }

  /// How a field's values are hashed; nil when networks match by no such field.
  static func kind(of field: Field) -> Kind? {
    if field.kind == .email { return .email }
    let isTelephone =
      ["pd:TelephoneNumber", "pd:MobilePhoneNumber"].contains(field.dpv ?? "")
      || field.fideslang?.hasPrefix("user.contact.phone_number") == true
    return isTelephone && field.kind == .text ? .telephone : nil
  }

  /// The hash, or nil for a value that cannot be brought into the form that is hashed.
  static func text(_ value: String, _ kind: Kind) -> String? {
    let plain: String? =
      switch kind {
      case .email: email(value)
      case .telephone: telephone(value)
      }
    return plain.map { Hex.encode(Array(SHA256.hash(data: Array($0.utf8)))) }
  }

  static func email(_ text: String) -> String? {
    let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
      .drop { $0.properties.isWhitespace }.reversed()
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    let address = String(result).lowercased()
    return address.utf8.contains(64) ? address : nil
  }

  /// A number without its country's code could be anybody's: it is not guessed.
  static func telephone(_ text: String) -> String? {
    var digits = text.utf8.filter { (48...57).contains($0) || $0 == 43 }
    if digits.starts(with: "00".utf8) { digits = Array("+".utf8) + digits.dropFirst(2) }
    guard digits.first == 43, digits.dropFirst().allSatisfy({ $0 != 43 }),
      (8...16).contains(digits.count), digits[1] != 48
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}
