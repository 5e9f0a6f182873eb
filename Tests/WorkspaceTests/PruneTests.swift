import Disclosure
import Evidence
import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Prune", .onEveryEngine)
struct PruneTests {
  @Test("a pruned log verifies, says how much is pruned, and serves proofs of what is gone")
  func prune() async throws {
    let community = try await Community.make(members: 1)
    let (workspace, now) = (community.workspace, community.now)
    let evidence = workspace.evidence
    let later = now.adding(seconds: 86_400)
    for (count, at) in [(600, now), (100, later)] {
      _ = try await workspace.database.write { transaction in
        try transaction.append(
          contentsOf: (0..<count).map { number in
            EntryDraft(kind: "job.done", at: at) { _ in ["number": .integer(Int64(number))] }
          })
      }
    }
    let moment = Timestamp(date: later.date)
    let before = try await evidence.prune(
      before: moment, isDryRun: true, actor: Community.staff, at: later)
    #expect(before.files == 0 && before.entries == 0)
    try await evidence.integrate()
    let head = try await workspace.database.read { try $0.head() }
    let dry = try await evidence.prune(
      before: moment, isDryRun: true, actor: Community.staff, at: later)
    #expect(dry.entries == 512 && dry.files == 0)
    #expect(try await workspace.database.read { try $0.head() } == head)
    let first = try FolderTiles(folder: evidence.folder).read("tile/entries/000")
    #expect(first != nil)
    let done = try await evidence.prune(before: moment, actor: Community.staff, at: later)
    #expect(done.entries == 512 && done.files == 2 && done.minimumIndex == 512)
    #expect(try FolderTiles(folder: evidence.folder).read("tile/entries/000") == nil)
    let report = try Verification.verify(evidence.folder, key: evidence.verifier.text)
    #expect(report.isIntact, "\(report.lines)")
    #expect(report.lines.contains { $0.text.hasPrefix("512 older entries are pruned") })
    #expect(try await evidence.check().flaws.all.isEmpty)
    let again = try await evidence.prune(before: moment, actor: Community.staff, at: later)
    #expect(again.entries == 0 && again.files == 0)
    let leaf = try await workspace.database.read { try $0.entry(3).leaf }
    try evidence.proof(of: 3).verify(entry: leaf, by: evidence.verifier)
    let said = try await workspace.database.read { try $0.entry(head + 1) }
    #expect(said.kind == "evidence.pruned")
    // What the mark does not cover may not be missing, and mending never brings back what it covers.
    try FileManager.default.removeItem(atPath: evidence.folder + "/tile/0/002.p")
    try FileManager.default.removeItem(atPath: evidence.folder + "/tile/0/000")
    let damaged = try await evidence.check()
    #expect(!damaged.flaws.all.isEmpty)
    _ = try await evidence.mend(damaged)
    #expect(try await evidence.check().flaws.all.isEmpty)
    #expect(try FolderTiles(folder: evidence.folder).read("tile/entries/000") == nil)
    let pack = community.folder + "/pack"
    _ = try await workspace.pack(.period(from: nil, until: nil), into: pack, at: later)
    #expect(try Verification.verify(pack, key: evidence.verifier.text).isIntact)
    try await community.end()
  }
}
