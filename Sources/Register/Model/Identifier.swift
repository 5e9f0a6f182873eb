/// The name of something declared, such as `offers.baby`; typed by what it names.
///
/// Lower-case ASCII letters, digits, `.`, `-` and `_`, at most 128 bytes, beginning with a letter: so that two
/// identifiers are equal exactly when their bytes are, whatever the engine's collation.
public struct Identifier<Named>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The text of the identifier.
  public let text: String

  /// Makes an identifier, or nil when the text breaks the rule above.
  public init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    self.text = text
  }

  /// Says whether a text may be an identifier.
  public static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, (97...122).contains(first), bytes.count <= 128 else {
      return false
    }
    return bytes.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 46 || $0 == 45 || $0 == 95
    }
  }

  /// Reads the identifier from its text; throws when the text breaks the rule.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard Self.isValid(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an identifier")
    }
    self.text = text
  }

  /// Writes the identifier as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Orders identifiers by their bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The text of the identifier.
  public var description: String { text }
}

/// Names a field.
public typealias FieldID = Identifier<Field>
/// Names a purpose.
public typealias PurposeID = Identifier<Purpose>
/// Names a recipient.
public typealias RecipientID = Identifier<Recipient>
/// Names an agreement.
public typealias AgreementID = Identifier<Agreement>
/// Names a collection point.
public typealias CollectionPointID = Identifier<CollectionPoint>
/// Names a notice, whatever its version.
public typealias NoticeID = Identifier<Notice>
/// Names a web site.
public typealias SiteID = Identifier<Site>
/// Names a form.
public typealias FormID = Identifier<Form>
/// Names another system.
public typealias SystemID = Identifier<ConnectedSystem>

extension Identifier where Named == Recipient {
  /// The organisation itself as recipient; it needs neither declaration nor agreement.
  public static let ourselves = RecipientID(unchecked: "self")

  private init(unchecked text: String) { self.text = text }
}
