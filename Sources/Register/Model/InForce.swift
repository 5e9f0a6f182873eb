public import Law

/// What is in force now: a published register and the standing beyond its files.
///
/// A pure value that the gate reads.
public struct InForce: Sendable, Equatable {
  /// Where a suspended agreement is suspended.
  public enum Reach: Sendable, Equatable {
    /// Everywhere.
    case everywhere
    /// For residents of these countries.
    case territories(Set<Country>)
  }

  /// The register.
  public var register: Register
  /// Its published number, from 1.
  public var version: Int
  /// Every notice version ever published, by name; also those no longer in the files.
  public var notices: [NoticeVersion: Notice]
  /// The purposes that are paused everywhere.
  public var paused: Set<PurposeID>
  /// The agreements that are suspended, and where.
  public var suspended: [AgreementID: Reach]
  /// What is known of partners beyond the files.
  public var partners: PartnerStanding

  /// Makes a standing; the register's own notices are added to those published before.
  public init(
    register: Register, version: Int, published: [NoticeVersion: Notice] = [:],
    paused: Set<PurposeID> = [], suspended: [AgreementID: Reach] = [:],
    partners: PartnerStanding = PartnerStanding()
  ) {
    self.register = register
    self.version = version
    notices = published
    // INVARIANT: a published version keeps its meaning; what a later file says of it counts for nothing.
    for notice in register.notices where notices[notice.version] == nil {
      notices[notice.version] = notice
    }
    self.paused = paused
    self.suspended = suspended
    self.partners = partners
  }

  /// The agreements with a recipient, in the order of the register; a draft is none.
  public func agreements(with recipient: RecipientID) -> [Agreement] {
    register.agreements.filter { $0.recipient == recipient && !isDraft($0) }
  }

  /// The retention of a field: the shortest of the rules on it.
  public func retention(of field: FieldID) -> [RetentionRule] {
    register.retention.filter { $0.fields.contains(field) }
  }
}
