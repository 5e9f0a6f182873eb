import Consent
import Formats
import Hummingbird
import Members
import Register
import Staff
import Store
import Vault
import Workspace

extension Site {
  /// Finds one member for staff; the look is written down before anything is shown (demand A3).
  func lookUpMember(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let organisation = try await workspace.inForce().register.organisation
    var page = LookUpPage(formToken: staff.formToken, powers: staff.powers)
    if call.request.method == .post {
      let form = try await form(call)
      guard let kind = try form.one("kind").flatMap(HandleKind.init(rawValue:)),
        let handle = try form.one("handle"),
        let reason = try form.one("reason").flatMap(Look.Reason.init(rawValue:)),
        reason != .letter
      else { throw Refusal.unreadable("Say whom you look for, and why.") }
      guard handle.utf8.count <= 400 else { throw Refusal.unusable("That is too long.") }
      // A search that fails tells something too, so it is limited like guessing a link.
      try await signInLimit.check(call.visit.address, at: call.at)
      if let ordinal = try await workspace.members.find(kind, handle),
        let found = try await look(at: ordinal, for: reason, staff, organisation, call)
      {
        page.found = found
      } else {
        await signInLimit.fail(call.visit.address, at: call.at)
        page.problem = "There is no such member. Nothing was looked at."
      }
    }
    return html(
      renderer.page(
        page,
        chrome: Chrome(organisation: organisation, here: .lookUp, signedIn: staff.signedIn)))
  }

  private func look(
    at ordinal: UInt32, for reason: Look.Reason, _ staff: StaffVisitor,
    _ organisation: Organisation, _ call: Call
  ) async throws -> LookUpPage.Found? {
    guard try await workspace.memberReport(ordinal, at: call.at) != nil else { return nil }
    try await workspace.members.recordLook(
      at: ordinal, by: staff.actor.id, for: reason, at: call.at)
    guard let report = try await workspace.memberReport(ordinal, at: call.at) else { return nil }
    return LookUpPage.Found(
      report,
      reference: try workspace.reference(to: ordinal, for: staff.actor.id).text,
      organisation: organisation,
      letters: try staff.powers.mayVoice
        ? letterAddresses(of: report, ordinal: ordinal, for: staff.actor.id) : [:])
  }

  /// Records what a member said by phone, by post or at a desk, with the letter when there is one (demand C4).
  func takeVoice(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let (form, letter) = try await letterForm(call, of: staff)
    guard let reference = try form.one("member"),
      let ordinal = workspace.ordinal(of: reference, for: staff.actor.id)
    else { throw Refusal.unusable("Find the member again: this page is of another visit.") }
    guard let channel = try form.one("channel").flatMap(Channel.init(rawValue:)),
      [.phone, .post, .email, .inPerson].contains(channel), let act = try form.one("act")
    else { throw Refusal.unreadable("Say what was said, and on what way.") }
    if letter != nil { try ScannedLetter.check(channel) }
    let inForce = try await workspace.inForce()
    let drafts = try await voiced(act, form, ordinal, channel, inForce, staff, call)
    let outcome = try await workspace.outcome(of: ordinal, at: call.at) {
      _ = try await workspace.consent.record(
        drafts, subject: ordinal, inForce: inForce, actor: staff.actor, at: call.at,
        letter: letter)
    }
    return html(
      renderer.page(
        StoppedPage(outcome, back: Route.lookUp.path, backLabel: "Find a member"),
        chrome: Chrome(
          organisation: inForce.register.organisation, here: .voice, signedIn: staff.signedIn)))
  }

  /// What was said, as acts; a yes also records that the notice was read out before it.
  private func voiced(
    _ act: String, _ form: FormFields, _ ordinal: UInt32, _ channel: Channel, _ inForce: InForce,
    _ staff: StaffVisitor, _ call: Call
  ) async throws -> [ChoiceDraft] {
    switch act {
    case "marketing": return ChoiceDraft.stopMarketing(channel: channel)
    case "sharing": return ChoiceDraft.stopSharing(channel: channel)
    case "restrict":
      return [ChoiceDraft(act: .restrict, purpose: .all, recipient: .all, channel: channel)]
    default: break
    }
    guard let recipient = try form.one("recipient").flatMap(RecipientID.init) else {
      throw Refusal.unreadable("The form names no recipient.")
    }
    if act == "recipient" { return ChoiceDraft.stop(recipient, channel: channel) }
    guard let purpose = try form.one("purpose").flatMap(PurposeID.init) else {
      throw Refusal.unreadable("The form names no purpose.")
    }
    switch act {
    case "stop":
      return [.withdraw, .object].map {
        ChoiceDraft(
          act: $0, purpose: .purpose(purpose), recipient: .recipient(recipient), channel: channel)
      }
    case "allow":
      guard let notice = try form.one("notice").flatMap({ NoticeVersion($0) }),
        try form.one("read") == "yes"
      else { throw Refusal.unusable("Read the notice out, and tick that you did.") }
      guard let report = try await workspace.memberReport(ordinal, at: call.at),
        let item = report.switches.first(where: { $0.purpose == purpose }),
        let one = item.recipients.first(where: { $0.recipient == recipient })
      else { throw Refusal.unusable("There is nothing of this kind to agree to.") }
      try await workspace.consent.serve(
        notice, to: [ordinal], channel: channel, inForce: inForce, actor: staff.actor, at: call.at)
      return [
        ChoiceDraft(
          act: .grant, purpose: .purpose(purpose), recipient: .recipient(recipient),
          notice: notice, channel: channel,
          wording: LookUpPage.Found.script(item, one, organisation: inForce.register.organisation))
      ]
    default: throw Refusal.unreadable("The form names an unknown act.")
    }
  }

  /// Puts a value right or removes it, from the member's own page.
  func correctValue(_ call: Call) async throws -> Response {
    let member = try await member(call)
    let form = try await form(call)
    let register = try await workspace.inForce().register
    guard let id = try form.one("field").flatMap(FieldID.init) else {
      throw Refusal.unreadable("The form names no field.")
    }
    switch try form.one("act") {
    case "remove":
      try await workspace.members.remove(id, of: member.ordinal, actor: member.actor, at: call.at)
      return see(.me, query: "?done=removed", anchor: "#held")
    case "correct":
      guard let field = register.fields[id: id] else {
        throw Refusal.unusable("We no longer declare this, so it can only be removed.")
      }
      do {
        guard
          try await workspace.rectify(
            field.id, of: member.ordinal, to: try form.one("value") ?? "", isPatient: false,
            actor: member.actor, at: call.at)
        else { throw Refusal.unusable("We hold nothing of this kind about you.") }
      } catch let error as ValueError {
        throw Refusal.unusable("That could not be taken: \(error.code.sentence).")
      }
      return see(.me, query: "?done=corrected", anchor: "#held")
    default: throw Refusal.unreadable("The form names an unknown act.")
    }
  }
}
