import GRDB
import Store

/// How connections are set up, and the proof that the settings took.
enum SQLiteSettings {
  /// "ABVB": marks the file as ours.
  static let applicationID: Int64 = 0x4142_5642

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "aboveboard"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.persistentReadOnlyConnections = true
    configuration.maximumReaderCount = 8
    configuration.prepareDatabase { connection in
      // Deleted content is overwritten, and sorting never spills to a temporary file.
      try connection.execute(
        sql: """
          PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF
          """)
    }
    return configuration
  }

  /// Throws `.misuse` for a database of another program, before anything is changed in it.
  static func refuseForeign(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let isForeign = try queue.read { connection in
      switch try Int64.fetchOne(connection, sql: "PRAGMA application_id") {
      case applicationID:
        return false
      case 0:
        return try Bool.fetchOne(connection, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)")
          ?? true
      default:
        return true
      }
    }
    try queue.close()
    guard !isForeign else {
      throw StoreError(.misuse, "the file is a database of another program; choose another path")
    }
  }

  /// Sets what GRDB overrides when it opens the writer, and reads it back.
  ///
  /// GRDB's DatabasePool sets `synchronous = NORMAL` after `prepareDatabase`, which would let a
  /// power loss undo an acknowledged commit.
  static func makeDurable(_ pool: DatabasePool) throws {
    try pool.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA synchronous = FULL")
      if try Int64.fetchOne(connection, sql: "PRAGMA application_id") != applicationID {
        try connection.execute(sql: "PRAGMA application_id = \(applicationID)")
      }
      let settings = try SQLiteHealth.Settings(connection)
      guard settings.isDurable else {
        throw StoreError(.io, "the database cannot be made durable (\(settings))")
      }
    }
  }
}
