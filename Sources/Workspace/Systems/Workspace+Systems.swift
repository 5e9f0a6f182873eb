public import Connectors
public import Formats
import Members
public import Register
import Standing
public import Store
import Vault

extension Workspace {
  /// Does an act on a member's data in every other system that the register declares; goes on with one that is there.
  ///
  /// What fails is tried again by a server, or with `systems retry`.
  /// - Parameters:
  ///   - request: the request that it answers; for one there is one act of a kind and field.
  ///   - asksPeople: whether systems that are somebody with a checklist are asked too.
  ///   - field: the field to put right, with its `value`.
  /// - Throws: `IndexError.nothingPublished`; `StoreError` with `.notFound` for a subject that is unknown or erased.
  public func inOtherSystems(
    _ kind: SystemAct.Kind, for subject: UInt32, asksPeople: Bool = true, request: String? = nil,
    field: FieldID? = nil, value: String? = nil, actor: Actor,
    clock: @escaping @Sendable () -> Timestamp
  ) async throws -> SystemAct {
    let act = try await beginInOtherSystems(
      kind, for: subject, asksPeople: asksPeople, request: request, field: field, value: value,
      actor: actor, at: clock())
    return act.isOver ? act : try await resumeInOtherSystems(act.id, clock: clock)
  }

  /// Writes such an act down and does nothing yet; before a member's key is destroyed, an erasure begins with this.
  public func beginInOtherSystems(
    _ kind: SystemAct.Kind, for subject: UInt32, asksPeople: Bool = true, request: String? = nil,
    field: FieldID? = nil, value: String? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SystemAct {
    let register = try await inForce().register
    let begun = try await connectors.begin(
      kind, for: [(subject, try await systemHandles(of: subject, register))], in: register,
      asksPeople: asksPeople, request: request, field: field, value: value, actor: actor, at: now)
    guard let act = begun.first else { throw SystemError.damaged }
    return act
  }

  /// Goes on with an act now, whatever was to be tried later.
  ///
  /// - Throws: `SystemError.unknownAct`, `.beingCarriedOut`.
  @discardableResult
  public func resumeInOtherSystems(
    _ id: String, clock: @escaping @Sendable () -> Timestamp
  ) async throws -> SystemAct {
    let act = try await connectors.run(id, in: try await inForce().register, clock: clock)
    try await goOn(after: act, at: clock())
    return act
  }

  /// Takes down that a person has done what was left to them at a system; what waited for it goes on.
  ///
  /// - Throws: `SystemError.unknownAct`, `.noTask`.
  @discardableResult
  public func answer(
    task id: String, at system: SystemID, with reply: TaskReply, actor: Actor, at now: Timestamp
  ) async throws -> SystemAct {
    let act = try await connectors.answer(
      id, at: system, with: reply, in: try await inForce().register, actor: actor, at: now)
    try await goOn(after: act, at: now)
    return act
  }

  /// What an act would ask and change at each system, in lines; nothing is changed.
  ///
  /// What the systems before would tell is told to those after, so that the lines are those of the act itself.
  public func rehearseInOtherSystems(
    _ act: SystemRehearsal, for subject: UInt32
  ) async throws -> [(system: ConnectedSystem, lines: [String])] {
    let register = try await inForce().register
    var known = SystemSubject(handles: try await systemHandles(of: subject, register))
    var rehearsed: [(system: ConnectedSystem, lines: [String])] = []
    for system in Connectors.ordered(register) {
      do {
        let other = try connectors.open(system)
        rehearsed.append((system, try await other.rehearse(act, for: known)))
        if !system.gives.isEmpty { known.add(try await other.locate(known).gives) }
      } catch let error as SystemError {
        rehearsed.append((system, ["error: \(error)"]))
      } catch let error as StoreError {
        rehearsed.append((system, ["error: \(error)"]))
      }
    }
    return rehearsed
  }

  /// Carries out what is due in other systems; a server does it now and then.
  ///
  /// - Returns: how many acts were taken up, or nil when another node is at it; 0 before a register is published.
  @discardableResult
  public func keepOtherSystems(clock: @escaping @Sendable () -> Timestamp) async throws -> Int? {
    guard let register = try await standing.load()?.register else { return 0 }
    if register.systems.isEmpty, try await connectors.acts(open: true, limit: 1).isEmpty {
      return 0
    }
    return try await database.lock("systems").hold { held in
      try await Connectors.keeping(held) { [self] in
        try await keepOtherSystems(of: register, clock: clock)
      }
    }
  }

  private func keepOtherSystems(
    of register: Register, clock: @escaping @Sendable () -> Timestamp
  ) async throws -> Int {
    let now = clock()
    try await connectors.forgetAnswers(
      before: Timestamp(microseconds: now.microseconds - Self.keptAnswers))
    let last = try await connectors.checks()
    let day = Timestamp(microseconds: now.microseconds - 86_400_000_000)
    for system in register.systems
    where last.first(where: { $0.system == system.id }).map({ $0.at < day }) ?? true {
      _ = try await connectors.check(register, only: system.id, clock: clock)
    }
    return try await connectors.runDue(in: register, clock: clock)
  }

  /// How long what was collected is kept after its act: 30 days, in microseconds.
  private static let keptAnswers: Int64 = 30 * 86_400_000_000

  /// Looks at every other system, or at one.
  public func checkOtherSystems(
    only: SystemID? = nil, clock: @Sendable () -> Timestamp
  ) async throws -> [SystemCheck] {
    try await connectors.check(try await inForce().register, only: only, clock: clock)
  }

  /// By what a member is known here.
  func systemHandles(
    of subject: UInt32, _ register: Register
  ) async throws -> [String: [String]] {
    guard let profile = try await members.profile(subject, register: register) else {
      throw StoreError(.notFound, "the member is not there, or was erased")
    }
    return Dictionary(
      profile.handles.map { ($0.key.rawValue, [$0.value]) }, uniquingKeysWith: { first, _ in first }
    )
  }
}
