import Findings
import Formats
import Store
import TestSupport

/// Findings in a database of their own, with a hand that looks at places.
struct Ledger {
  let folder: TestFolder
  let database: any Store.Database
  let findings: Findings

  init() async throws {
    folder = try TestFolder()
    database = try await folder.database()
    findings = Findings(database: database)
  }

  /// Looks at a place and finds some kinds of things there, each written as `kind:key`.
  @discardableResult
  func look(
    at place: String = "forum", _ seen: [String],
    covering covered: Set<String> = ["party", "page"],
    on day: Int64, source: String = "scan", days: Int = 7
  ) async throws -> Reconciliation {
    let observed = seen.map { text in
      let parts = text.split(separator: ":").map(String.init)
      return Observation(
        kind: parts.first ?? "", key: parts.last ?? "", title: "\(text) was seen on day \(day).",
        owner: "web", days: days)
    }
    return try await database.write { transaction in
      let (changes, entries) = try Findings.reconcile(
        observed, at: place, covered: covered, source: source, now: time(day), transaction)
      if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
      return changes
    }
  }

  /// The finding of a kind and a key.
  func finding(_ key: String, at place: String = "forum") async throws -> Finding? {
    try await findings.list(nil, place: place, limit: 1_000).first { $0.key == key }
  }

  /// The kinds of the entries after a place in the log.
  func kinds(after sequence: Int64 = 0) async throws -> [String] {
    try await database.read { try $0.entries(after: sequence, limit: 1_000).map(\.kind) }
  }

  func head() async throws -> Int64 { try await database.read { try $0.head() } }
}
