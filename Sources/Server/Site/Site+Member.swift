import Consent
import Formats
import Hummingbird
import Members
import Register
import Workspace

extension Site {
  /// The subject's own page; a browser that says no by Global Privacy Control is taken at its word.
  func memberPage(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let inForce = try await workspace.inForce()
    var signal = false
    if call.request.method == .get, call.request.headers.sayPrivacyControl {
      signal =
        try await workspace.consent.recordSignal(
          subject: member.ordinal, inForce: inForce, actor: member.actor, at: call.at) != nil
    }
    guard let report = try await workspace.memberReport(member.ordinal, at: call.at) else {
      throw Refusal.signInNeeded
    }
    let isFrozen = Freeze.stands(
      after: try await workspace.consent.history(of: member.ordinal))
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    let recollection = try recollection(call)
    var response = html(
      renderer.page(
        MemberPage(
          report, formToken: member.formToken, notice: done?.sentence, signal: signal,
          isFrozen: isFrozen, requests: try await workspace.ownRequests(of: member.ordinal),
          recollection: recollection?.view),
        chrome: Chrome(
          organisation: inForce.register.organisation, here: .me, signedIn: member.signedIn)))
    if let cookie = recollection?.cookie { response.setCookie(cookie) }
    return response
  }

  /// One choice about one purpose and one recipient.
  func changeChoice(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let form = try await form(call)
    guard let purpose = try form.one("purpose").flatMap(PurposeID.init),
      let recipient = try form.one("recipient").flatMap(RecipientID.init),
      let act = try form.one("act")
    else { throw Refusal.unreadable("The form names no purpose, recipient or act.") }
    let inForce = try await workspace.inForce()
    switch act {
    case "ask":
      return try await ask(purpose, recipient, member, inForce, call)
    case "grant":
      guard let notice = try form.one("notice").flatMap({ NoticeVersion($0) }) else {
        throw Refusal.unreadable("The form names no notice.")
      }
      let grant = ChoiceDraft(
        act: .grant, purpose: .purpose(purpose), recipient: .recipient(recipient),
        notice: notice, channel: .web, explicit: try form.one("explicit") == "yes")
      try await record([grant], member, inForce, call)
      return see(.me, query: "?done=granted", anchor: "#choices")
    case "withdraw":
      // Both at once: what rests on permission, and what rests on interests.
      try await record(
        [.withdraw, .object].map {
          ChoiceDraft(
            act: $0, purpose: .purpose(purpose), recipient: .recipient(recipient), channel: .web)
        }, member, inForce, call)
      return see(.me, query: "?done=stopped", anchor: "#choices")
    default: throw Refusal.unreadable("The form names an unknown act.")
    }
  }

  /// Stops everything: all marketing, everything with one recipient, or every use.
  func stopEverything(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let form = try await form(call)
    let drafts: [ChoiceDraft]
    switch try form.one("what") {
    case "marketing": drafts = ChoiceDraft.stopMarketing(channel: .web)
    case "sharing": drafts = ChoiceDraft.stopSharing(channel: .web)
    case "restrict":
      drafts = [ChoiceDraft(act: .restrict, purpose: .all, recipient: .all, channel: .web)]
    case "unfreeze":
      drafts = Freeze.lift(after: try await workspace.consent.history(of: member.ordinal))
      try await record(drafts, member, try await workspace.inForce(), call)
      return see(.me, query: "?done=changed", anchor: "#choices")
    case "recipient":
      guard let recipient = try form.one("recipient").flatMap(RecipientID.init) else {
        throw Refusal.unreadable("The form names no recipient.")
      }
      drafts = ChoiceDraft.stop(recipient, channel: .web)
    default: throw Refusal.unreadable("The form does not say what to stop.")
    }
    let outcome = try await workspace.outcome(of: member.ordinal, at: call.at) {
      try await record(drafts, member, try await workspace.inForce(), call)
    }
    return html(
      renderer.page(
        StoppedPage(outcome, back: Route.me.path + "#choices"),
        chrome: Chrome(
          organisation: try await workspace.inForce().register.organisation, here: nil,
          signedIn: member.signedIn)))
  }

  private func record(
    _ drafts: [ChoiceDraft], _ member: MemberVisitor, _ inForce: InForce, _ call: Call
  ) async throws {
    _ = try await workspace.consent.record(
      drafts, subject: member.ordinal, inForce: inForce, actor: member.actor, at: call.at)
  }

  /// Shows the notice that a yes would rest on, and records that it was shown (demand B8).
  private func ask(
    _ purpose: PurposeID, _ recipient: RecipientID, _ member: MemberVisitor, _ inForce: InForce,
    _ call: Call
  ) async throws -> Response {
    let register = inForce.register
    guard let declared = register.purposes[id: purpose],
      recipient == .ourselves || register.recipients[id: recipient] != nil
    else { throw Refusal.noSuchPage }
    let notice = inForce.notices.values
      .filter { notice in
        notice.from <= call.at.date
          && notice.covers.contains {
            $0.purpose == purpose
              && (recipient == .ourselves || $0.recipients.contains(recipient))
          }
      }
      .max { ($0.from, $0.version) < ($1.from, $1.version) }
    guard let notice else {
      throw Refusal.unusable(
        "No notice in force tells you about this, so you cannot say yes to it yet.")
    }
    try await workspace.consent.serve(
      notice.version, to: [member.ordinal], channel: .web, inForce: inForce, actor: member.actor,
      at: call.at)
    let page = AskPage(
      purpose: declared, recipient: Names(register).recipient(recipient), recipientID: recipient,
      notice: notice, register: register, formToken: member.formToken)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: nil, signedIn: member.signedIn)))
  }
}
