public import Register
import Store

/// A database of somebody else's in which members' data lies.
///
/// Collecting reads one snapshot that refuses writes; erasing and putting right are one transaction each.
public struct SQLSystem: OtherSystem {
  /// More rows than this are no answer for one person.
  static let most = 5_000_000
  /// More values than this of one handle do not fit into a statement of SQLite, which names them up to three times.
  static let mostHandles = 10_000

  let system: ConnectedSystem
  private let drivers: any SystemDrivers
  private let secrets: SystemSecrets

  /// A database that the register declares.
  public init(_ system: ConnectedSystem, drivers: any SystemDrivers, secrets: SystemSecrets) {
    self.system = system
    self.drivers = drivers
    self.secrets = secrets
  }

  /// The system as the register names it.
  public var name: SystemID { system.id }

  /// Reads what leads further.
  public func locate(_ subject: SystemSubject) async throws -> SystemLocation {
    try await reading { [system] transaction in
      try SQLSearch(system, subject, transaction).location
    }
  }

  /// Reads a member's rows in every table.
  public func collect(_ subject: SystemSubject) async throws -> SystemAnswer {
    try await reading { [system] transaction in
      let search = try SQLSearch(system, subject, transaction)
      var answer = SystemAnswer()
      answer.gives = search.location.gives
      answer.undeclared = search.tables.flatMap(\.undeclared)
      for table in search.tables { try search.collect(table, into: &answer, transaction) }
      if !answer.held.isEmpty {
        answer.tasks.append(
          "\(answer.held.count) rows are about a second person too: look at them, then release or withhold them"
        )
      }
      return answer
    }
  }

  /// Erases a member in every table, the last declared first: what refers comes after what it refers to.
  public func erase(_ subject: SystemSubject) async throws -> SystemAnswer {
    try await writing { [system] transaction in
      let search = try SQLSearch(system, subject, transaction)
      var answer = SystemAnswer()
      answer.gives = search.location.gives
      answer.undeclared = search.tables.flatMap(\.undeclared)
      let erasure = SQLErasure(search)
      // Names are looked for before the rows that tell them are gone.
      for table in search.tables { try erasure.unquote(table, into: &answer, transaction) }
      for table in search.tables.reversed() {
        try erasure.erase(table, into: &answer, transaction)
      }
      return answer
    }
  }

  /// Writes a value into every column that holds the field, in the member's rows.
  public func rectify(
    _ field: FieldID, of subject: SystemSubject, to value: String
  ) async throws -> SystemAnswer {
    try await writing { [system] transaction in
      let search = try SQLSearch(system, subject, transaction)
      var answer = SystemAnswer()
      answer.gives = search.location.gives
      for table in search.tables {
        guard let mine = try table.mine(search.subject, in: system.id) else { continue }
        for column in table.declared.columns where column.field == field {
          var condition = mine
          if let of = try search.condition(of: column, in: table) {
            condition = "\(condition) AND \(of)"
          }
          let rows = try transaction.run(
            """
            UPDATE \(table.name) SET \(unsafe: ForeignTable.quoted(column.name)) =
              \(try table.putting(value, in: column.name)) WHERE \(condition)
            """)
          if rows > 0 {
            answer.counts.append(
              SystemCount(table: table.declared.name, act: .rectified, rows: rows))
          }
        }
      }
      return answer
    }
  }

  func reading<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T {
    try await with { try await $0.read(body) }
  }

  private func writing<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T {
    try await with { try await $0.write(body) }
  }

  private func with<T: Sendable>(
    _ body: (any ForeignDatabase) async throws -> T
  ) async throws -> T {
    let address =
      if let connection = system.connection { try secrets.read(connection) } else {
        system.path ?? ""
      }
    let database = try await drivers.open(system.kind, at: address)
    do {
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}
