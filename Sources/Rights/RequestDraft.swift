public import Consent
import Crypto
public import Formats
public import Law
public import Members
public import Store

/// Who asks for somebody else.
public enum RequestBehalf: String, Sendable, Codable, CaseIterable, SQLBindable {
  /// Nobody: the person asks.
  case own
  /// Somebody with a mandate, such as a solicitor.
  case agent
  /// A parent or guardian, for a child.
  case guardian
}

/// A request as it comes in.
public struct RequestDraft: Sendable, Equatable {
  /// What is asked for.
  public var right: RequestRight
  /// The day of receipt; the clock starts here, whenever it is entered.
  public var received: CivilDate
  /// On what way it came.
  public var channel: Channel
  /// What it says.
  public var content: RequestContent
  /// Who asks.
  public var behalf: RequestBehalf
  /// The SHA-256 of the paper of whoever acts for the person, hex.
  public var mandate: String?
  /// The scanned letter, or the note of a call.
  public var letter: ScannedLetter?
  /// Where the person lives, ISO 3166-1, or a part of a country such as US-CA; nil for not known.
  public var place: String?
  /// The part of the United Kingdom, when it is known.
  public var region: UKRegion?
  /// The law that was chosen; nil lets the place say.
  public var law: String?
  /// The day that a notice of an authority names.
  public var due: CivilDate?
  /// The undertaking that a notice led to, as Standing names it.
  public var undertaking: String?

  /// Makes a draft out of what is always needed.
  public init(
    _ right: RequestRight, received: CivilDate, channel: Channel,
    content: RequestContent = RequestContent(), behalf: RequestBehalf = .own,
    mandate: String? = nil, letter: ScannedLetter? = nil, place: String? = nil,
    region: UKRegion? = nil, law: String? = nil, due: CivilDate? = nil, undertaking: String? = nil
  ) {
    self.right = right
    self.received = received
    self.channel = channel
    self.content = content
    self.behalf = behalf
    self.mandate = mandate
    self.letter = letter
    self.place = place
    self.region = region
    self.law = law
    self.due = due
    self.undertaking = undertaking
  }

  /// The SHA-256 of a paper, hex.
  public static func hash(ofPaper bytes: [UInt8]) -> String {
    Hex.encode(Array(SHA256.hash(data: bytes)))
  }

  /// Throws `RequestError` or `LetterError` for what cannot be taken.
  func check(on day: CivilDate) throws {
    try content.check()
    guard received <= day, received.year >= 2000 else {
      throw RequestError.day("the day of receipt")
    }
    if letter != nil { try ScannedLetter.check(channel) }
    if let mandate, Hex.decode(mandate)?.count != 32 {
      throw RequestError.text("the SHA-256 of the mandate")
    }
    if right == .notice {
      guard content.authority?.isEmpty == false else { throw RequestError.text("the authority") }
      guard let due, due >= received else { throw RequestError.day("the day of the notice") }
    }
    if right == .unclassified, (content.words ?? "").isEmpty, letter == nil {
      throw RequestError.text("what is asked for")
    }
  }
}
