public import Formats
public import Store

/// Packages for many: how far it has come is committed with each group, so that it goes on where it was stopped.
public struct PackageRun: Sendable, Equatable, Identifiable {
  /// Its name, a UUIDv7.
  public let id: String
  /// What the packages are for.
  public let form: PackageForm
  /// For whom; nil for everybody.
  public let chosen: [UInt32]?
  /// How many days they are kept.
  public let days: Int
  /// The ordinal that comes next, or its place among the chosen.
  public var next: Int64
  /// How many were made.
  public var made: Int64
  /// When it was begun.
  public let begun: Timestamp
  /// When it came to its end.
  public var ended: Timestamp?
  /// Who began it.
  public let actor: Actor

  static let columns: SQL =
    "id, form, chosen, days, next, made, begun_at, ended_at, actor_kind, actor_id"

  init(_ row: Row) throws {
    guard let form = PackageForm(rawValue: try row.text(1)),
      let kind = Actor.Kind(rawValue: try row.text(8))
    else { throw StoreError(.corrupt, "a row of package_runs is damaged") }
    id = try row.text(0)
    self.form = form
    chosen = try row.blobOrNil(2).map(Self.decode)
    days = Int(try row.int(3))
    next = try row.int(4)
    made = try row.int(5)
    begun = try row.timestamp(6)
    ended = try row.timestampOrNil(7)
    actor = Actor(kind: kind, id: try row.text(9))
  }

  init(form: PackageForm, chosen: [UInt32]?, days: Int, actor: Actor, at now: Timestamp) {
    id = UUIDv7.make(at: now).text
    self.form = form
    self.chosen = chosen.map { Set($0).sorted() }
    self.days = days
    next = 0
    made = 0
    begun = now
    self.actor = actor
  }

  /// Four bytes an ordinal, the highest first.
  static func encode(_ ordinals: [UInt32]) -> [UInt8] {
    ordinals.flatMap { ordinal in withUnsafeBytes(of: ordinal.bigEndian) { Array($0) } }
  }

  private static func decode(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count, by: 4).map { start in
      bytes[start..<min(start + 4, bytes.count)].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// Keeps how far it has come; whom it was for is forgotten when it ends.
  func store(_ transaction: any WriteTransaction) throws {
    try transaction.run(
      "UPDATE package_runs SET next = \(next), made = \(made), ended_at = \(ended) WHERE id = \(id)"
    )
    if ended != nil {
      try transaction.run("UPDATE package_runs SET chosen = NULL WHERE id = \(id)")
    }
  }
}

extension Access {
  /// Begins a run, or takes up one of the same kind, for the same people, that has not ended.
  public func beginRun(
    _ form: PackageForm, for chosen: [UInt32]?, days: Int, actor: Actor, at now: Timestamp
  ) async throws -> PackageRun {
    try PackageTerms(form: form, days: days, actor: actor).check()
    let run = PackageRun(form: form, chosen: chosen, days: days, actor: actor, at: now)
    return try await database.write { transaction in
      let open = try transaction.rows(
        """
        SELECT \(PackageRun.columns) FROM package_runs
        WHERE ended_at IS NULL AND form = \(form) AND days = \(days) ORDER BY id
        """
      ).map { try PackageRun($0) }
      if let left = open.first(where: { $0.chosen == run.chosen }) { return left }
      try transaction.run(
        """
        INSERT INTO package_runs (\(PackageRun.columns)) VALUES (\(run.id), \(run.form),
          \(run.chosen.map(PackageRun.encode)), \(run.days), \(run.next), \(run.made), \(run.begun),
          \(run.ended), \(run.actor.kind), \(run.actor.id))
        """)
      return run
    }
  }

  /// A run; throws `PackageError.unknown`.
  public func run(_ id: String) async throws -> PackageRun {
    let found = try await database.read {
      try $0.first("SELECT \(PackageRun.columns) FROM package_runs WHERE id = \(id)")
        .map { try PackageRun($0) }
    }
    guard let found else { throw PackageError.unknown }
    return found
  }

  /// The runs that have not come to their end, oldest first.
  public func openRuns() async throws -> [PackageRun] {
    try await database.read { transaction in
      try transaction.rows(
        "SELECT \(PackageRun.columns) FROM package_runs WHERE ended_at IS NULL ORDER BY id"
      ).map { try PackageRun($0) }
    }
  }

  /// Carries out some work while no other process makes packages for many; throws `PackageError.busy`.
  public func alone<T: Sendable>(
    _ work: @Sendable () async throws -> T
  ) async throws -> T {
    let done = try await database.lock("packages").hold { _ in try await work() }
    guard let done else { throw PackageError.busy }
    return done
  }
}
