import Crypto
import Evidence
public import Formats
public import Members
public import Register
public import Store
import Vault

extension Consent {
  /// Records one act of a subject.
  ///
  /// A grant needs a declared purpose and a notice version that was served at or before `at`
  /// (demand B8); every other act is accepted for all declared purposes and recipients. The act
  /// counts as made after every act of the subject that was recorded before. Throws `ConsentError`,
  /// `StoreError`, `VaultError`. A second try with the same `request` changes nothing and returns
  /// the same.
  /// - Parameters:
  ///   - draft: The act.
  ///   - subject: Whose it is.
  ///   - inForce: What is in force.
  ///   - actor: Who made or entered it.
  ///   - at: When.
  ///   - request: The caller's idempotency key.
  public func record(
    _ draft: ChoiceDraft, subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp,
    request: String? = nil
  ) async throws -> Recorded {
    let all = try await record(
      [draft], subject: subject, inForce: inForce, actor: actor, at: at, request: request)
    guard let first = all.first else { throw ConsentError.unknownSubject }
    return first
  }

  /// Records several acts of a subject in one transaction, in their order: all or none.
  public func record(
    _ drafts: [ChoiceDraft], subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp,
    request: String? = nil
  ) async throws -> [Recorded] {
    let rules = ChoiceRules(inForce: inForce, at: at)
    for draft in drafts { try rules.check(draft) }
    guard let key = try await vault.keys(for: [subject])[subject] else {
      throw ConsentError.unknownSubject
    }
    let recorder = ChoiceRecorder(key: key, drafts: drafts, request: request)
    let looked = try await database.read { try recorder.look($0) }
    if let done = looked.done { return done }
    let time = max(at, looked.latest ?? at)
    let rows = recorder.rows(rules, actor: actor, at: time, recordedAt: at)
    // A grant that cannot be recorded must not leave its companions in the journal.
    try await database.read { try recorder.requireServed(rows, $0) }
    let journalled = rows.compactMap(\.journalEntry)
    // Identifiers are new, so that all acts were written, one after the other.
    let last = journalled.isEmpty ? nil : try await vault.journal(journalled)
    let acts = last.map { $0 - Int64(journalled.count) + 1...$0 }
    return try await database.write { transaction in
      let recorded = try recorder.write(rows, transaction)
      if let acts { try Consent.noteJournal(acts, transaction) }
      return recorded
    }
  }

  /// Records what software says for a subject: Global Privacy Control (Article 21(5)).
  ///
  /// A signal that already stands is not recorded again: browsers send it with every request.
  /// Returns nil then.
  public func recordSignal(
    subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp, channel: Channel = .web
  ) async throws -> Recorded? {
    let draft = ChoiceDraft.globalPrivacyControl(channel: channel)
    let stands = try await database.read { transaction in
      let history = try Consent.history(of: subject, transaction)
      return history.last {
        [.signal, .lift, .grant].contains($0.choice.act)
      }?.choice.act == .signal
    }
    if stands { return nil }
    return try await record(draft, subject: subject, inForce: inForce, actor: actor, at: at)
  }
}
