public import Formats
public import Register
import Store

/// What the last look at a system brought to light.
public struct SystemCheck: Sendable, Equatable {
  /// The system.
  public let system: SystemID
  /// When.
  public let at: Timestamp
  /// Why it could not be looked at; nil when it could.
  public let failure: String?
  /// Columns that it has and the register does not declare.
  public let undeclared: [String]
  /// What is not as the register says.
  public let broken: [String]
  /// How many rows there are, by table.
  public let counts: [SystemCount]

  /// Whether nothing is wrong.
  public var isSound: Bool { failure == nil && undeclared.isEmpty && broken.isEmpty }

  static let columns: SQL = "system, at, note, undeclared, broken, counts"

  init?(_ row: Row) throws {
    guard let system = SystemID(try row.text(0)) else { return nil }
    self.system = system
    at = try row.timestamp(1)
    failure = try row.textOrNil(2)
    undeclared = try Connectors.texts(row.text(3))
    broken = try Connectors.texts(row.text(4))
    counts = ((try? JSON(parsing: try row.text(5).utf8))?.array ?? []).compactMap {
      SystemCount(json: $0)
    }
  }
}

extension Connectors {
  /// Looks at systems, each by itself, and opens and closes the findings about them.
  ///
  /// - Parameter only: one of them; all when it is nil.
  /// - Throws: `SystemError.undeclared`.
  public func check(
    _ register: Register, only: SystemID? = nil, clock: @Sendable () -> Timestamp
  ) async throws -> [SystemCheck] {
    if let only, register.systems[id: only] == nil { throw SystemError.undeclared(only.text) }
    var checks: [SystemCheck] = []
    for system in Self.ordered(register) where only == nil || system.id == only {
      try Task.checkCancellation()
      var (state, failure): (SystemState, String?) = (SystemState(), nil)
      do {
        state = try await open(system).check()
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        failure = Self.words(error)
      }
      checks.append(try await keep(state, failure, of: system, at: clock()))
    }
    if only == nil { try await forget(besides: register, at: clock()) }
    return checks
  }

  private func keep(
    _ state: SystemState, _ failure: String?, of system: ConnectedSystem, at now: Timestamp
  ) async throws -> SystemCheck {
    try await database.write { transaction in
      let known = try transaction.first(
        "SELECT \(SystemCheck.columns) FROM system_checks WHERE system = \(system.id.text)"
      ).flatMap { try SystemCheck($0) }
      // Only a member's record shows what a program's answers hold; what could not be looked at is as it was.
      let keeps = failure != nil || system.kind == .http
      let undeclared = keeps ? known?.undeclared ?? [] : state.undeclared
      let broken = failure != nil ? known?.broken ?? [] : state.broken
      let counts = failure != nil ? known?.counts ?? [] : state.counts
      let texts = [undeclared, broken].map { JSON.array($0.map { .string($0) }).text }
      let numbers = JSON.array(counts.map(\.json)).text
      try transaction.run(
        """
        INSERT INTO system_checks (\(SystemCheck.columns))
        VALUES (\(system.id.text), \(now), \(failure), \(texts[0]), \(texts[1]), \(numbers))
        ON CONFLICT (system) DO UPDATE SET at = excluded.at, note = excluded.note,
          undeclared = excluded.undeclared, broken = excluded.broken, counts = excluded.counts
        """)
      var entries = try Self.reconcile(
        system.id, system, source: "check", at: now, transaction)
      entries.append(
        EntryDraft(kind: "system.checked", at: now) { _ in
          [
            "system": .string(system.id.text), "answers": .bool(failure == nil),
            "undeclared": .integer(Int64(undeclared.count)),
            "broken": .integer(Int64(broken.count)), "by": "system",
          ]
        })
      _ = try transaction.append(contentsOf: entries)
      guard
        let row = try transaction.first(
          "SELECT \(SystemCheck.columns) FROM system_checks WHERE system = \(system.id.text)"),
        let check = try SystemCheck(row)
      else { throw SystemError.damaged }
      return check
    }
  }

  /// Forgets what was found at systems that the register no longer declares.
  private func forget(besides register: Register, at now: Timestamp) async throws {
    let gone = try await checks().map(\.system).filter { register.systems[id: $0] == nil }
    for system in gone {
      try await database.write { transaction in
        try transaction.run("DELETE FROM system_checks WHERE system = \(system.text)")
        let entries = try Self.reconcile(system, nil, source: "check", at: now, transaction)
        if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
      }
    }
  }

  /// Lets every system be looked at when a server next comes by.
  public func makeChecksDue() async throws {
    try await database.write { transaction in
      _ = try transaction.run("UPDATE system_checks SET at = 0")
    }
  }

  /// The last look at each system, by name.
  public func checks() async throws -> [SystemCheck] {
    try await database.read { transaction in
      try transaction.rows("SELECT \(SystemCheck.columns) FROM system_checks ORDER BY system")
        .compactMap { try SystemCheck($0) }
    }
  }
}
