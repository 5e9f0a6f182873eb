public import Formats
public import Members
public import Register
public import Store

/// An act of choice as a person, or software for them, makes it.
public struct ChoiceDraft: Sendable, Equatable {
  /// The act.
  public var act: Choice.Act
  /// The purposes it is about.
  public var purpose: PurposeScope
  /// The recipients it is about.
  public var recipient: RecipientScope
  /// The notice version on which a grant rests.
  public var notice: NoticeVersion?
  /// On what way it reached us.
  public var channel: Channel
  /// Whether a grant is explicit (Article 9(2)(a)).
  public var explicit: Bool
  /// Whether a guardian made it for a child (Article 8).
  public var guardian: Bool
  /// Where it was asked for; one with a gift marks a grant as tied to it (Article 7(4)).
  public var collectionPoint: CollectionPointID?
  /// The words that the person said yes to, kept once for all who did; never about the person.
  public var wording: String?

  /// Makes a draft.
  public init(
    act: Choice.Act, purpose: PurposeScope, recipient: RecipientScope = .all,
    notice: NoticeVersion? = nil, channel: Channel, explicit: Bool = false,
    guardian: Bool = false, collectionPoint: CollectionPointID? = nil, wording: String? = nil
  ) {
    self.act = act
    self.purpose = purpose
    self.recipient = recipient
    self.notice = notice
    self.channel = channel
    self.explicit = explicit
    self.guardian = guardian
    self.collectionPoint = collectionPoint
    self.wording = wording
  }

  /// Global Privacy Control: no marketing by anybody but ourselves (Article 21(5)).
  public static func globalPrivacyControl(channel: Channel = .web) -> ChoiceDraft {
    ChoiceDraft(act: .signal, purpose: .marketing, recipient: .others, channel: channel)
  }

  /// Stops everything for one recipient: whatever was granted, and whatever rests on interests.
  public static func stop(_ recipient: RecipientID, channel: Channel) -> [ChoiceDraft] {
    [.withdraw, .object].map {
      ChoiceDraft(act: $0, purpose: .all, recipient: .recipient(recipient), channel: channel)
    }
  }

  /// Stops everything that anybody but ourselves could get, also what rests on interests.
  public static func stopSharing(channel: Channel) -> [ChoiceDraft] {
    [.withdraw, .object].map {
      ChoiceDraft(act: $0, purpose: .all, recipient: .others, channel: channel)
    }
  }

  /// Stops all direct marketing, our own included (Article 21(2)-(3)).
  public static func stopMarketing(channel: Channel) -> [ChoiceDraft] {
    [.withdraw, .object].map {
      ChoiceDraft(act: $0, purpose: .marketing, recipient: .all, channel: channel)
    }
  }
}

/// A choice as it is kept.
public struct RecordedChoice: Sendable, Equatable {
  /// Its identifier.
  public var id: UUIDv7
  /// What the gate needs of it.
  public var choice: Choice
  /// On what way it reached us.
  public var channel: Channel
  /// Who made or entered it.
  public var actor: Actor
  /// Where it was asked for.
  public var collectionPoint: CollectionPointID?
  /// The SHA-256 of the words, when they were kept.
  public var wording: [UInt8]?
  /// When it was entered.
  public var recordedAt: Timestamp
  /// The sequence of its entry.
  public var sequence: Int64
}

/// What was recorded: the same for every try with one idempotency key.
public struct Recorded: Sendable, Equatable {
  /// The identifier of the choice.
  public var id: UUIDv7
  /// The sequence of its entry.
  public var sequence: Int64
}
