public import Register

/// A wish: to use data for a purpose, by or for a recipient.
public struct Use: Hashable, Sendable {
  /// One part of an audience condition: the field's value lies in one of some bands, or in none of them.
  public struct Condition: Hashable, Sendable {
    /// The field; it counts as required.
    public var field: FieldID
    /// The names of its bands.
    public var bands: [String]
    /// Whether the value must lie outside all of them.
    public var excluded: Bool
    /// Makes a part of a condition.
    public init(field: FieldID, bands: [String], excluded: Bool = false) {
      self.field = field
      self.bands = bands
      self.excluded = excluded
    }
  }

  /// Why.
  public var purpose: PurposeID
  /// Who finally uses the data; `RecipientID.ourselves` when it is us.
  public var recipient: RecipientID
  /// Those through whom it passes on the way, in order.
  public var through: [RecipientID]
  /// The fields without which the use has no sense; a refused one denies the subject.
  public var required: [FieldID]
  /// The fields that may be left blank; a refused one is left blank and counted.
  public var optional: [FieldID]
  /// Whom it is about: all parts must hold; none means all members.
  public var conditions: [Condition]

  /// Makes a use.
  public init(
    purpose: PurposeID, recipient: RecipientID, through: [RecipientID] = [],
    required: [FieldID] = [], optional: [FieldID] = [], conditions: [Condition] = []
  ) {
    self.purpose = purpose
    self.recipient = recipient
    self.through = through
    self.required = required
    self.optional = optional
    self.conditions = conditions
  }

  /// The same use asking for all the purpose's fields when it names none at all.
  public func completed(by register: Register) -> Use {
    guard required.isEmpty, optional.isEmpty, let purpose = register.purposes[id: purpose] else {
      return self
    }
    var use = self
    use.required = purpose.fields
    return use
  }

  /// Everyone but ourselves who would get the data, in the order of its way.
  public var links: [RecipientID] { (through + [recipient]).filter { $0 != .ourselves } }

  /// All on the way and at its end, ourselves included when we are the end.
  public var everyone: [RecipientID] {
    recipient == .ourselves ? links + [.ourselves] : links
  }

  /// The required fields and those of the conditions, each once.
  public var needed: [FieldID] {
    var seen = Set<FieldID>()
    return (required + conditions.map(\.field)).filter { seen.insert($0).inserted }
  }
}
