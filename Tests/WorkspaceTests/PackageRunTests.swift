import Access
import Formats
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Packages for many", .onEveryEngine)
struct PackageRunTests {
  @Test("everybody has one package, the erased have none, and each opens with what is theirs")
  func all() async throws {
    let community = try await Community.make(members: 12)
    try await community.allow(3)
    _ = try await community.sent(try Community.nappies())
    try await community.erase(5)
    let access = community.workspace.access
    let run = try await access.beginRun(
      .access, for: nil, days: 7, actor: Community.staff, at: community.now)
    let done = try await community.workspace.makePackages(run: run.id, clock: { community.now })
    #expect(done.made == 11 && done.ended == community.now)
    let made = try await access.list(limit: 100)
    #expect(Set(made.map(\.ordinal)).count == 11 && made.allSatisfy { $0.run == run.id })
    // One file for all of them, one entry, and the single one is the same but for its time.
    #expect(try FileManager.default.contentsOfDirectory(atPath: access.folder).count == 1)
    for number in [0, 3, 11] {
      let ordinal = try await community.subject(number)
      let mine = try #require(made.first { $0.ordinal == ordinal })
      let opened = try await OpenedPackage(mine.id, in: community)
      let alone = try await OpenedPackage.make(of: number, in: community)
      #expect(opened.files == alone.files)
      let many = try opened.json()["sections"]?["values"]
      #expect(try many == alone.json()["sections"]?["values"])
    }
    let report = try await community.workspace.fsck(at: community.now)
    #expect(report.flaws.isSound, "\(report.flaws.all)")
    try await community.end()
  }

  @Test("a run that is stopped after any group and begun again ends as if it had not been")
  func resumed() async throws {
    let community = try await Community.make(members: 700)
    let access = community.workspace.access
    for stop in 1...2 {
      let run = try await access.beginRun(
        .portability, for: nil, days: 1, actor: Community.staff, at: community.now)
      let heard = Mutex(0)
      let task = Task {
        try await community.workspace.makePackages(run: run.id, clock: { community.now }) { _ in
          let count = heard.withLock { heard in
            heard += 1
            return heard
          }
          // Cancelled between two groups, as a process that ends is.
          if count == stop { withUnsafeCurrentTask { $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
      let left = try await access.run(run.id)
      // A group counts once it is stored, which is done while the next is made.
      #expect(left.ended == nil && left.made == Int64((stop - 1) * 256))
      let again = try await access.beginRun(
        .portability, for: nil, days: 1, actor: Community.staff, at: community.now)
      #expect(again.id == run.id)
      let done = try await community.workspace.makePackages(
        run: again.id, clock: { community.now })
      #expect(done.made == 700 && done.ended != nil)
      let mine = try await access.list(limit: 10_000).filter { $0.run == run.id }
      #expect(mine.count == 700 && Set(mine.map(\.ordinal)).count == 700)
    }
    try await community.end()
  }

  @Test("some have theirs, a server does it as a job, and two do not do it at once")
  func chosen() async throws {
    let community = try await Community.make(members: 5)
    let workspace = community.workspace
    let people = [try await community.subject(4), try await community.subject(1), 99]
    let run = try await workspace.access.beginRun(
      .access, for: people, days: 3, actor: Community.staff, at: community.now)
    let busy = try await workspace.access.alone { [workspace, community] in
      do {
        _ = try await workspace.makePackages(run: run.id, clock: { community.now })
        return false
      } catch PackageError.busy { return true }
    }
    #expect(busy)
    let job = try await workspace.askForPackages(
      run: run, actor: Community.staff, at: community.now)
    try await workspace.jobRunner(clock: { community.now }).runAll()
    let over = try #require(try await workspace.jobs.find(job.id))
    #expect(over.state == .done && over.outcome?["packages"]?.int == 2)
    #expect(Set(try await workspace.access.list().map(\.ordinal)) == Set(people.prefix(2)))
    try await community.end()
  }
}
