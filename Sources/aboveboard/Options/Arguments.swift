public import ArgumentParser
public import Disclosure
public import Erasure
public import Formats
public import Law
public import Members
public import Questions
public import Register
public import Rights
public import Staff
public import Vault
public import Vendors

extension Identifier: ExpressibleByArgument {
  /// Reads an identifier of the register.
  public init?(argument: String) { self.init(argument) }
}

extension Timestamp: ExpressibleByArgument {
  /// Reads a time such as `2026-11-21T10:00:00Z`, or a day.
  public init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
  /// Reads a day such as `2026-11-21`.
  public init?(argument: String) { self.init(argument) }
}

extension NoticeVersion: ExpressibleByArgument {
  /// Reads a version such as `privacy@1`.
  public init?(argument: String) { self.init(argument) }
}

extension Country: ExpressibleByArgument {
  /// Reads a code such as `GB`.
  public init?(argument: String) { self.init(argument) }
}

extension Channel: ExpressibleByArgument {}
extension ErasureAct.Reason: ExpressibleByArgument {}
extension ErasureAct.State: ExpressibleByArgument {}
extension Lift.Told: ExpressibleByArgument {}
extension Suppression.Reason: ExpressibleByArgument {}
extension Sighting.Channel: ExpressibleByArgument {}
extension StaffRole: ExpressibleByArgument {}
extension ApplicationKey.Scope: ExpressibleByArgument {}
extension Choice.Act: ExpressibleByArgument {}
extension Attestation.Action: ExpressibleByArgument {}
extension FileFormat: ExpressibleByArgument {}
extension Question.State: ExpressibleByArgument {}
extension ContractPoint: ExpressibleByArgument {}
extension DeclaredName.Kind: ExpressibleByArgument {}
extension HandleKind: ExpressibleByArgument {}

extension PurposeScope: ExpressibleByArgument {
  /// Reads a purpose, `all` or `marketing`.
  public init?(argument: String) {
    switch argument {
    case "all", "*": self = .all
    case "marketing", "marketing*": self = .marketing
    default: self.init(text: argument)
    }
  }
}

extension RecipientScope: ExpressibleByArgument {
  /// Reads a recipient, `all` or `others`.
  public init?(argument: String) {
    switch argument {
    case "all", "*": self = .all
    case "others", "others*": self = .others
    default: self.init(text: argument)
    }
  }
}
extension RequestRight: ExpressibleByArgument {}
extension RequestState: ExpressibleByArgument {}
extension RequestOutcome: ExpressibleByArgument {}
extension RequestBehalf: ExpressibleByArgument {}
extension RequestFilter.Which: ExpressibleByArgument {}
extension UKRegion: ExpressibleByArgument {}
