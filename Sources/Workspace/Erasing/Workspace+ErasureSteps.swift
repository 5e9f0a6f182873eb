import Access
import Disclosure
import Erasure
import Formats
import Index
import Mail
import Store
import StoreSQLite
import Vault

extension Workspace {
  /// Letters to the erased that wait, or that nobody has taken from the folder.
  func eraseMail(of id: String, at now: Timestamp) async throws {
    let (_, subjects) = try await erasures.kept(of: id)
    let count = try await mail.forget(Set(subjects.compactMap { $0.handles[.email] }), at: now)
    try await erasures.mark(.mail, of: id, detail: ["letters": .integer(Int64(count))], at: now)
  }

  /// Our copies of what was handed over with one of them in it, and what was made for them to read.
  func eraseFiles(of id: String, at now: Timestamp) async throws {
    let (handovers, _) = try await erasures.kept(of: id)
    let (removed, waiting) = try await disclosures.removeFiles(
      of: handovers.disclosures, audiences: audiences.folder)
    let packages = try await access.removeFiles(try await erasures.packages(of: id))
    let detail: JSON = [
      "removed": .integer(Int64(removed)), "packages": .integer(Int64(packages)),
      "waiting": .array(waiting.map { .string($0) }),
    ]
    try await erasures.mark(
      .files, of: id, waiting.isEmpty ? .done : .failed, detail: detail, at: now)
    guard waiting.isEmpty else {
      throw StepFailure("a package of an audience is on its way; its copy goes once it arrived")
    }
  }

  /// References are owed since the rooms erased, so that a sweep, now or later, asks for every one.
  func askBack(of id: String, isFollowing: Bool, at now: Timestamp) async throws {
    let (handovers, _) = try await erasures.kept(of: id)
    if !isFollowing { _ = try await keepRecalls(at: now) }
    try await erasures.mark(
      .recalls, of: id,
      detail: ["recipients": .object(handovers.recipients.mapValues { .integer(Int64($0)) })],
      at: now)
  }

  /// Index and stored snapshot without them; nothing to do before a register is published.
  func forgetInIndex(of id: String, isFollowing: Bool, at now: Timestamp) async throws {
    if !isFollowing {
      do {
        _ = try await index.current(at: now)
        await index.save()
      } catch IndexError.nothingPublished {
        // There is no index yet.
      }
    }
    try await erasures.mark(.index, of: id, at: now)
  }

  /// The bytes gone from databases and logs, once nobody has to be found by a handle any more.
  func compact(of id: String, isFollowing: Bool, at now: Timestamp) async throws {
    try await erasures.forgetHandles(of: id)
    guard
      try await erasures.steps(of: id).contains(where: { $0.step == .systems && $0.state == .done })
    else {
      throw StepFailure("what other systems find the person by is kept, sealed, until they answer")
    }
    var detail: [String: JSON] = ["engine": .string("\(database.dialect)")]
    if !isFollowing {
      do {
        detail["keys"] = .bool(try await compactStores())
      } catch let error as StoreError where error.code == .busy {
        throw StepFailure("a reader still needs the database's log")
      }
    }
    try await erasures.mark(.compact, of: id, detail: .object(detail), at: now)
  }

  /// Makes what was deleted leave databases and logs; false when PostgreSQL's table of keys is too large for it in passing.
  ///
  /// - Parameter isForced: whatever the size of that table.
  @discardableResult
  public func compactStores(isForced: Bool = false) async throws -> Bool {
    for store in [database, keyStore] {
      guard let store = store as? SQLiteDatabase else { continue }
      // A reader that is just looking is soon done; one that stays is met at the next try.
      for attempt in 0... {
        do {
          try await store.truncateLog()
          break
        } catch let error as StoreError where error.code == .busy {
          guard attempt < 20 else { throw error }
          try await Task.sleep(for: .milliseconds(25))
        }
      }
    }
    return try await vault.overwriteDestroyed(isForced: isForced)
  }
}
