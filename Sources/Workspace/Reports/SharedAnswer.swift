import Disclosure
import Evidence
public import Formats
import Gate
public import Register
import Sites
import Store
import Vault

/// The answer to "have you ever shared with …?": one search over names, aliases, parents and onward recipients (E5).
public struct SharedAnswer: Sendable, Equatable {
  /// A recipient that the question means, and what it really had.
  public struct Match: Sendable, Equatable {
    /// Who.
    public var recipient: RecipientID
    /// The name as shown to members.
    public var label: String
    /// How the question's words meet it: its name, an alias, its parent, or that another may pass data on to it.
    public var how: String
    /// How many times something was handed over.
    public var handovers: Int
    /// How many records in all.
    public var people: Int
    /// When it last was.
    public var last: Timestamp?
    /// The same as a sentence.
    public var sentence: String
  }

  /// What was asked.
  public var question: String
  /// The recipients it means.
  public var matches: [Match]
  /// The companies of that name that our own pages were seen to contact.
  public var seen: [Seen] = []
  /// Since when the log records every handover; before that nothing is proven.
  public var since: Timestamp?
  /// How many entries the log had.
  public var logSize: Int64
  /// Its root hash, base64.
  public var logRoot: String

  /// Whether nothing was ever handed over to anyone whom the question means, nor seen to leave our pages for them.
  public var isNever: Bool { matches.allSatisfy { $0.handovers == 0 } && seen.isEmpty }
}

extension Workspace {
  /// Searches recipients, aliases, parents and onward recipients for a name, and the ledger for what they had.
  public func sharedAnswer(_ question: String, at now: Timestamp) async throws -> SharedAnswer {
    let inForce = try await inForce()
    let sent = try await disclosures.sent()
    let parties = try await sites.parties()
    let words = Self.folded(question)
    let checkpoint = try evidence.checkpoint().map { try Checkpoint(unverified: $0) }
    let first = try await recordBegin()
    return SharedAnswer(
      question: question,
      matches: words.isEmpty
        ? []
        : Self.matches(words, inForce.register).map { Self.match($0, $1, sent, inForce) }
          + Self.former(words, sent, inForce.register),
      seen: words.isEmpty ? [] : Self.seen(parties) { Self.meets($0, words) },
      since: first, logSize: checkpoint?.size ?? 0,
      logRoot: checkpoint?.root.base64 ?? Merkle.emptyRoot.base64)
  }

  private static func folded(_ text: String) -> String {
    String(
      text.nfc.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }.map(Character.init))
  }

  private static func meets(_ name: String, _ words: String) -> Bool {
    let folded = folded(name)
    return folded.contains(words) || (folded.count > 3 && words.contains(folded))
  }

  /// The recipients that a question means, each with how; those behind a match count as well, for data travels on.
  private static func matches(_ words: String, _ register: Register) -> [(Recipient, String)] {
    func meets(_ name: String) -> Bool { Self.meets(name, words) }
    var found: [(Recipient, String)] = []
    for recipient in register.recipients {
      if meets(recipient.label) || meets(recipient.id.text) {
        found.append((recipient, "by its name"))
      } else if let alias = recipient.aliases.first(where: meets) {
        found.append((recipient, "by its other name \(alias)"))
      } else if let parent = recipient.parent,
        meets(register.recipients.first { $0.id.text == parent }?.label ?? parent)
      {
        found.append((recipient, "by its parent \(parent)"))
      }
    }
    let named = Set(found.map(\.0.id))
    for recipient in register.recipients where !named.contains(recipient.id) {
      guard let behind = recipient.onward.first(where: named.contains) else { continue }
      found.append((recipient, "since it may pass data on to \(name(behind, register))"))
    }
    return found
  }

  /// Recipients that are no longer declared but that the ledger knows.
  private static func former(
    _ words: String, _ sent: [DisclosureSummary], _ register: Register
  ) -> [SharedAnswer.Match] {
    let gone = Set(sent.flatMap(\.use.links)).filter { register.recipients[id: $0] == nil }
    return gone.sorted().filter { folded($0.text).contains(words) }.map { id in
      let had = sent.filter { $0.use.links.contains(id) }
      let people = had.reduce(0) { $0 + $1.permitted }
      return SharedAnswer.Match(
        recipient: id, label: id.text, how: "by its identifier; it is no longer declared",
        handovers: had.count, people: people, last: had.compactMap(\.sent?.at).max(),
        sentence:
          "Yes: \(Words.count(had.count)) handovers of \(Words.count(people)) records in all.")
    }
  }

  private static func match(
    _ recipient: Recipient, _ how: String, _ sent: [DisclosureSummary], _ inForce: InForce
  ) -> SharedAnswer.Match {
    let had = sent.filter { $0.use.links.contains(recipient.id) }
    let people = had.reduce(0) { $0 + $1.permitted }
    let last = had.compactMap(\.sent?.at).max()
    let sentence: String
    if let last {
      let purposes = shared(had, inForce.register).filter { $0.recipient == recipient.label }
        .map(\.purpose)
      sentence =
        "Yes: \(Words.count(had.count)) \(had.count == 1 ? "handover" : "handovers") of "
        + "\(Words.count(people)) records in all, for \(purposes.joined(separator: ", ")); "
        + "the last on \(HumanDate.text(last))."
    } else {
      sentence = "No: \(recipient.label) is declared, but nothing was ever handed over to it."
    }
    return SharedAnswer.Match(
      recipient: recipient.id, label: recipient.label, how: how, handovers: had.count,
      people: people, last: last, sentence: sentence)
  }
}
