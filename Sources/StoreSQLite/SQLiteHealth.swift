import GRDB
import Store

/// What the doctor command asks of a database file.
public struct SQLiteHealth: Sendable, Equatable {
  /// The settings of the connection that writes, read back from SQLite.
  public let settings: Settings
  /// What SQLite's quick check found, by table and never by value; empty when the file is sound.
  public let problems: [String]

  /// The settings that durability and erasure stand on.
  public struct Settings: Sendable, Equatable, CustomStringConvertible {
    /// 2 is FULL: each commit is on the disk before it is acknowledged.
    public let synchronous: Int64
    /// `wal`.
    public let journalMode: String
    /// 1: deleted content is overwritten with zeros.
    public let secureDelete: Int64
    /// 1: references are checked.
    public let foreignKeys: Int64
    /// The mark of our files.
    public let applicationID: Int64

    /// The settings in one line, for an error.
    public var description: String {
      "synchronous \(synchronous), journal \(journalMode), secure delete \(secureDelete), "
        + "foreign keys \(foreignKeys)"
    }

    /// Whether a commit survives power loss and references are kept.
    public var isDurable: Bool {
      synchronous >= 2 && journalMode == "wal" && foreignKeys == 1 && secureDelete == 1
    }

    init(_ connection: GRDB.Database) throws {
      func number(_ name: String) throws -> Int64 {
        try Int64.fetchOne(connection, sql: "PRAGMA \(name)") ?? -1
      }
      synchronous = try number("synchronous")
      journalMode = try String.fetchOne(connection, sql: "PRAGMA journal_mode") ?? "none"
      secureDelete = try number("secure_delete")
      foreignKeys = try number("foreign_keys")
      applicationID = try number("application_id")
    }
  }
}

extension SQLiteDatabase {
  /// Reads the settings back and checks the file's structure; takes seconds for gigabytes.
  public func health() async throws -> SQLiteHealth {
    do {
      let settings = try await pool.writeWithoutTransaction { connection in
        try SQLiteHealth.Settings(connection)
      }
      let lines = try await pool.read { connection in
        try String.fetchAll(connection, sql: "PRAGMA quick_check(100)")
      }
      return SQLiteHealth(settings: settings, problems: lines.filter { $0 != "ok" })
    } catch {
      throw StoreError.from(error)
    }
  }

  /// Moves the write-ahead log into the file and empties it, so that erased bytes leave it too.
  ///
  /// Throws `StoreError` with `.busy` while a reader still needs the log.
  public func truncateLog() async throws {
    do {
      try await pool.writeWithoutTransaction { connection in
        _ = try connection.checkpoint(.truncate)
      }
    } catch {
      throw StoreError.from(error)
    }
  }
}
