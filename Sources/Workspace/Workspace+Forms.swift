public import Formats
public import Forms
import Mail
public import Register
import Store

/// What became of a form that was sent.
public enum FormOutcome: Sendable, Equatable {
  /// Something must be mended; nothing was recorded.
  case problems([FormProblem])
  /// Somebody was written to; nothing is a member's until they say yes. The same for an address that is known.
  case asked(FormDecider)
  /// It is recorded.
  case taken(FormSubmission)
  /// The address has become a member's meanwhile; nothing was recorded.
  case known
}

extension Workspace {
  /// A form as its page shows it today; throws `FormsError`.
  public func form(_ id: FormID, at now: Timestamp) async throws -> FormTerms {
    try await formInForce(id, at: now).0
  }

  /// Takes what somebody entered in a form, and asks whoever must say yes to it.
  ///
  /// - Parameter link: makes the address of the page where they decide from its secret.
  /// - Throws: `FormsError`, `ConsentError`, `MailError`, `StoreError`.
  public func submit(
    _ answers: FormAnswers, form id: FormID, at now: Timestamp, link: (_ secret: String) -> String
  ) async throws -> FormOutcome {
    let (terms, _) = try await formInForce(id, at: now)
    switch terms.check(answers, on: now.date) {
    case .problems(let problems): return .problems(problems)
    case .needsGuardian(_, let address):
      try await forms.askGuardian(answers, address: address, terms: terms, at: now, link: link)
      return .asked(.guardian)
    case .ready(let submission):
      guard let address = submission.address(terms) else {
        let ticket = try await forms.keep(answers, terms: terms, at: now)
        return try await agree(ticket, notice: answers.notice, at: now, link: link)
      }
      try await forms.askOwner(answers, address: address, terms: terms, at: now, link: link)
      return .asked(.owner)
    }
  }

  /// Records a yes to what was entered: a guardian's, and then that of the owner of the address.
  ///
  /// What no longer fits the form that is in force is not taken, and the link stays until its last day.
  /// - Parameter notice: the notice version that was shown.
  /// - Throws: `FormsError`, `ConsentError`, `MailError`, `StoreError`.
  public func agree(
    _ ticket: FormTicket, notice: String, at now: Timestamp, link: (_ secret: String) -> String
  ) async throws -> FormOutcome {
    let request = try await forms.request(ticket, at: now)
    let (terms, inForce) = try await formInForce(request.form, at: now)
    var answers = request.answers
    answers.notice = notice
    switch terms.check(answers, on: now.date, byGuardian: request.byGuardian) {
    case .problems(let problems): return .problems(problems)
    // The rule of age has changed meanwhile, and asks for somebody who was not asked.
    case .needsGuardian: return .problems([])
    case .ready(let submission):
      if request.decider == .guardian, let address = submission.address(terms) {
        try await forms.askOwner(
          answers, address: address, terms: terms, after: ticket, at: now, link: link)
        return .asked(.owner)
      }
      // Settled last: after a crash between the two the link still works, and finds what it has recorded.
      let isTaken = try await forms.take(
        submission, of: request, terms: terms, inForce: inForce, at: now)
      try await forms.settle(ticket, yes: isTaken, at: now)
      return isTaken ? .taken(submission) : .known
    }
  }

  /// Records what nobody has to confirm and a crash has left behind.
  func finishForms(at now: Timestamp) async throws {
    for ticket in try await forms.unrecorded(at: now) {
      let notice = try await forms.request(ticket, at: now).answers.notice
      do {
        if case .problems = try await agree(ticket, notice: notice, at: now, link: { $0 }) {
          try await forms.settle(ticket, yes: false, at: now)
        }
      } catch FormsError.linkUnknown {
        // Another node was quicker.
      }
    }
  }

  /// Hands waiting mail over into the folder `mail`, in the organisation's name, and settles what waits in forms.
  @discardableResult
  public func deliverMail(at now: Timestamp) async throws -> Int {
    try await forms.destroyExpired(at: now)
    try await finishForms(at: now)
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
