import Disclosure
import Formats
import HTTPTypes
import Hummingbird
import Register
import Workspace

extension Site {
  /// The desk's list of recalls, and how each recipient answers.
  func deskRecalls(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    let recalls = try await workspace.disclosures.recalls(
      before: try call.query().one("before"), limit: DeskRecallsPage.limit + 1)
    let records = try await workspace.disclosures.recallRecords()
    let page = DeskRecallsPage(
      recalls, records,
      names: try await workspace.recipientNames(
        recalls.map(\.recipient) + records.map(\.recipient), register))
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .deskRecalls, signedIn: staff.signedIn)))
  }

  /// One recall with its answers, and a form for one that came by phone or mail.
  func deskRecall(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let register = try await workspace.inForce().register
    let recall = try await workspace.disclosures.recall(id)
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    let team = register.recipients[id: recall.recipient]?.team
    let names = try await workspace.recipientNames([recall.recipient], register)
    let page = DeskRecallPage(
      recall, try await workspace.disclosures.attestations(of: id),
      try await workspace.disclosures.tellings(of: id),
      links: try await workspace.undeclaredLinks(of: recall.recipient),
      name: names[recall.recipient] ?? recall.recipient.text,
      canAnswer: staff.powers.may(.settle, ownedBy: team),
      notice: done == nil ? nil : done == .found ? done?.sentence : "Taken down.",
      formToken: staff.formToken, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .deskRecall(id), signedIn: staff.signedIn)))
  }

  /// Takes down an answer that came by phone or mail.
  func answer(recall id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let recall = try await workspace.disclosures.recall(id)
    let recipient = try await workspace.inForce().register.recipients[id: recall.recipient]
    try require(.settle, over: recipient, of: { $0.team }, staff)
    _ = try await workspace.disclosures.attest(
      try Attestation(to: id, in: form),
      actor: staff.actor, at: call.at)
    return see(.deskRecall(id), query: "?done=\(Done.answered.rawValue)")
  }

  /// Writes down that somebody who is not declared has what a recipient had from us.
  func foundLink(recall id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let recall = try await workspace.disclosures.recall(id)
    let recipient = try await workspace.inForce().register.recipients[id: recall.recipient]
    try require(.settle, over: recipient, of: { $0.team }, staff)
    do {
      try await workspace.foundUndeclaredLink(
        from: recall.recipient, to: try form.one("link") ?? "",
        source: try form.one("source") ?? "", at: call.at)
    } catch let error as UndeclaredLinkError {
      throw Refusal.unusable(Self.sentence(error.description))
    }
    return see(.deskRecall(id), query: "?done=\(Done.found.rawValue)", anchor: "#links")
  }
}
