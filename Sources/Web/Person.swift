import Formats

/// A made-up person whose details are planted in a site, to see where they go.
///
/// The details must be long and unusual enough to be met by chance nowhere.
public struct Person: Sendable {
  /// First name, perhaps more, and last name.
  public let name: String
  /// The e-mail address.
  public let email: String
  /// A number or code of the person, such as a member's.
  public let id: String
  /// The telephone number, at best in international form with a plus.
  public let phone: String?

  /// The fewest bytes that are looked for: fewer would be met by chance.
  public static let shortest = 8

  /// Makes a person, or says which detail is too short or malformed to be looked for.
  public init(name: String, email: String, id: String, phone: String?) throws(PersonError) {
    self.name = Self.trimmed(name)
    self.email = Self.trimmed(email)
    self.id = Self.trimmed(id)
    self.phone = phone.map(Self.trimmed)
    guard self.id.utf8.count >= Self.shortest else { throw .shortID }
    let words = self.name.utf8.split(separator: 0x20)
    guard words.count >= 2, let first = words.first, let last = words.last,
      first.count >= 2, last.count >= 2, first.count + last.count >= Self.shortest
    else { throw .shortName }
    let halves = self.email.utf8.split(
      separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, halves[1].contains(UInt8(ascii: ".")),
      self.email.utf8.count >= Self.shortest,
      !self.email.utf8.contains(where: { $0 <= 0x20 })
    else { throw .badEmail }
    if let phone = self.phone {
      let digits = phone.utf8.count { (0x30...0x39).contains($0) }
      guard (Self.shortest...20).contains(digits) else { throw .shortPhone }
    }
    guard [name, email, id, phone ?? ""].allSatisfy({ $0.utf8.count <= 200 }) else {
      throw .tooLong
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(decoding: text.nfc.utf8Bytes.trimmed, as: UTF8.self)
  }
}
