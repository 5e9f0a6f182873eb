public import Disclosure
public import Formats
public import Register

/// What was seen of decoys, as the desk shows it; it names no decoy and holds nothing of a message.
public struct DecoySightingsReport: Sendable, Equatable {
  /// One sighting with the names that go with it.
  public struct Line: Sendable, Equatable {
    /// The sighting.
    public var sighting: Sighting
    /// To whom the disclosure went, by the name that members read.
    public var recipient: String
    /// When it was sent.
    public var sent: Timestamp?
  }

  /// The sightings, newest first.
  public var lines: [Line]
  /// The sighting after which the next page begins; nil at the end.
  public var next: String?
  /// How many disclosures carry decoys.
  public var disclosures: Int
  /// How many sightings there are in all.
  public var sightings: Int
  /// How many of them were not from somebody declared.
  public var strangers: Int
  /// What the register wants; nil for no decoys.
  public var rule: DecoyRule?
}

extension Sighting.Channel {
  /// The way in words.
  public var words: String {
    switch self {
    case .mail: "Mail"
    case .letter: "A letter"
    case .call: "A call"
    case .other: "Something else"
    }
  }
}

extension Sighting.Verdict {
  /// The verdict in a word.
  public var words: String {
    switch self {
    case .declared: "Declared"
    case .stranger: "Stranger"
    case .unknown: "Nobody knows"
    }
  }
}
