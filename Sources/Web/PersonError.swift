/// Why a made-up person cannot be looked for; it never quotes the detail.
public enum PersonError: Error, Equatable, Sendable {
  /// The id has fewer than eight characters.
  case shortID
  /// The name has no first and last name of eight letters together.
  case shortName
  /// The e-mail address is none, or has fewer than eight characters.
  case badEmail
  /// The telephone number has fewer than eight digits, or more than twenty.
  case shortPhone
  /// A detail has more than 200 bytes.
  case tooLong
}

extension PersonError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .shortID:
      "the person's id has fewer than 8 characters and would be found by chance; plant a longer one"
    case .shortName:
      "the person needs a first and a last name of 2 letters each and 8 together; plant a longer name"
    case .badEmail:
      "the person's e-mail address is not one of 8 or more characters with an @ and a domain"
    case .shortPhone:
      "the person's telephone number needs 8 to 20 digits"
    case .tooLong:
      "a detail of the person has more than 200 bytes; plant a shorter one"
    }
  }
}
