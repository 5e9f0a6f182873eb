#if PostgreSQL
import Store

/// What the doctor command asks of a PostgreSQL database.
public struct PostgresHealth: Sendable, Equatable {
  /// The server's version, such as 15.18.
  public let version: String
  /// Whether a commit is on the disk before it is acknowledged, and pages survive a torn write.
  public let isDurable: Bool
  /// Whether the connection is encrypted, or does not leave the machine.
  public let isPrivate: Bool
}

extension PostgresDatabase {
  /// How many other connections of this program the database has; ask it first on a new connection.
  public func otherSessions() async throws -> Int64 {
    try await writeAlone { transaction in
      try transaction.int(
        """
        SELECT COUNT(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'aboveboard'
          AND pid <> pg_backend_pid()
        """)
    }
  }

  /// Reads settings back from the server, as they are inside one of our transactions.
  public func health() async throws -> PostgresHealth {
    try await read { transaction in
      let row = try transaction.one(
        """
        SELECT current_setting('server_version'), current_setting('fsync'),
          current_setting('full_page_writes'), current_setting('synchronous_commit'),
          (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()),
          inet_server_addr() IS NULL OR host(inet_server_addr()) IN ('127.0.0.1', '::1')
        """)
      return PostgresHealth(
        version: try row.text(0),
        isDurable: try row.text(1) == "on" && row.text(2) == "on" && row.text(3) != "off",
        isPrivate: try row.intOrNil(4) == 1 || row.int(5) == 1)
    }
  }
}
#endif
