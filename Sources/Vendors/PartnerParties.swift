import Crypto
public import Formats
public import Law

/// Another name under which a partner works, or a company that stands above or below it (demand E5).
public struct DeclaredName: Codable, Sendable, Equatable {
  /// The kinds of name.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A name under which it trades.
    case trading
    /// A company that owns it.
    case parent
    /// A company that it owns.
    case subsidiary
  }

  /// What kind of name.
  public var kind: Kind
  /// The name.
  public var name: String
  /// Whether the partner said so itself, and one of us accepted it.
  public var isDeclaredByPartner: Bool

  /// Makes a name.
  public init(kind: Kind, name: String, isDeclaredByPartner: Bool) {
    self.kind = kind
    self.name = name
    self.isDeclaredByPartner = isDeclaredByPartner
  }
}

/// Somebody who works on the data for a partner, or for another sub-processor of it.
public struct SubProcessor: Codable, Sendable, Equatable {
  /// The name.
  public var name: String
  /// Where it is established.
  public var country: Country
  /// What it does with the data.
  public var task: String
  /// The record of the sub-processor for which it works; nil for the partner itself.
  public var under: String?
  /// Its first day.
  public var from: CivilDate
  /// Its last day, or nil for open.
  public var until: CivilDate?
  /// Whether the partner said so itself, and one of us accepted it.
  public var isDeclaredByPartner: Bool

  /// Makes a sub-processor.
  public init(
    name: String, country: Country, task: String, under: String? = nil, from: CivilDate,
    until: CivilDate? = nil, isDeclaredByPartner: Bool
  ) {
    self.name = name
    self.country = country
    self.task = task
    self.under = under
    self.from = from
    self.until = until
    self.isDeclaredByPartner = isDeclaredByPartner
  }
}

/// A document about a partner, by its hash; the file itself stays where it is.
public struct PartnerDocument: Codable, Sendable, Equatable {
  /// What it is, such as "contract of May 2026".
  public var title: String
  /// SHA-256 of its bytes, in hexadecimal digits.
  public var hash: String

  /// Makes a document.
  public init(title: String, hash: String) {
    self.title = title
    self.hash = hash
  }

  /// Makes a document of its bytes.
  public init(title: String, bytes: [UInt8]) {
    self.init(title: title, hash: Hex.encode(Array(SHA256.hash(data: bytes))))
  }
}
