public import Register
public import Store

/// Stores and loads what is in force: published registers, paused purposes, suspended agreements.
public struct Standing: Sendable {
  let database: any Store.Database
  private let cache = StandingCache()

  /// The standing in a database that holds its migrations.
  public init(database: any Store.Database) {
    self.database = database
  }

  /// What is in force now, or nil when nothing has been published.
  ///
  /// Throws `StandingError.damaged` or `.unreadable` when what is stored cannot be believed.
  public func load() async throws -> InForce? {
    try await database.read { try inForce($0) }
  }

  /// Forgets what was read, when another server answers, whose revisions may mean something else.
  public func forget() { cache.forget() }

  /// What is in force in the view of a transaction, or nil when nothing has been published.
  public func inForce(_ transaction: any ReadTransaction) throws -> InForce? {
    let head = try transaction.one("SELECT version, revision FROM standing_head WHERE one = 1")
    let version = try head.int(0)
    let revision = try head.int(1)
    guard version > 0 else { return nil }
    if let known = cache.value(of: revision) { return known }
    let value = InForce(
      register: try transaction.register(version: Int(version)), version: Int(version),
      published: try transaction.publishedNotices(), paused: try transaction.pausedPurposes(),
      suspended: try transaction.suspendedAgreements(),
      partners: try transaction.partnerStanding())
    // What a writer sees may be rolled back, and its revision be given to something else.
    if !transaction.mayWrite { cache.keep(value, of: revision) }
    return value
  }

  /// The sequence of the entry that last changed what is in force; 0 when nothing has.
  public func revision() async throws -> Int64 {
    try await database.read { try revision($0) }
  }

  /// The same in the view of a transaction.
  public func revision(_ transaction: any ReadTransaction) throws -> Int64 {
    try transaction.int("SELECT revision FROM standing_head WHERE one = 1")
  }
}
