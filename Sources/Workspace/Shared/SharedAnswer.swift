public import Formats
public import Register

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
    /// The disclosures from before the record that name it: declared, not proven.
    public var declared: [Declared] = []
    /// How sure it is that the question means it.
    public var likeness = NameLikeness.exact
  }

  /// A disclosure from before the record in which somebody found had a part; never counted with the handovers.
  public struct Declared: Sendable, Equatable {
    /// The declaration's name.
    public var id: String
    /// The first day.
    public var from: CivilDate
    /// The last day, nil when nobody knows.
    public var until: CivilDate?
    /// The same as a sentence, which begins with the words *declared, not proven*.
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

  /// Whether nothing was ever handed over to anyone whom the question means, nor declared for the time before, nor
  /// seen to leave our pages for them.
  public var isNever: Bool {
    matches.allSatisfy { $0.handovers == 0 && $0.declared.isEmpty } && seen.isEmpty
  }
}
