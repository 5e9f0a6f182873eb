public import Formats
public import Forms
import Mail
public import Register
import Store

/// What became of a form that was sent.
public enum FormOutcome: Sendable, Equatable {
  /// Something must be mended; nothing was recorded.
  case problems([FormProblem])
  /// It is recorded, or its owner was told that the address is known: the same to whoever sent it.
  case taken(FormSubmission)
  /// A guardian was written to; nothing is a member's yet.
  case guardianAsked
}

extension Workspace {
  /// A form as its page shows it today; throws `FormsError`.
  public func form(_ id: FormID, at now: Timestamp) async throws -> FormTerms {
    try await formInForce(id, at: now).0
  }

  /// Takes what somebody entered in a form.
  ///
  /// - Parameter link: makes the address of a guardian's page from its secret.
  /// - Throws: `FormsError`, `ConsentError`, `MailError`, `StoreError`.
  public func submit(
    _ answers: FormAnswers, form id: FormID, at now: Timestamp, link: (_ secret: String) -> String
  ) async throws -> FormOutcome {
    let (terms, inForce) = try await formInForce(id, at: now)
    switch terms.check(answers, on: now.date) {
    case .problems(let problems): return .problems(problems)
    case .ready(let submission):
      try await forms.take(submission, terms: terms, inForce: inForce, at: now)
      return .taken(submission)
    case .needsGuardian(_, let address):
      try await forms.askGuardian(answers, address: address, terms: terms, at: now, link: link)
      return .guardianAsked
    }
  }

  /// Records a guardian's yes: what the child entered becomes a member's, each choice a guardian's.
  ///
  /// What no longer fits the form that is in force is not taken, and the link stays until its last day.
  /// - Parameter notice: the notice version that the guardian was shown.
  public func agreeAsGuardian(
    _ secret: String, notice: String, at now: Timestamp
  ) async throws -> FormOutcome {
    let request = try await forms.guardianRequest(secret, at: now)
    let (terms, inForce) = try await formInForce(request.form, at: now)
    var answers = request.answers
    answers.notice = notice
    switch terms.check(answers, on: now.date, byGuardian: true) {
    case .problems(let problems): return .problems(problems)
    case .ready(let submission), .needsGuardian(let submission, _):
      try await forms.settle(secret, yes: true, at: now)
      try await forms.take(
        submission, terms: terms, inForce: inForce, at: now, byGuardian: true)
      return .taken(submission)
    }
  }

  /// Hands waiting mail over into the folder `mail`, in the organisation's name, and destroys what no guardian
  /// decided on in time.
  @discardableResult
  public func deliverMail(at now: Timestamp) async throws -> Int {
    try await forms.destroyExpired(at: now)
    guard try await mail.waiting() > 0 else { return 0 }
    let organisation = try await inForce().register.organisation
    return try await mail.deliver(
      from: MailSender(name: organisation.name, address: organisation.contact.email), at: now)
  }

  private func formInForce(_ id: FormID, at now: Timestamp) async throws -> (FormTerms, InForce) {
    let inForce = try await inForce()
    guard let form = inForce.register.forms[id: id] else { throw FormsError.unknown }
    return (try FormTerms(form, inForce: inForce, on: now.date), inForce)
  }
}
