import Consent
public import Erasure
public import Formats
import Law
public import Members
import Register
import Standing
public import Store
import Vault

extension Workspace {
  /// Erases a subject everywhere, as one act: the one function that pages, commands and requests call.
  ///
  /// Under a legal hold nothing is erased and nothing is used: the act waits and goes on by itself when the hold is
  /// lifted. What fails, such as another system that does not answer, stops nothing else; it is tried again by a server,
  /// or by `carryOutErasures`.
  /// - Parameters:
  ///   - request: the request that it answers.
  ///   - suppress: never to take the person in again, and why.
  ///   - isPatient: waits for other systems; otherwise a server asks them, and the act ends after that.
  /// - Returns: the act as far as it came.
  /// - Throws: `ErasureError.unknownSubject`, `.busy`; `StoreError`, `VaultError`.
  public func eraseSubject(
    _ subject: UInt32, for reason: ErasureAct.Reason = .asked, request: String? = nil,
    suppress: Suppression.Reason? = nil, isPatient: Bool = true, actor: Actor, at now: Timestamp
  ) async throws -> ErasureAct {
    if let suppress {
      let handles = try await members.handles(of: [subject])[subject] ?? [:]
      try await members.suppress(
        handles.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) },
        for: suppress, actor: actor, at: now)
    }
    let ids = try await erasures.ask(
      [subject], for: reason, request: request, actor: actor, at: now)
    guard let id = ids.first else { throw ErasureError.unknownSubject }
    if try await erasures.show(id).state == .held {
      try await restrictWhileHeld(subject, actor: actor, at: now)
    }
    return try await carryOut(erasure: id, isPatient: isPatient, at: now)
  }

  /// Erases many subjects in batches; those under a hold wait.
  ///
  /// - Parameter progress: called with how many are erased.
  /// - Returns: the acts, in order.
  public func eraseSubjects(
    _ subjects: [UInt32], for reason: ErasureAct.Reason = .asked, actor: Actor, at now: Timestamp,
    progress: (Int) -> Void = { _ in }
  ) async throws -> [ErasureAct] {
    var acts: [ErasureAct] = []
    var erased = 0
    for start in stride(from: 0, to: subjects.count, by: Erasures.batch) {
      try Task.checkCancellation()
      let part = Array(subjects[start..<min(start + Erasures.batch, subjects.count)])
      for id in try await erasures.ask(part, for: reason, actor: actor, at: now) {
        let act = try await carryOut(erasure: id, isInBulk: true, at: now)
        if act.state == .held {
          for subject in try await database.read({ try Erasures.subjects(of: id, $0) }) {
            try await restrictWhileHeld(subject, actor: actor, at: now)
          }
        }
        if act.erased != nil { erased += act.people }
        acts.append(act)
        progress(erased)
      }
    }
    // What is done once for all of them.
    var isFollowing = false
    for index in acts.indices where acts[index].state == .running {
      acts[index] = try await carryOut(erasure: acts[index].id, isFollowing: isFollowing, at: now)
      isFollowing = true
    }
    if isFollowing { _ = try await compactStores() }
    return acts
  }

  /// Goes on with every act that can, and returns how many are done now.
  ///
  /// That is what failed before, and what waited for a hold.
  /// - Parameter isForced: also what is to be tried again later only.
  @discardableResult
  public func carryOutErasures(isForced: Bool = false, at now: Timestamp) async throws -> Int {
    var done = 0
    let until = isForced ? now.adding(seconds: 86_400) : now
    for id in try await erasures.due(at: until) {
      do {
        if try await carryOut(erasure: id, at: now).state == .done { done += 1 }
      } catch ErasureError.busy {
        continue
      }
    }
    return done
  }

  /// Places a legal hold; throws `ErasureError.staffAlone`, `.reasonMissing`.
  public func placeHold(
    on subject: UInt32, reason: String, actor: Actor, at now: Timestamp
  ) async throws -> UUIDv7 {
    guard actor.kind == .staff else { throw ErasureError.staffAlone }
    guard !reason.allSatisfy(\.isWhitespace) else { throw ErasureError.reasonMissing }
    return try await members.placeHold(on: subject, reason: reason, actor: actor, at: now)
  }

  /// Lifts a legal hold; an erasure that waited for it goes on by itself.
  ///
  /// - Throws: `ErasureError.staffAlone`, `StoreError` with `.notFound`.
  @discardableResult
  public func liftHold(
    _ id: UUIDv7, isPatient: Bool = true, actor: Actor, at now: Timestamp
  ) async throws -> ErasureAct? {
    guard actor.kind == .staff else { throw ErasureError.staffAlone }
    let subject = try await members.standingHolds(limit: .max).first { $0.hold.id == id }?
      .hold.ordinal
    try await members.liftHold(id, actor: actor, at: now)
    guard let subject, let act = try await erasures.waiting(for: subject) else { return nil }
    return try await carryOut(erasure: act, isPatient: isPatient, at: now)
  }

  /// What waits to be erased is used for nothing meanwhile (Article 18(1)).
  private func restrictWhileHeld(
    _ subject: UInt32, actor: Actor, at now: Timestamp
  ) async throws {
    guard let inForce = try await standing.load(),
      !Freeze.stands(after: try await consent.history(of: subject))
    else { return }
    _ = try await consent.record(
      [ChoiceDraft(act: .restrict, purpose: .all, recipient: .all, channel: .web)],
      subject: subject, inForce: inForce, actor: actor, at: now)
  }
}
