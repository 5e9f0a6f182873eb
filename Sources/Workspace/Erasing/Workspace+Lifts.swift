import Connectors
import Consent
public import Erasure
public import Formats
import Mail
public import Members
public import Register
public import Store
import Vault

extension Workspace {
  /// Restricts everything about a subject at once: stored, and used for nothing (Article 18).
  public func restrict(
    _ subject: UInt32, channel: Channel, actor: Actor, at now: Timestamp
  ) async throws {
    _ = try await consent.record(
      [ChoiceDraft(act: .restrict, purpose: .all, recipient: .all, channel: channel)],
      subject: subject, inForce: try await inForce(), actor: actor, at: now)
  }

  /// Records an objection at once; one to something other than direct marketing opens a case for a person to decide.
  public func object(
    _ subject: UInt32, to purpose: PurposeScope, by recipient: RecipientScope = .all,
    channel: Channel, actor: Actor, at now: Timestamp
  ) async throws {
    let inForce = try await inForce()
    _ = try await consent.record(
      [ChoiceDraft(act: .object, purpose: purpose, recipient: recipient, channel: channel)],
      subject: subject, inForce: inForce, actor: actor, at: now)
    _ = try await erasures.openObjections(inForce, at: now)
  }

  /// Puts a value right, or removes it when `text` is nil; recipients are asked to do the same (Articles 16, 19).
  ///
  /// Other systems that hold the field are told what it says now. What was removed stays there, for it may be needed for
  /// what that system does; an erasure removes it.
  /// - Parameter isPatient: waits for other systems; otherwise a server asks them.
  /// - Returns: false when nothing of that field is held.
  /// - Throws: `ValueError` for a value that is not of the field's kind.
  @discardableResult
  public func rectify(
    _ field: FieldID, of subject: UInt32, to text: String?, request: String? = nil,
    isPatient: Bool = true, actor: Actor, at now: Timestamp
  ) async throws -> Bool {
    guard let text else {
      return try await members.remove(field, of: subject, actor: actor, at: now)
    }
    let register = try await inForce().register
    guard let declared = register.fields[id: field],
      try await members.correct(
        field, of: subject, to: try Value.parse(text, field: declared), actor: actor, at: now)
    else { return false }
    guard register.systems.contains(where: { $0.kind == .person || $0.fields.contains(field) })
    else { return true }
    let act = try await beginInOtherSystems(
      .rectify, for: subject, request: request, field: field, value: text, actor: actor, at: now)
    if isPatient { try await resumeInOtherSystems(act.id, clock: { now }) }
    return true
  }

  /// Asks for a restriction of everything to be lifted: the person is told first (Article 18(3)).
  ///
  /// - Parameter told: how; by mail it takes effect once the letter was handed over, otherwise at once, for whoever lifts it
  ///   says that they have told.
  /// - Returns: whether it has taken effect already.
  /// - Throws: `ErasureError.nothingToLift`, `.noAddress`, `.staffAlone`, `.reasonMissing`.
  @discardableResult
  public func liftRestriction(
    _ subject: UInt32, reason: String, told: Lift.Told = .mail, actor: Actor, at now: Timestamp
  ) async throws -> Bool {
    guard Freeze.stands(after: try await consent.history(of: subject)) else {
      throw ErasureError.nothingToLift
    }
    return try await begin(
      Lift(
        id: UUIDv7.make(at: now).text, ordinal: subject, what: .restriction, reason: reason,
        asked: now, by: actor.id, told: told), actor: actor, at: now)
  }

  /// Decides on an objection, with grounds; one that is overridden is lifted once the person was told (Article 21(1)).
  ///
  /// - Throws: `ErasureError.unknownObjection`, `.noAddress`, `.staffAlone`, `.reasonMissing`.
  public func decide(
    objection id: String, isUpheld: Bool, grounds: String, told: Lift.Told = .mail, actor: Actor,
    at now: Timestamp
  ) async throws {
    let found = try await erasures.objection(id)
    if !isUpheld, told == .mail {
      // Before anything is decided: what nobody can be told cannot be lifted.
      _ = try await address(of: found.ordinal)
    }
    try await erasures.decide(
      id, isUpheld ? .upheld : .overridden, grounds: grounds, actor: actor, at: now)
    guard !isUpheld else { return }
    try await begin(
      Lift(
        id: UUIDv7.make(at: now).text, ordinal: found.ordinal, what: .objection,
        purpose: found.purpose, recipient: found.recipient, reason: grounds, asked: now,
        by: actor.id, told: told), actor: actor, at: now)
  }

  /// Carries out every lifting whose letter was handed over, and returns how many took effect.
  @discardableResult
  public func finishLifts(at now: Timestamp) async throws -> Int {
    var done = 0
    for lift in try await erasures.lifts(limit: 1_000) {
      if let letter = lift.mail {
        guard try await mail.isHandedOver(letter) else { continue }
      }
      try await finish(lift, at: now)
      done += 1
    }
    return done
  }

  @discardableResult
  private func begin(_ draft: Lift, actor: Actor, at now: Timestamp) async throws -> Bool {
    var lift = draft
    guard lift.told == .mail else {
      lift.toldAt = now
      try await erasures.ask(lift, actor: actor, also: { _ in })
      try await finish(lift, at: now)
      return true
    }
    let register = try await inForce().register
    let letter = try mail.prepare(
      LiftLetter.letter(lift, to: try await address(of: lift.ordinal), register: register),
      kind: "lift." + lift.what.rawValue, at: now)
    lift.mail = letter.id
    try await erasures.ask(lift, actor: actor) { try letter.queue($0) }
    return false
  }

  private func address(of subject: UInt32) async throws -> String {
    guard let address = try await members.handles(of: [subject])[subject]?[.email] else {
      throw ErasureError.noAddress
    }
    return address
  }

  private func finish(_ lift: Lift, at now: Timestamp) async throws {
    let history = try await consent.history(of: lift.ordinal)
    let drafts: [ChoiceDraft] =
      switch lift.what {
      case .restriction: Freeze.stands(after: history) ? Freeze.lift(after: history) : []
      case .objection:
        [lift.recipient.flatMap { RecipientScope(text: $0) }].compactMap { $0 }.compactMap {
          scope in
          lift.purpose.map {
            ChoiceDraft(act: .lift, purpose: .purpose($0), recipient: scope, channel: .post)
          }
        }
      }
    if !drafts.isEmpty {
      // The lifting's own name: a second try after a crash records nothing twice.
      _ = try await consent.record(
        drafts, subject: lift.ordinal, inForce: try await inForce(),
        actor: Actor(kind: .staff, id: lift.by), at: now, request: "lift \(lift.id)")
    }
    try await erasures.finish(lift: lift.id, told: lift.toldAt ?? now, at: now)
  }
}
