/// A store of rows with consistent reads and durable writes; the engines conform to it.
public protocol Database: Sendable {
  /// The engine.
  var dialect: Dialect { get }

  /// Where the head of `entries` is read before a decision.
  var headSource: any HeadSource { get }

  /// A lock by name among all who use the database, from whatever process.
  func lock(_ name: String) -> any ExclusiveLock

  /// Yields soon after `entries` grew, whoever appended, and now and then without cause.
  ///
  /// A hint to look again, never a proof: what must not be missed is read from `entries`. It ends with its reader.
  func wakes() -> AsyncStream<Void>

  /// Runs a closure on one consistent snapshot and returns its result.
  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T

  /// Runs a closure in a transaction and returns its result once it is durable.
  ///
  /// Closures that wait together are committed together, each with its own savepoint: one that
  /// throws leaves no trace and harms no other. The closure may run again when its batch does not
  /// commit, so it touches nothing but the transaction. When too many wait, `StoreError` with
  /// `.busy` is thrown at once and nothing ran.
  @discardableResult
  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T

  /// As `write`, in a transaction of its own: for the bounded chunks of bulk work.
  @discardableResult
  func writeAlone<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T

  /// Finishes the writes that wait, then closes; later calls throw `.closed`.
  func close() async throws
}

/// Where the head of `entries` is read: at least the sequence of every acknowledged change.
public protocol HeadSource: Sendable {
  /// The head and the server it is of.
  func position() async throws -> HeadPosition
}

/// A head of `entries`.
public struct HeadPosition: Sendable, Hashable {
  /// The sequence; a decision made on an index that reached it misses nothing acknowledged before.
  public let sequence: Int64
  /// Counts the servers that answered: another one may lack changes that the one before acknowledged.
  public let epoch: Int64

  /// A head of a server.
  public init(sequence: Int64, epoch: Int64) {
    self.sequence = sequence
    self.epoch = epoch
  }
}

extension HeadSource {
  /// The sequence alone.
  public func head() async throws -> Int64 { try await position().sequence }
}
