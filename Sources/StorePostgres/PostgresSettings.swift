#if PostgreSQL
import CLibPQ
import Store

/// Where a PostgreSQL database is and how it is spoken to.
public struct PostgresSettings: Sendable {
  /// A connection string of libpq: `postgres://user@host/name?…`, or `host=… dbname=…`; it may name several hosts.
  public var address: String
  /// How many connections read at a time; two more write and ask for the head.
  public var readers: Int
  /// Whether statements are prepared under a name; off behind a pooler that gives each transaction another connection.
  public var namesStatements: Bool
  /// Seconds after which the server ends a statement, a wait for a lock, or a silent transaction of ours.
  public var patience: Int
  /// Seconds after which a decision that cannot learn the head is denied.
  public var decisionPatience: Int

  /// Settings with the defaults of this program.
  public init(
    address: String, readers: Int = 4, namesStatements: Bool = true, patience: Int = 10,
    decisionPatience: Int = 5
  ) {
    self.address = address
    self.readers = max(1, readers)
    self.namesStatements = namesStatements
    self.patience = max(1, patience)
    self.decisionPatience = max(1, decisionPatience)
  }

  /// The options that libpq is given: ours first, so that the address may set them otherwise.
  ///
  /// Without `sslmode` in the address, the server has to prove who it is, unless it is this machine. Only a server
  /// that takes writes will do: after a failover that is the new one.
  func options() throws -> [(name: String, value: String)] {
    [
      ("sslmode", try isLocal() ? "prefer" : "verify-full"),
      ("target_session_attrs", "read-write"),
      ("connect_timeout", "5"),
      ("tcp_user_timeout", "\(patience * 1_000)"),
      ("application_name", "aboveboard"),
      ("client_encoding", "UTF8"),
      ("dbname", address),
    ]
  }

  private func isLocal() throws -> Bool {
    var hosts: [String] = []
    guard let parsed = PQconninfoParse(address, nil) else {
      throw StoreError(
        .misuse, "the address of the database is not one; write postgres://USER@HOST/NAME")
    }
    defer { PQconninfoFree(parsed) }
    var option = parsed
    // The list ends with an option without keyword (libpq, PQconninfoParse).
    while let keyword = option.pointee.keyword {
      if ["host", "hostaddr"].contains(String(cString: keyword)), let value = option.pointee.val {
        hosts += String(cString: value).split(separator: ",").map(String.init)
      }
      option += 1
    }
    return hosts.allSatisfy { host in
      host.hasPrefix("/") || host.hasPrefix("@") || host.hasPrefix("127.") || host == "localhost"
        || host == "::1"
    }
  }
}
#endif
