import Consent
import Formats
import Foundation
import Gate
import Index
import Members
import Register
import Standing
import Store
import StoreSQLite
import Synchronization
import Testing
import Vault
import Workspace

/// A database behind which the server may change, as when a replica that lacks the last commits takes over.
private final class Changing: Store.Database {
  private struct Serving {
    var database: any Store.Database
    var epoch: Int64
  }

  private struct Head: HeadSource {
    let changing: Changing

    func position() async throws -> HeadPosition {
      let serving = changing.serving.withLock { $0 }
      let head = try await serving.database.headSource.head()
      return HeadPosition(sequence: head, epoch: serving.epoch)
    }
  }

  private let serving: Mutex<Serving>

  init(_ database: any Store.Database) {
    serving = Mutex(Serving(database: database, epoch: 1))
  }

  func change(to database: any Store.Database) {
    serving.withLock { $0 = Serving(database: database, epoch: $0.epoch + 1) }
  }

  private var now: any Store.Database { serving.withLock { $0.database } }
  var dialect: Dialect { now.dialect }
  var headSource: any HeadSource { Head(changing: self) }

  func lock(_ name: String) -> any ExclusiveLock { now.lock(name) }

  func wakes() -> AsyncStream<Void> { now.wakes() }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any ReadTransaction) throws -> T
  ) async throws -> T { try await now.read(body) }

  func write<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T { try await now.write(body) }

  func writeAlone<T: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> T
  ) async throws -> T { try await now.writeAlone(body) }

  func close() async throws { try await now.close() }
}

@Suite("Another server")
struct OtherServerTests {
  @Test(
    "an index that has seen what another server lacks is made anew, also when the other has as many entries"
  )
  func otherCourse() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<3 { try await community.allow(number) }
    let workspace = community.workspace
    let inForce = try await workspace.inForce()
    let (first, second) = (try await community.subject(1), try await community.subject(2))
    let replicaFile = community.folder + "/replica.sqlite"
    // What the replica has got so far.
    try Self.copy(community.folder + "/data.sqlite", to: replicaFile)
    let replica = try SQLiteDatabase(path: replicaFile)
    let stop = ChoiceDraft(
      act: .withdraw, purpose: .all, recipient: .all, channel: .phone)
    try await community.choose(1, stop)

    let changing = Changing(workspace.database)
    let standing = Standing(database: changing)
    let index = SubjectIndex(database: changing, vault: workspace.vault, standing: standing)
    let feed = Feed(database: changing)
    let choices = Remembered<UInt32, Int>(feed) { $0 == "choice" }
    func count(_ subject: UInt32) async throws -> Int {
      try await choices.value(of: subject) {
        try await changing.read { try Consent.history(of: subject, $0).count }
      }
    }
    let use = try Community.nappies()
    let before = try await index.prepare(use, at: community.now)
    #expect(!before.decide(first).isPermitted)
    #expect(before.decide(second).isPermitted)
    #expect(try await count(first) == 2)
    #expect(try await count(second) == 1)

    // On the replica, which knows nothing of that, somebody else says no: the head is the same number.
    _ = try await Consent(database: replica, vault: workspace.vault).record(
      stop, subject: second, inForce: inForce, actor: Community.staff, at: community.now)
    #expect(try await replica.headSource.head() == before.sequence)
    changing.change(to: replica)
    let fence = try await changing.headSource.position()
    let ready = try await index.prepareIfLoaded(use, at: community.now, behind: fence)
    let after = try #require(ready)
    #expect(!after.decide(second).isPermitted)
    #expect(after.decide(first).isPermitted)
    #expect(try await count(first) == 1)
    #expect(try await count(second) == 2)
    try await replica.close()
    try await community.end()
  }

  /// Copies a database with what its write-ahead log holds.
  private static func copy(_ file: String, to other: String) throws {
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: file + suffix) {
      try FileManager.default.copyItem(atPath: file + suffix, toPath: other + suffix)
    }
  }
}
