import Formats

/// Another system whose data is not in a package, or not all of it.
public struct PackageGap: Sendable, Equatable {
  /// What the system is called.
  public var system: String
  /// Why, and what follows; for the member to read.
  public var why: String

  /// Makes one.
  public init(system: String, why: String) {
    self.system = system
    self.why = why
  }

  var json: JSON { ["system": .string(system), "why": .string(why)] }
}
