public import Formats
public import Law
public import Register

/// All that the gate may know of one subject; sealed values are not among it.
public struct Facts: Sendable, Equatable {
  /// A value that is held: its class and day, and the bands it lies in, never the value.
  public struct Holding: Sendable, Equatable {
    /// The field.
    public var field: FieldID
    /// Where it came from.
    public var provenance: ProvenanceClass
    /// The day on which it was collected.
    public var collected: CivilDate
    /// The names of the bands that it lies in.
    public var bands: [String]
    /// Makes a holding.
    public init(
      field: FieldID, provenance: ProvenanceClass, collected: CivilDate, bands: [String] = []
    ) {
      self.field = field
      self.provenance = provenance
      self.collected = collected
      self.bands = bands
    }
  }

  /// A notice version that the subject was shown.
  public struct Served: Sendable, Equatable, Hashable {
    /// The version.
    public var version: NoticeVersion
    /// When.
    public var at: Timestamp
    /// Makes a record of serving.
    public init(version: NoticeVersion, at: Timestamp) {
      self.version = version
      self.at = at
    }
  }

  /// Whether the subject has a relationship with us.
  public var isMember: Bool
  /// Whether the subject has been erased.
  public var isErased: Bool
  /// Where the subject lives, when known.
  public var residence: Country?
  /// The date of birth, when known; the index drops it after computing `Atom.minor`.
  public var born: CivilDate?
  /// What was shown.
  public var served: [Served]
  /// What was chosen, oldest first.
  public var choices: [Choice]
  /// What is held, one entry a field.
  public var holdings: [Holding]

  /// Makes the facts.
  public init(
    isMember: Bool = true, isErased: Bool = false, residence: Country? = nil,
    born: CivilDate? = nil, served: [Served] = [], choices: [Choice] = [],
    holdings: [Holding] = []
  ) {
    self.isMember = isMember
    self.isErased = isErased
    self.residence = residence
    self.born = born
    self.served = served
    self.choices = choices
    self.holdings = holdings
  }
}
