public import Formats
import Law
import Mail
import Members
import Register
import Rights
public import Store
import Vault

extension Workspace {
  /// Takes a step about a request; whatever the person must hear goes into the queue with it.
  ///
  /// - Parameter enclosing: what stands in the letter of an answer alone, and is not kept with the request.
  /// - Throws: `RequestError`, `MailError`, `StoreError`.
  @discardableResult
  public func take(
    _ step: RequestStep, for id: String, enclosing: String? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> StepTaken {
    let request = try await requests.find(id)
    let letter = try await letter(step, request, enclosing, at: now)
    let queued = try letter.map { try mail.prepare($0, kind: "request", at: now) }
    let after: SubjectRequest
    switch step {
    case .askIdentity(let reason):
      after = try await requests.askIdentity(
        id, reason: reason, tell: queued, actor: actor, at: now)
    case .identify(let subject, let day):
      after = try await requests.identify(
        id, as: subject, place: try await residence(of: subject), on: day, actor: actor, at: now)
    case .askFee(let reason):
      after = try await requests.askFee(id, reason: reason, tell: queued, actor: actor, at: now)
    case .settleFee(let day):
      after = try await requests.settleFee(id, paid: day, actor: actor, at: now)
    case .pause(let question):
      after = try await requests.pause(
        id, question: question, tell: queued, actor: actor, at: now)
    case .resume(let day, let words):
      after = try await requests.resume(id, on: day, words: words, actor: actor, at: now)
    case .extend(let reasons):
      after = try await requests.extend(id, reasons: reasons, tell: queued, actor: actor, at: now)
    case .answer(let outcome, let words, let late):
      after = try await requests.complete(
        id, outcome: outcome, words: words, late: late, tell: queued, actor: actor, at: now)
    case .refuse(let reasons, let late):
      after = try await requests.refuse(
        id, reasons: reasons, late: late, tell: queued, actor: actor, at: now)
    case .withdraw(let reason):
      after = try await requests.withdraw(id, reason: reason, actor: actor, at: now)
    case .classify(let right):
      after = try await requests.classify(id, as: right, actor: actor, at: now)
    case .assign(let owner):
      after = try await requests.assign(id, to: owner, actor: actor, at: now)
    case .locate(let place, let region, let law):
      after = try await requests.locate(
        id, place: place, region: region, law: law, actor: actor, at: now)
    case .flagOthers(let reason):
      after = try await requests.flagOthers(id, reason: reason, actor: actor, at: now)
    case .clearOthers(let reason):
      after = try await requests.clearOthers(id, reason: reason, actor: actor, at: now)
    case .checkMandate(let isAccepted, let reason):
      after = try await requests.checkMandate(
        id, isAccepted: isAccepted, reason: reason, actor: actor, at: now)
    case .acknowledge(let day):
      after = try await requests.acknowledge(id, on: day, tell: queued, actor: actor, at: now)
    case .enquire(let findings):
      after = try await requests.enquire(id, findings: findings, actor: actor, at: now)
    }
    let told: StepTaken.Told =
      !step.tells || request.right == .notice ? .nothing : letter == nil ? .byHand : .mail
    return StepTaken(request: after, told: told)
  }

  private func letter(
    _ step: RequestStep, _ request: SubjectRequest, _ enclosing: String?, at now: Timestamp
  ) async throws -> Letter? {
    guard step.tells, request.right != .notice, let address = try await address(of: request) else {
      return nil
    }
    let letters = RequestLetters(try await inForce().register.organisation)
    switch step {
    case .askIdentity(let reason): return letters.identityAsked(address, request, reason: reason)
    case .askFee(let reason): return letters.feeAsked(address, request, reason: reason)
    case .pause(let question): return letters.question(address, request, words: question)
    case .extend(let reasons):
      var clock = request.clock(holidays: try await requests.holidays())
      clock.extensionNotice = now.date
      let due = try? clock.deadline().legalDue
      return letters.extended(
        address, request, reasons: reasons, due: due.map { HumanDate.text($0) })
    case .acknowledge: return letters.acknowledged(address, request)
    case .answer(let outcome, let words, _):
      return letters.answered(
        address, request, outcome: outcome,
        words: [words, enclosing].compactMap { $0 }.joined(separator: "\n\n"))
    case .refuse(let reasons, _): return letters.refused(address, request, reasons: reasons)
    default: return nil
    }
  }

  /// Where the person of a request is written to: the address that was given, else the one that we hold.
  func address(of request: SubjectRequest) async throws -> String? {
    if let given = try await requests.content(of: request)?.contact, given.contains("@") {
      return given
    }
    return try await address(ofSubject: request.subject)
  }

  func address(ofSubject subject: UInt32?) async throws -> String? {
    guard let subject else { return nil }
    let register = try await inForce().register
    guard let profile = try await members.profile(subject, register: register) else { return nil }
    if let address = profile.handles[.email] { return address }
    for entry in profile.values {
      if case .email(let address) = entry.value,
        register.fields[id: entry.holding.field]?.about == .ownself
      {
        return address
      }
    }
    return nil
  }

  /// In which country somebody lives, as far as it is held.
  func residence(of subject: UInt32?) async throws -> String? {
    guard let subject else { return nil }
    let register = try await inForce().register
    let profile = try await members.profile(subject, register: register)
    for entry in profile?.values ?? []
    where entry.holding.field == register.organisation.residenceField {
      if case .country(let country) = entry.value { return country.code }
    }
    return nil
  }
}

extension RequestStep {
  /// Whether the person must hear of it.
  var tells: Bool {
    switch self {
    case .askIdentity, .askFee, .pause, .extend, .answer, .refuse, .acknowledge: true
    default: false
    }
  }
}
