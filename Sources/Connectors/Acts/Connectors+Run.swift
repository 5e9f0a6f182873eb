public import Formats
public import Register
package import Store
import Vault

extension Connectors {
  /// Does what is left to do of an act, one system after the other; one that fails is tried again later.
  ///
  /// Throws `SystemError.unknownAct`, `.beingCarriedOut`; what goes wrong at a system is a state of its step.
  @discardableResult
  public func run(
    _ id: String, in register: Register, clock: @escaping @Sendable () -> Timestamp
  ) async throws -> SystemAct {
    _ = try await self.act(id)
    let done = try await database.lock("systems/\(id)").hold { held in
      try await Self.keeping(held) { [self] in
        var act = try await self.act(id)
        for step in act.steps where step.state.isToRun {
          try Task.checkCancellation()
          try await carryOut(step, of: act, in: register, clock: clock)
          act = try await self.act(id)
        }
        return act
      }
    }
    guard let act = done else { throw SystemError.beingCarriedOut }
    return act
  }

  /// Works under a lock and says now and then that the holder is alive, for a system may take its time.
  ///
  /// Throws when the lock is lost; the work is cancelled then, and whoever has the lock goes on with it.
  package static func keeping<Result: Sendable>(
    _ held: any HeldLock, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        while true {
          try await Task.sleep(for: .seconds(5))
          try await held.check()
        }
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let result = first else {
        throw CancellationError()
      }
      return result
    }
  }

  /// Carries out the acts that are due: not tried yet, or to be tried again by now; returns how many.
  public func runDue(
    in register: Register, clock: @escaping @Sendable () -> Timestamp
  ) async throws -> Int {
    let now = clock()
    let due = try await database.read { transaction in
      try transaction.rows(
        """
        SELECT DISTINCT s.act FROM system_steps s JOIN system_acts a ON a.id = s.act
        WHERE a.ended_at IS NULL AND (
          (s.state = \(SystemStep.State.waiting) AND s.tries = 0)
          OR (s.state IN (\(SystemStep.State.waiting), \(SystemStep.State.failing))
            AND s.next_at <= \(now)))
        ORDER BY s.act LIMIT 100
        """
      ).map { try $0.text(0) }
    }
    var count = 0
    for id in due {
      do {
        try await run(id, in: register, clock: clock)
        count += 1
      } catch SystemError.beingCarriedOut {
        continue
      }
    }
    return count
  }

  /// What came of a try.
  struct Tried: Sendable {
    var state: SystemStep.State
    var counts: [SystemCount] = []
    var note = ""
    var tasks: [String] = []
    var undeclared: [String] = []
    var next: Timestamp?
    var answer: [UInt8]?
    var told = SealedPile()
  }

  private func carryOut(
    _ step: SystemStep, of act: SystemAct, in register: Register,
    clock: @escaping @Sendable () -> Timestamp
  ) async throws {
    guard let system = register.systems[id: step.system] else {
      let tried = Tried(
        state: .person, note: "the register no longer declares it",
        tasks: ["see that it is done by hand: the register no longer declares this system"])
      return try await keep(tried, step, of: act, brief: nil, system: nil, at: clock())
    }
    guard var brief = try await database.read({ try self.brief(of: act.id, $0) }) else {
      throw SystemError.damaged
    }
    var tried: Tried
    do {
      tried = try await attempt(step, of: act, at: system, &brief, clock: clock)
      let open = act.steps.filter { system.after.contains($0.system) && $0.state.isToRun }
      if !open.isEmpty, tried.state.isOver {
        // What the other tells may lead to more here; nothing says yet that this is all.
        tried.state = .waiting
        tried.note =
          "asked with what is known by now; again when \(open.map(\.system.text).joined(separator: ", ")) has answered"
        tried.next = open.compactMap(\.next).max() ?? clock().adding(seconds: 60)
      }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      tried = Tried(
        state: .failing, note: Self.words(error),
        next: clock().adding(seconds: Self.wait(after: error, tries: step.tries + 1)))
    }
    try await keep(tried, step, of: act, brief: brief, system: system, at: clock())
  }

  private func attempt(
    _ step: SystemStep, of act: SystemAct, at system: ConnectedSystem, _ brief: inout Brief,
    clock: @Sendable () -> Timestamp
  ) async throws -> Tried {
    let other = try open(system)
    let answer: SystemAnswer
    var more: [String] = []
    switch act.kind {
    case .collect:
      answer = try await other.collect(brief.subject)
    case .erase:
      // What leads further is gone after it, so it is on disk before.
      let location = try await other.locate(brief.subject)
      brief.subject.add(location.gives)
      try await keep(brief, of: act.id)
      if location.isBanned {
        if let keepBan {
          try await keepBan(brief.subject, system.id, clock())
        } else if step.tries == 0 {
          more.append("the member is banned there: nothing here keeps the ban without the person")
        }
      }
      answer = try await other.erase(brief.subject)
    case .rectify:
      guard let field = act.field, let value = brief.value else { throw SystemError.damaged }
      answer = try await other.rectify(field, of: brief.subject, to: value)
    }
    brief.subject.add(answer.gives)
    let tasks = answer.tasks + more
    var tried = Tried(
      state: !tasks.isEmpty ? .person : answer.rows > 0 ? .done : .nothing,
      counts: answer.counts, tasks: tasks, undeclared: answer.undeclared)
    // A try before this one did it, and was cut off before it could say so.
    if act.kind == .erase, tried.state == .nothing, step.tries > 0 { tried.state = .done }
    if act.kind == .collect, let subject = act.subject, let key = try await vault.key(for: subject)
    {
      tried.told = try SealedPile(answer.told, key)
      tried.answer = try key.seal(
        JSON.array(answer.held.map(\.json)).canonical, context: Self.answerContext)
    }
    return tried
  }

  static let answerContext = "connectors.answer"

  /// What a room says of its own error; another may hold anything, so nothing of it is told.
  static func words(_ error: any Error) -> String {
    switch error {
    case let error as SystemError: error.description
    case let error as StoreError: error.description
    case let error as VaultError: error.description
    default: "it stopped at an error of type \(String(reflecting: type(of: error)))"
    }
  }

  /// Seconds until the next try: a minute, then longer each time, six hours at most.
  static func wait(after error: any Error, tries: Int) -> Int64 {
    if case SystemError.later(let seconds) = error { return Int64(min(max(seconds, 60), 86_400)) }
    let waits: [Int64] = [60, 300, 900, 3_600, 14_400, 21_600]
    return waits[min(max(tries, 1), waits.count) - 1]
  }

  private func keep(_ brief: Brief, of id: String) async throws {
    let sealed = try vault.sealWorkspace(brief.json.canonical, context: Self.briefContext(id))
    try await database.write { transaction in
      _ = try transaction.run(
        "UPDATE system_acts SET sealed = \(sealed) WHERE id = \(id) AND ended_at IS NULL")
    }
  }
}

extension Timestamp {
  /// So many seconds later.
  func adding(seconds: Int64) -> Timestamp {
    Timestamp(microseconds: microseconds + seconds * 1_000_000)
  }
}
