import Formats
import HTTPTypes
import Hummingbird
import Register
import Standing
import Store
import Vendors
import Workspace

extension Site {
  /// Every recipient with what is due, and what was promised to authorities.
  func partnersPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    let page = PartnersPage(
      try await workspace.partnerLines(at: call.at),
      undertakings: try await workspace.standing.undertakings(), register: register,
      powers: staff.powers, formToken: staff.formToken, notice: done?.sentence, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .partners, signedIn: staff.signedIn)))
  }

  /// One recipient with everything written down about it.
  func partnerPage(_ name: String, _ call: Call) async throws -> Response {
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    return try await partnerPage(name, link: nil, notice: done?.sentence, call)
  }

  private func partnerPage(
    _ name: String, link: String?, notice: String?, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    guard let id = RecipientID(name), register.recipients[id: id] != nil else {
      throw Refusal.noSuchPage
    }
    let page = PartnerPage(
      try await workspace.partner(id, at: call.at), powers: staff.powers,
      formToken: staff.formToken, link: link, notice: notice, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .partner(name), signedIn: staff.signedIn)))
  }

  /// Writes something down about a partner, signs a draft, or makes the link to its questions.
  func record(
    _ step: Route.PartnerStep, partner name: String, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    guard let id = RecipientID(name), let recipient = register.recipients[id: id] else {
      throw Refusal.noSuchPage
    }
    try require(step == .sign ? .resume : .settle, over: recipient, of: \.team, staff)
    let form = try await form(call)
    switch step {
    case .ask:
      let (secret, _) = try await workspace.vendors.ask(id, actor: staff.actor, at: call.at)
      // Shown in the answer to the form and nowhere else: an address would keep the secret.
      return try await partnerPage(
        name, link: Route.partnerQuestions(secret).path, notice: nil, call)
    case .accept:
      try await workspace.vendors.accept(
        try form.one("answers") ?? "", of: id, actor: staff.actor, at: call.at)
    case .carry:
      try await workspace.vendors.carry(
        try PartnerForm.transfer(form), to: id, actor: staff.actor, at: call.at)
    case .strike:
      try await workspace.vendors.strike(
        try PartnerForm.mechanism(form), in: try PartnerForm.country(form), of: id,
        actor: staff.actor, at: call.at)
    case .sign:
      guard let agreement = try form.one("agreement").flatMap({ AgreementID($0) }) else {
        throw Refusal.unusable("Name the agreement.")
      }
      try require(agreement, of: id, in: register)
      try await workspace.standing.carryOut(
        PartnerAct.sign(agreement, on: try PartnerForm.day(form, "made") ?? call.at.date),
        actor: staff.actor, at: call.at)
    default:
      try await workspace.vendors.record(
        try PartnerForm.fact(step, form, on: call.at.date), of: id, actor: staff.actor, at: call.at)
    }
    return see(.partner(name), query: "?done=recorded")
  }

  private func require(
    _ agreement: AgreementID, of recipient: RecipientID, in register: Register
  ) throws(Refusal) {
    guard register.agreements[id: agreement]?.recipient == recipient else {
      throw .unusable("That agreement is not with this partner.")
    }
  }
}
