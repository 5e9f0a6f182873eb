import Access
import Connectors
import Consent
import Disclosure
import Door
import Erasure
public import Formats
import Foundation
import Members
import Rights
import Sites
import Staff
import Standing
import Store
import StoreSQLite
import Vault
import Vendors

extension Workspace {
  static let fenceAhead = FlawKind.mendable(
    "fence.ahead",
    "fence beside the database that is ahead of it: decisions wait for what never comes")

  /// Compares everything with everything else: entries with tables, keys with records, tiles with entries, files with
  /// the ledger.
  ///
  /// Every room looks at its own, in bounded memory, and beside a server that goes on. With `mend`, what follows from
  /// something sound is worked out anew; whatever is left in the report needs a backup.
  /// - Parameter progress: Hears what is looked at, how much of it is done, and how much there is, if that is known.
  public func fsck(
    mend: Bool = false, at now: Timestamp,
    progress: (_ what: String, _ done: Int, _ total: Int?) -> Void = { _, _, _ in }
  ) async throws -> FsckReport {
    let found = try await FsckPass(self, at: now, progress)
    guard mend, found.flaws.all.contains(where: \.kind.isMendable) else {
      return FsckReport(flaws: found.flaws)
    }
    let done = try await mended { try await found.mend(at: now) }
    return FsckReport(flaws: try await FsckPass(self, at: now, progress).flaws, mended: done)
  }
}

extension Workspace {
  /// Mends while no server answers from what it read before; the stored index is built anew after it.
  private func mended(_ mend: () async throws -> [String]) async throws -> [String] {
    let snapshot = folder + "/index/snapshot"
    guard database.dialect == .sqlite else {
      let done = try await mend()
      try? FileManager.default.removeItem(atPath: snapshot)
      return done + ["start every server again: what it read before it was mended counts no more"]
    }
    let done = try await database.lock("server").hold { _ in try await mend() }
    guard let done else {
      throw StoreError(.busy, "a server runs on this workspace; stop it, then mend")
    }
    try? FileManager.default.removeItem(atPath: snapshot)
    return done
  }
}

/// One look at everything, with what the rooms need to mend it.
private struct FsckPass {
  let workspace: Workspace
  private(set) var flaws = Flaws()
  private let entries: EntriesCheck
  private let evidence: EvidenceLog.Check

  init(
    _ workspace: Workspace, at now: Timestamp, _ progress: (String, Int, Int?) -> Void
  ) async throws {
    self.workspace = workspace
    let (vault, members) = (workspace.vault, workspace.members)
    // The fence is raised after a commit: read before the head, it is never above it.
    let fence = try await workspace.database.headSource.head()
    let head = try await workspace.database.read { try $0.head() }
    let highest = try await [vault.highestOrdinal(), members.highestOrdinal()].compactMap { $0 }
    entries = try await EntriesCheck.run(workspace.database, highest: highest.max()) {
      progress("entries", $0, $1)
    }
    flaws.add(entries.flaws)
    if fence > max(head, entries.last) { flaws.add(Workspace.fenceAhead) }
    flaws.add(try await vault.check { progress("keys", $0, nil) })
    flaws.add(try await workspace.standing.check())
    flaws.add(try await members.check { progress("members", $0, $1) })
    flaws.add(try await workspace.consent.check { progress("choices", $0, $1) })
    flaws.add(try await workspace.staff.check())
    flaws.add(try await workspace.erasures.check())
    flaws.add(try await workspace.disclosures.check { progress("disclosures", $0, nil) })
    flaws.add(try await workspace.decoys.check { progress("decoys", $0, nil) })
    flaws.add(try await workspace.audiences.check())
    flaws.add(try await workspace.door.check())
    flaws.add(try await workspace.vendors.check())
    flaws.add(try await workspace.access.check(at: now))
    flaws.add(try await workspace.connectors.check())
    flaws.add(try await workspace.requests.check())
    flaws.add(try await workspace.sites.check { progress("scans", $0, nil) })
    evidence = try await workspace.evidence.check { progress("evidence", $0, $1) }
    flaws.add(evidence.flaws)
  }

  /// What is sound first: later rooms look at entries and keys.
  func mend(at now: Timestamp) async throws -> [String] {
    var done = try await entries.mend(workspace.database)
    done += try await workspace.vault.mend(flaws)
    if flaws.contains(Workspace.fenceAhead),
      let database = workspace.database as? SQLiteDatabase
    {
      try await database.lowerFence()
      done.append("fence: set to the head of the entries")
    }
    done += try await workspace.standing.mend(flaws)
    done += try await workspace.members.mend(flaws)
    done += try await workspace.consent.mend(flaws, at: now)
    done += try await workspace.evidence.mend(evidence)
    done += try await workspace.disclosures.mend(flaws)
    done += try await workspace.access.mend(flaws, at: now)
    return done
  }
}
