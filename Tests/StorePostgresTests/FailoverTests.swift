#if PostgreSQL
import Formats
import Foundation
import Store
import TestSupport
import Testing

@testable import StorePostgres

@Suite("Failover and encryption")
struct FailoverTests {
  private func append(_ database: PostgresDatabase) async throws -> Int64 {
    try await database.write { transaction in
      try transaction.append(EntryDraft(kind: "test", at: Timestamp(microseconds: 1)))
    }
  }

  @Test("when a replica is promoted the node goes on there, and nothing acknowledged is missing")
  func failover() async throws {
    // A commit is acknowledged when the replica has it too.
    let primary = try PostgresServer(
      options: "-c wal_level=replica -c max_wal_senders=4 -c hot_standby=on")
    let replica = try PostgresServer(following: primary)
    let address = try primary.makeDatabase()
    try primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'", in: address)
    try primary.reload()
    let both = address.replacingOccurrences(
      of: primary.folder, with: "\(primary.folder),\(replica.folder)")
    let node = try await PostgresDatabase(
      PostgresSettings(address: both, readers: 2, patience: 30, decisionPatience: 120))
    try await node.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    for number in 1...20 { #expect(try await append(node) == Int64(number)) }
    try primary.killNow()
    let clock = ContinuousClock()
    let began = clock.now
    async let waiting: Int64 = append(node)
    try replica.promote()
    try replica.sql(
      "ALTER SYSTEM SET synchronous_standby_names = ''", in: replica.address("postgres"))
    try replica.reload()
    // The write that came while nobody took any went through once somebody did.
    #expect(try await waiting == 21)
    print("failover: the first write came through after \(clock.now - began)")
    #expect(try await node.headSource.head() == 21)
    #expect(try await node.read { try $0.head() } == 21)
    try await node.close()
  }

  @Test("a server must prove its name, and the connection is encrypted")
  func encryption() async throws {
    let folder = "/tmp/ab-tls-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Certificates.make(in: folder)
    let port = try FreePort.find()
    let server = try PostgresServer(
      options: "-c listen_addresses=127.0.0.1 -p \(port) -c ssl=on "
        + "-c ssl_cert_file=\(folder)/server.crt -c ssl_key_file=\(folder)/server.key")
    #expect(server.folder.hasPrefix("/tmp"))
    func connect(_ host: String, _ root: String?) async throws -> PostgresHealth {
      var address = "postgres://postgres@\(host):\(port)/postgres?sslmode=verify-full"
      if let root { address += "&sslrootcert=\(root)" }
      let database = try await PostgresDatabase(PostgresSettings(address: address, patience: 1))
      let health = try await database.health()
      try await database.close()
      return health
    }
    #expect(try await connect("localhost", folder + "/server.crt").isPrivate)
    // The certificate names localhost alone.
    await #expect(throws: StoreError.self) {
      _ = try await connect("127.0.0.1", folder + "/server.crt")
    }
    try Certificates.make(in: folder, name: "other")
    await #expect(throws: StoreError.self) {
      _ = try await connect("localhost", folder + "/other.crt")
    }
  }

  @Test(
    "without a word about it, a server elsewhere has to prove its name and one on this machine has not",
    arguments: [
      ("postgres://ada@db.example.org/club", "verify-full"),
      ("postgres://ada@db.example.org,localhost/club", "verify-full"),
      ("postgres://ada@localhost/club", "prefer"),
      ("postgres:///club?host=/run/postgresql", "prefer"),
      ("host=10.0.0.7 dbname=club", "verify-full"),
    ])
  func defaults(address: String, mode: String) throws {
    let options = try PostgresSettings(address: address).options()
    #expect(options.first { $0.name == "sslmode" }?.value == mode)
    #expect(options.first { $0.name == "target_session_attrs" }?.value == "read-write")
  }

  @Test("a commit whose answer was lost is looked up, and counts once")
  func lostAnswer() async throws {
    let server = try PostgresServer.shared.get()
    let address = try server.makeDatabase()
    let line = try Line(to: server.folder)
    let database = try await PostgresDatabase(
      PostgresSettings(
        address: address.replacingOccurrences(of: server.folder, with: line.folder), readers: 1,
        patience: 30, decisionPatience: 120))
    try await database.migrate(Migration.entries, at: Timestamp(microseconds: 0))
    for round in 1...20 {
      let runs = Runs()
      // The line breaks as soon as the commit has gone out, before its answer can come back.
      line.breakAfter(word: "COMMIT")
      let sequence = try await database.write { transaction in
        runs.count()
        return try transaction.append(
          EntryDraft(kind: "test", at: Timestamp(microseconds: 1)))
      }
      #expect(sequence == Int64(round))
      #expect(try server.sql("SELECT COUNT(*) FROM entries", in: address) == "\(round)\n")
      #expect(runs.total == 1)
    }
    try await database.close()
  }
}

private final class Runs: @unchecked Sendable {
  // INVARIANT: read after the write has returned, which happens after the last run.
  private(set) var total = 0
  func count() { total += 1 }
}
#endif
