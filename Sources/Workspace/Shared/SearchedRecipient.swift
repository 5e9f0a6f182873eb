import Disclosure
public import Register

/// A recipient under all names that any published register gave it.
public struct SearchedRecipient: Sendable, Equatable {
  /// What a name is to the recipient.
  public enum NameKind: String, Sendable, CaseIterable {
    case label
    case identifier
    case alias
    case parent
    /// A name that the partner itself declared.
    case trading
    /// A company that it owns.
    case subsidiary
    /// Somebody who works on the data for it.
    case processor
  }

  /// One name and what it is.
  public struct Name: Sendable, Hashable {
    /// What it is.
    public var kind: NameKind
    /// As it was written.
    public var text: String
    /// Whether the partner itself said so.
    public var isOwnWord = false
    /// As it is compared.
    var folded: FoldedName

    /// Takes a name.
    public init(_ kind: NameKind, _ text: String, isOwnWord: Bool = false) {
      self.kind = kind
      self.text = text
      self.isOwnWord = isOwnWord
      folded = FoldedName(text)
    }
  }

  /// Its identifier.
  public let id: RecipientID
  /// The name in the newest register that declares it.
  public var label: String
  /// Every name, each once, in the order in which they came.
  public private(set) var names: [Name]
  /// Those to whom any register let it pass data on.
  public private(set) var onward: Set<RecipientID>
  /// The newest register that declares it.
  public private(set) var version: Int

  init(_ recipient: Recipient, version: Int) {
    id = recipient.id
    label = recipient.label
    names = []
    onward = []
    self.version = version
    take(recipient, version: version)
  }

  /// Puts one together, as a reader of a signed answer does.
  init(id: RecipientID, names: [Name], onward: Set<RecipientID>) {
    self.id = id
    self.names = names
    self.onward = onward
    label = names.last { $0.kind == .label }?.text ?? id.text
    version = 0
  }

  /// Adds what a later register says of it.
  mutating func take(_ recipient: Recipient, version: Int) {
    label = recipient.label
    self.version = version
    onward.formUnion(recipient.onward)
    add(Name(.label, recipient.label))
    add(Name(.identifier, recipient.id.text))
    for alias in recipient.aliases { add(Name(.alias, alias)) }
    if let parent = recipient.parent { add(Name(.parent, parent)) }
  }

  /// Makes one of a firm that is in no register, or nothing but what a declaration says of one that is.
  init(_ party: DeclaredParty) {
    self.init(id: party.id, names: [], onward: [])
    take(party, onward: [])
    if let name = party.name { label = name }
  }

  /// Adds what a declaration from before the record says of it.
  mutating func take(_ party: DeclaredParty, onward others: Set<RecipientID>) {
    onward.formUnion(others)
    if let name = party.name { add(Name(.label, name)) }
    for alias in party.aliases { add(Name(.alias, alias)) }
    if let parent = party.parent { add(Name(.parent, parent)) }
  }

  /// Adds a name unless it is there.
  mutating func add(_ name: Name) {
    if !names.contains(name) { names.append(name) }
  }

  /// The names of those that own it.
  var parents: [Name] { names.filter { $0.kind == .parent } }
  /// The names of its own.
  var own: [Name] { names.filter { $0.kind != .parent } }
}
