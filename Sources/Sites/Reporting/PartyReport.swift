import Catalogue
public import Formats

/// What one company, or one domain whose owner we do not know, was given.
public struct PartyReport: Codable, Sendable, Equatable, Identifiable {
  /// Something of theirs that the pages use.
  public struct Product: Codable, Sendable, Equatable {
    /// What people call it.
    public var name: String
    /// What it is for, in plain English.
    public var kind: String
    /// What it lets the company learn.
    public var meaning: String
  }

  /// One thing that they were told.
  public struct Line: Codable, Sendable, Equatable, Hashable {
    /// What it is about, as the catalogue names it.
    public var subject: String
    /// The name on the wire.
    public var key: String
    /// The name in plain English.
    public var label: String
    /// The value.
    public var value: String
    /// Whether it is a hash.
    public var isHashed: Bool

    /// What it is about, in plain English.
    public var about: String { Told.Subject(rawValue: subject)?.label ?? subject }
  }

  /// Something that stays in the visitor's browser for them.
  public struct Stored: Codable, Sendable, Equatable, Hashable {
    /// `cookie`, `local`, `session` or `database`.
    public var place: String
    /// Its name.
    public var name: String
    /// The domain or origin that can read it.
    public var domain: String
    /// How long it lasts, in seconds; nil until the browser closes, or for ever where nothing ends it.
    public var seconds: Double?
    /// The script that wrote it, where that is known.
    public var script: String?
  }

  /// A way in which they came to be contacted: the script that did it first, then who called that.
  public typealias Chain = [String]

  /// The company's identifier in the catalogue, or the domain.
  public var id: String
  /// The name to show.
  public var name: String
  /// Whether the catalogue knows the company.
  public var isKnown: Bool
  /// The legal entity.
  public var owner: String?
  /// The country of its seat.
  public var country: String?
  /// What of theirs the pages use.
  public var products: [Product] = []
  /// The hosts that were contacted.
  public var hosts: [String] = []
  /// Hosts that bear the site's own name and belong to them by an alias in the DNS.
  public var disguised: [String] = []
  /// How many requests they got.
  public var requests = 0
  /// The states in which they were contacted.
  public var states: [ScanState] = []
  /// The pages on which they were contacted.
  public var pages: [String] = []
  /// When they were contacted first.
  public var first: Timestamp
  /// What they were told, in all requests together.
  public var told: [Line] = []
  /// How they came to be contacted.
  public var chains: [Chain] = []
  /// What stays in the browser.
  public var stored: [Stored] = []
  /// Readings by which a browser can be told from others.
  public var readings: [String] = []
  /// The recipient of the register that they are, where one is declared for this site.
  public var recipient: String?
  /// Where a person restricts what they do.
  public var controls: [Link] = []
  /// What it means for a visitor, in one sentence.
  public var sentence = ""

  /// Gives a party that no catalogue knows the name that the register has for it.
  mutating func rename(_ label: String) {
    guard !isKnown, sentence.hasPrefix(name) else { return }
    let renamed = "\(label) (\(name))"
    sentence = renamed + sentence.dropFirst(name.count)
    name = renamed
  }

  /// A place to go to.
  public struct Link: Codable, Sendable, Equatable {
    /// What it is called.
    public var title: String
    /// Where it is.
    public var address: String
    /// What to do there.
    public var steps: String
  }
}
