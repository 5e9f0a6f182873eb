public import Formats
public import Members
public import Register
public import Store

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
  ///
  /// With the letter on which they rest, when they came by post or phone; it is sealed, and each entry commits to it.
  /// Throws `LetterError` for another channel, and when another process has put the acts into the tables without it.
  public func record(
    _ drafts: [ChoiceDraft], subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp,
    request: String? = nil, letter: ScannedLetter? = nil
  ) async throws -> [Recorded] {
    if letter != nil { for draft in drafts { try ScannedLetter.check(draft.channel) } }
    return try await queue.record(
      ChoiceRequest(
        drafts, subject: subject, inForce: inForce, actor: actor, at: at, request: request,
        letter: letter))
  }

  /// Records what software says for a subject: Global Privacy Control or a device's tracking answer
  /// (Article 21(5)).
  ///
  /// A signal that already stands is not recorded again, and nil is returned: browsers send it with every request,
  /// and a repetition must not outrank what the person has granted by name since.
  public func recordSignal(
    subject: UInt32, inForce: InForce, actor: Actor, at: Timestamp, channel: Channel = .web
  ) async throws -> Recorded? {
    let draft = ChoiceDraft.globalPrivacyControl(channel: channel)
    let stands = try await database.read { transaction in
      try Consent.history(of: subject, transaction)
        .last { [.signal, .lift].contains($0.choice.act) }?.choice.act == .signal
    }
    if stands { return nil }
    return try await record(draft, subject: subject, inForce: inForce, actor: actor, at: at)
  }
}
