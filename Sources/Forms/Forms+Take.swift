import Consent
public import Formats
import Law
import Mail
import Members
public import Register
import Store
import Vault

extension Forms {
  /// Records what was entered and confirmed: the member, that the notice was shown, and each yes.
  ///
  /// A second try after a crash finds what the first has recorded and carries on: the member's identifier and the
  /// choices' request are the request's own. Returns false, and changes nothing, when the address has become
  /// somebody else's meanwhile. Throws `FormsError`, `ConsentError`, `StoreError`.
  public func take(
    _ submission: FormSubmission, of request: FormRequest, terms: FormTerms, inForce: InForce,
    at now: Timestamp
  ) async throws -> Bool {
    let address = submission.address(terms)
    let id = request.member.text
    var handles: [HandleKind: String] = [.id: id]
    if let address { handles[.email] = address }
    let needed = submission.values.filter { value in
      terms.asked.contains { $0.field.id == value.key && $0.isRequired }
    }
    let added = submission.values.filter { needed[$0.key] == nil }
    if let address, let known = try await members.find(.email, address),
      try await members.find(.id, id) != known
    {
      return false
    }
    // What rests on the contract and what rests on a tick are two classes of provenance, so they are two drafts.
    let first = draft(
      handles, needed.isEmpty ? added : needed, needed.isEmpty ? .consent : .contract, terms, now)
    let outcome = try await members.take(
      [first], inForce: inForce, actor: Self.actor, at: now, served: consent
    ).first
    // Somebody joined with this address between our look and our transaction.
    if case .refused(.handleTaken)? = outcome { return false }
    guard let ordinal = outcome?.ordinal else { throw Self.failure(outcome) }
    if !needed.isEmpty, !added.isEmpty {
      let second = draft([.id: id], added, .consent, terms, now)
      let outcome = try await members.take(
        [second], inForce: inForce, actor: Self.actor, at: now
      ).first
      guard outcome?.ordinal == ordinal else { throw Self.failure(outcome) }
    }
    let yeses = submission.yeses.map { choice($0, terms, byGuardian: request.byGuardian) }
    if !yeses.isEmpty {
      _ = try await consent.record(
        yeses, subject: ordinal, inForce: inForce, actor: Self.actor, at: now,
        request: "form \(id)")
    }
    if let address {
      try await mail.queue(
        FormLetters(terms).welcome(address, submission), kind: "form.welcome", at: now)
    }
    return true
  }

  private static func failure(_ outcome: MemberOutcome?) -> FormsError {
    if case .refused(let code)? = outcome { .notTaken(code) } else { .notTaken(.handleTaken) }
  }

  private func draft(
    _ handles: [HandleKind: String], _ values: [FieldID: Value], _ basis: LawfulBasis,
    _ terms: FormTerms, _ now: Timestamp
  ) -> MemberDraft {
    MemberDraft(
      handles: handles, relationship: terms.form.id.text, values: values,
      provenance: MemberDraft.Provenance(
        source: terms.point.id, notice: terms.notice.version, basis: basis),
      collected: now.date,
      served: MemberDraft.Served(notice: terms.notice.version, at: now, channel: .web))
  }

  private func choice(_ yes: FormSubmission.Yes, _ terms: FormTerms, byGuardian: Bool)
    -> ChoiceDraft
  {
    ChoiceDraft(
      act: .grant, purpose: .purpose(yes.offer.purpose.id), recipient: yes.offer.scope,
      notice: terms.notice.version, channel: .web, explicit: yes.isExpress, guardian: byGuardian,
      collectionPoint: terms.point.id,
      wording: yes.offer.words(of: terms.organisation, isExpress: yes.isExpress))
  }
}

extension FormSubmission {
  /// The member's own e-mail address, by which they are known again; nil when none was given.
  public func address(_ terms: FormTerms) -> String? {
    for ask in terms.asked where ask.field.about == .ownself {
      if case .email(let address)? = values[ask.field.id] { return address }
    }
    return nil
  }
}
