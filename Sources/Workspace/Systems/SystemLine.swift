public import Connectors
public import Register

/// Another system with where things stand there.
public struct SystemLine: Sendable, Equatable {
  /// As the register declares it.
  public let system: ConnectedSystem
  /// The last look at it; nil when there was none.
  public let check: SystemCheck?
  /// Acts that fail there.
  public let failing: [SystemAct]
  /// Acts that wait for a person there.
  public let tasks: [SystemAct]

  /// Whether something there needs a person.
  public var isWanting: Bool {
    !failing.isEmpty || !tasks.isEmpty || check.map { !$0.isSound } ?? false
  }
}

extension Workspace {
  /// How many rows each other system was last seen to hold.
  public func systemRows() async throws -> [SystemID: Int] {
    Dictionary(
      try await connectors.checks().filter { !$0.counts.isEmpty }.map { check in
        (check.system, check.counts.reduce(0) { $0 + $1.rows })
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Every other system in the order in which they are asked; throws `IndexError.nothingPublished`.
  public func systemLines() async throws -> [SystemLine] {
    let register = try await inForce().register
    let checks = try await connectors.checks()
    let open = try await connectors.acts(open: true, limit: 1_000)
    return Connectors.ordered(register).map { system in
      func acts(_ state: SystemStep.State) -> [SystemAct] {
        open.filter { act in
          act.steps.contains { $0.system == system.id && $0.state == state }
        }
      }
      return SystemLine(
        system: system, check: checks.first { $0.system == system.id },
        failing: acts(.failing), tasks: acts(.person))
    }
  }
}
