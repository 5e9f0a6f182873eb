public import Law

/// Where a value came from, in the classes by which purpose limitation judges it (UK Article 8A, EU Article 6(4)).
public struct ProvenanceClass: Hashable, Codable, Sendable, Comparable {
  /// Where it was asked for.
  public var source: CollectionPointID
  /// What the person had been told.
  public var notice: NoticeVersion
  /// The lawful basis on which it was collected.
  public var basis: LawfulBasis
  /// The regime under which it was collected.
  public var regime: Regime

  /// Makes a class.
  public init(
    source: CollectionPointID, notice: NoticeVersion, basis: LawfulBasis, regime: Regime
  ) {
    self.source = source
    self.notice = notice
    self.basis = basis
    self.regime = regime
  }

  /// Orders classes by notice, source, basis and regime, for stable output.
  public static func < (left: Self, right: Self) -> Bool {
    (left.notice, left.source, left.basis.rawValue, left.regime.rawValue)
      < (right.notice, right.source, right.basis.rawValue, right.regime.rawValue)
  }
}
