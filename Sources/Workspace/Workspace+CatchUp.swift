import Consent
import Formats
import Members
import Store
import Vault

extension Workspace {
  /// Throws for a database that a copy has not ended in, that was moved away, or that should hold something.
  static func refuseUnfinished(
    _ database: any Store.Database, _ store: WorkspaceStore, isNew: Bool
  ) async throws {
    switch try await database.read({ try $0.copyState() }) {
    case .used: return
    case .unfinished: throw WorkspaceError.halfCopied(store)
    case .movedAway: throw WorkspaceError.movedAway(store)
    case .empty:
      if isNew { return }
      throw store == .data ? WorkspaceError.dataMissing as any Error : VaultError.storeMissing
    }
  }

  /// Brings older data up to the journal before anything is answered; returns how many acts the data lacked.
  ///
  /// Every no since the copy is put back, whoever was erased since is erased again, and ordinals that were given
  /// since are never given to somebody else. Throws `ConsentError.journalBehind` for an old journal and
  /// `VaultError.storeMissing` for an empty one.
  func catchUp(at now: Timestamp) async throws -> Int {
    let highest = try await vault.highestOrdinal()
    if highest == nil, try await members.count() > 0 { throw VaultError.storeMissing }
    if let highest {
      let next = try await database.read { try $0.nextOrdinal() }
      if next <= Int64(highest) {
        try await database.write { try $0.raiseOrdinals(above: highest) }
      }
    }
    return try await consent.catchUpWithJournal(at: now) { try await eraseAgain($0, at: now) }
  }

  /// Removes what an older copy holds of somebody who was erased since; false when it holds nothing.
  private func eraseAgain(_ subject: UInt32, at now: Timestamp) async throws -> Bool {
    let rooms = subjectData(key: nil, at: now)
    return try await database.writeAlone { transaction in
      let count = try rooms.reduce(0) { try $0 + $1.count(subject: subject, transaction) }
      guard count > 0 else { return false }
      for room in rooms { try room.erase(subject: subject, transaction) }
      // Its key is gone, so that nothing can stand for the subject in the leaf.
      try transaction.append(
        EntryDraft(kind: "subject.erased-again", at: now, subjects: [subject]))
      return true
    }
  }
}
