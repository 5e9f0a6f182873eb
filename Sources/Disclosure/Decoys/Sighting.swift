public import Formats
public import Register
public import Store

/// That somebody used what one disclosure alone told them: mail to a decoy, or a letter or call that was reported.
public struct Sighting: Sendable, Equatable, Identifiable {
  /// By what way a decoy was reached.
  public enum Channel: String, Sendable, CaseIterable, SQLBindable {
    case mail
    case letter
    case call
    case other
  }

  /// Whether whoever wrote was declared when it came.
  public enum Verdict: String, Sendable, CaseIterable, SQLBindable {
    /// The recipient, or somebody to whom it may pass data on.
    case declared
    /// Somebody else.
    case stranger
    /// Nobody can say who it was.
    case unknown
  }

  /// Its name, a UUIDv7.
  public let id: String
  /// The disclosure from which the address can come and no other.
  public let disclosure: String
  /// The decoy's number there.
  public let number: Int
  /// To whom that disclosure went.
  public let recipient: RecipientID
  /// When the message came, or was reported.
  public let at: Timestamp
  /// By what way.
  public let channel: Channel
  /// Where in the message the address stood: `envelope`, `header`, `inside`, `text`, or `report`.
  public let place: String
  /// The sender's domain, or the declared recipient that was named; nil when there is none.
  public let sender: String?
  /// Whether they are declared.
  public let verdict: Verdict
  /// What else is known of it, for those who may see the evidence.
  public let details: JSON
  /// The entry that recorded it.
  public let sequence: Int64

  /// The sighting in words, without anything of the message.
  public var sentence: String {
    let who = sender ?? "somebody who did not say who they are"
    return switch verdict {
    case .declared: "\(who) is declared for it"
    case .stranger: "\(who) is not declared for it"
    case .unknown: "\(who) used it"
    }
  }

  /// What a program reads of it.
  public var json: JSON {
    [
      "id": .string(id), "disclosure": .string(disclosure), "number": .integer(Int64(number)),
      "recipient": .string(recipient.text), "at": .string(at.rfc3339),
      "channel": .string(channel.rawValue), "place": .string(place),
      "sender": sender.map { .string($0) } ?? .null, "verdict": .string(verdict.rawValue),
      "sequence": .integer(sequence), "details": details,
    ]
  }
}

/// What a message that came in, or a report, brought to light.
public struct DecoyReceipt: Sendable, Equatable {
  /// What was written down now.
  public var sightings: [Sighting] = []
  /// How many of its decoys the same message had shown before.
  public var known = 0

  /// Whether it names no decoy of ours.
  public var isEmpty: Bool { sightings.isEmpty && known == 0 }
  /// How many of what was written down was not from somebody declared.
  public var strangers: Int { sightings.count { $0.verdict != .declared } }
}

/// The decoys of one disclosure in short.
public struct DecoySet: Sendable, Equatable {
  /// The disclosure.
  public let disclosure: String
  /// To whom it went.
  public let recipient: RecipientID
  /// When.
  public let sent: Timestamp
  /// How many decoys it carries.
  public let decoys: Int
  /// How often one of them was seen.
  public let sightings: Int
  /// How often by somebody who is not declared.
  public let strangers: Int
}
