public import Formats
public import Law
public import Register
public import Vault

/// What is to be taken in about one member: handles, values, and where they came from.
public struct MemberDraft: Sendable, Equatable {
  /// Where the values were collected, what the person had been told, and on what lawful basis.
  public struct Provenance: Sendable, Hashable {
    /// The collection point.
    public var source: CollectionPointID
    /// The notice version.
    public var notice: NoticeVersion
    /// The lawful basis.
    public var basis: LawfulBasis
    /// Makes a provenance.
    public init(source: CollectionPointID, notice: NoticeVersion, basis: LawfulBasis) {
      self.source = source
      self.notice = notice
      self.basis = basis
    }
  }

  /// A notice version that the person was shown.
  public struct Served: Sendable, Hashable {
    /// The version.
    public var notice: NoticeVersion
    /// When.
    public var at: Timestamp
    /// On what way.
    public var channel: Channel
    /// Makes a record of serving.
    public init(notice: NoticeVersion, at: Timestamp, channel: Channel) {
      self.notice = notice
      self.at = at
      self.channel = channel
    }
  }

  /// The handles, at most one of each kind, at least one.
  public var handles: [HandleKind: String]
  /// Why the person is a member, such as `sign-up`; a word of the host's, never about the person.
  public var relationship: String
  /// The values.
  public var values: [FieldID: Value]
  /// Where the values came from.
  public var provenance: Provenance
  /// The day on which the values were collected.
  public var collected: CivilDate
  /// The notice that was shown, when that is to be recorded too.
  public var served: Served?

  /// Makes a draft.
  public init(
    handles: [HandleKind: String], relationship: String, values: [FieldID: Value],
    provenance: Provenance, collected: CivilDate, served: Served? = nil
  ) {
    self.handles = handles
    self.relationship = relationship
    self.values = values
    self.provenance = provenance
    self.collected = collected
    self.served = served
  }
}

/// What became of one draft.
public enum MemberOutcome: Sendable, Equatable {
  /// A new subject.
  case added(UInt32)
  /// A subject of whom something changed.
  case changed(UInt32)
  /// A subject of whom all was held already.
  case unchanged(UInt32)
  /// Nothing was taken in.
  case refused(ProblemCode)

  /// The subject, unless refused.
  public var ordinal: UInt32? {
    switch self {
    case .added(let ordinal), .changed(let ordinal), .unchanged(let ordinal): ordinal
    case .refused: nil
    }
  }
}
