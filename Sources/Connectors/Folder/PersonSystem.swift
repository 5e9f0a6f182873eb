public import Register

/// A system that only a person can look into: paper, a partner's portal, a shoebox.
public struct PersonSystem: OtherSystem {
  private let system: ConnectedSystem

  /// A person's checklist.
  public init(_ system: ConnectedSystem) { self.system = system }

  /// The system as the register names it.
  public var name: SystemID { system.id }

  /// A person tells nothing that leads further.
  public func locate(_ subject: SystemSubject) async throws -> SystemLocation { SystemLocation() }

  /// Leaves the checklist to its owner.
  public func collect(_ subject: SystemSubject) async throws -> SystemAnswer { tasks }

  /// Leaves the checklist to its owner.
  public func erase(_ subject: SystemSubject) async throws -> SystemAnswer { tasks }

  /// Leaves the checklist to its owner.
  public func rectify(
    _ field: FieldID, of subject: SystemSubject, to value: String
  ) async throws -> SystemAnswer { tasks }

  /// The checklist.
  public func rehearse(
    _ act: SystemRehearsal, for subject: SystemSubject
  ) async throws -> [String] {
    ["\(system.team) would be asked: " + system.asks.joined(separator: "; ")]
  }

  /// There is nothing to look at.
  public func check() async throws -> SystemState { SystemState() }

  private var tasks: SystemAnswer {
    var answer = SystemAnswer()
    answer.tasks = system.asks
    return answer
  }
}
