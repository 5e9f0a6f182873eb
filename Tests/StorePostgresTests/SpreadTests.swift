#if PostgreSQL
import Formats
import Foundation
import Store
import StorePostgres
import TestSupport
import Testing

@testable import Workspace

@Suite("Spreading")
struct SpreadTests {
  /// Looked up before a subject is known, or small.
  static let exceptions: Set<String> = [
    "corrections", "handles", "holds", "lifts", "looks", "objection_cases", "recall_items",
    "requests", "sessions", "sign_in_links",
  ]

  @Test("every large table can be spread by subject, as PostgreSQL itself confirms")
  func partitions() async throws {
    let database = try await PostgresDatabase(
      PostgresSettings(address: try PostgresServer.shared.get().makeDatabase()))
    var spread: [String] = []
    for migration in Workspace.migrations {
      for statement in migration.sql(.postgres) {
        let text = try statement.rendered(for: .postgres).text
        let name = text.split(whereSeparator: \.isWhitespace).dropFirst(2).first.map(String.init)
        guard let name, text.hasPrefix("CREATE TABLE"), text.contains(" ordinal BIGINT"),
          !Self.exceptions.contains(name)
        else {
          try await database.writeAlone { try $0.run(statement) }
          continue
        }
        // A primary key without the subject is refused here: it could not be unique over all parts.
        try await database.writeAlone { transaction in
          try transaction.run(statement + " PARTITION BY HASH (ordinal)")
          for part in 0..<4 {
            try transaction.run(
              """
              CREATE TABLE \(unsafe: "\(name)_\(part)") PARTITION OF \(unsafe: name)
              FOR VALUES WITH (MODULUS 4, REMAINDER \(unsafe: "\(part)"))
              """)
          }
        }
        spread.append(name)
      }
    }
    #expect(Set(spread).isSuperset(of: ["subjects", "records", "choices", "served", "disclosed"]))
    try await database.close()
  }
}
#endif
