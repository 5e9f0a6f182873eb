public import Formats

/// The purposes that a choice is about.
public enum PurposeScope: Hashable, Sendable, Comparable {
  /// Every purpose.
  case all
  /// Every purpose that is direct marketing.
  case marketing
  /// One purpose.
  case purpose(PurposeID)

  /// Says whether the scope holds a purpose, given whether that purpose is direct marketing.
  public func covers(_ purpose: PurposeID, marketing: Bool) -> Bool {
    switch self {
    case .all: true
    case .marketing: marketing
    case .purpose(let id): id == purpose
    }
  }

  /// `*`, `marketing*` or the purpose's identifier.
  public var text: String {
    switch self {
    case .all: "*"
    case .marketing: "marketing*"
    case .purpose(let id): id.text
    }
  }

  /// Reads what `text` writes.
  public init?(text: String) {
    switch text {
    case "*": self = .all
    case "marketing*": self = .marketing
    default:
      guard let id = PurposeID(text) else { return nil }
      self = .purpose(id)
    }
  }
}

/// The recipients that a choice is about.
public enum RecipientScope: Hashable, Sendable, Comparable {
  /// Everyone, ourselves included; in a grant, all whom the notice names for the purpose.
  case all
  /// Everyone but ourselves.
  case others
  /// One recipient.
  case recipient(RecipientID)

  /// Says whether the scope holds a recipient.
  public func covers(_ recipient: RecipientID) -> Bool {
    switch self {
    case .all: true
    case .others: recipient != .ourselves
    case .recipient(let id): id == recipient
    }
  }

  /// `*`, `others*` or the recipient's identifier.
  public var text: String {
    switch self {
    case .all: "*"
    case .others: "others*"
    case .recipient(let id): id.text
    }
  }

  /// Reads what `text` writes.
  public init?(text: String) {
    switch text {
    case "*": self = .all
    case "others*": self = .others
    default:
      guard let id = RecipientID(text) else { return nil }
      self = .recipient(id)
    }
  }
}

/// What the gate needs to know of one act of choice; `Consent` keeps it with channel, actor and wording.
public struct Choice: Hashable, Sendable {
  /// The acts.
  public enum Act: String, Sendable, CaseIterable, Codable {
    /// Permission (Article 6(1)(a)); the only act that needs a notice served before.
    case grant
    /// An answer of no.
    case refuse
    /// Taking a permission back (Article 7(3)).
    case withdraw
    /// An objection (Article 21).
    case object
    /// A restriction (Article 18).
    case restrict
    /// Lifting one's own objection, restriction or signal; it grants nothing.
    case lift
    /// An objection that software makes, such as Global Privacy Control (Article 21(5)).
    case signal
  }

  /// The act.
  public var act: Act
  /// The purposes it is about.
  public var purpose: PurposeScope
  /// The recipients it is about.
  public var recipient: RecipientScope
  /// The notice version on which a grant rests.
  public var notice: NoticeVersion?
  /// When it was made.
  public var at: Timestamp
  /// Whether a grant was explicit, as special categories need (Article 9(2)(a)).
  public var explicit: Bool
  /// Whether a guardian made it for a child (Article 8).
  public var guardian: Bool
  /// Whether a grant was tied to a gift (Article 7(4)).
  public var gift: Bool

  /// Makes a choice.
  public init(
    act: Act, purpose: PurposeScope, recipient: RecipientScope = .all,
    notice: NoticeVersion? = nil, at: Timestamp, explicit: Bool = false, guardian: Bool = false,
    gift: Bool = false
  ) {
    self.act = act
    self.purpose = purpose
    self.recipient = recipient
    self.notice = notice
    self.at = at
    self.explicit = explicit
    self.guardian = guardian
    self.gift = gift
  }
}
