import Disclosure
import Door
import Evidence
import Formats
import HTTPTypes
import Hummingbird
import Register
import Store
import Vault
import Workspace

extension Site {
  /// Answers a page of the partners' door.
  func door(_ place: Route.PartnerPlace, _ call: Call) async throws -> Response {
    switch place {
    case .all: try await partnerPage(call)
    case .disclosure(let id): try await partnerPackage(id, call)
    case .file(let id, let name):
      try await fetch(name, of: id, try await partner(call).partner, call)
    case .onward: try await onwardPage(call)
    case .recall(let id): try await partnerRecall(id, call)
    case .recallList(let id):
      try await recallList(of: id, try await partner(call).partner, call)
    case .link(let token): try await partnerLink(token, call)
    case .signOut: try await partnerSignOut(call)
    }
  }

  /// What is ready for the partner, what was fetched, and what was passed on.
  private func partnerPage(_ call: Call) async throws -> Response {
    let visitor = try await partner(call)
    let register = try await workspace.inForce().register
    let packages = try await workspace.door.list(
      visitor.partner, before: try call.query().one("before"), limit: DoorPage.limit + 1,
      at: call.at)
    let onward = try await workspace.door.onward(
      of: visitor.partner.recipient, limit: DoorPage.limit)
    let recalls = try await workspace.door.recalls(
      visitor.partner, limit: DoorPage.limit, at: call.at)
    return html(
      renderer.page(
        DoorPage(visitor.partner.recipient, packages, onward, recalls, register: register),
        chrome: Chrome(
          organisation: register.organisation, here: .door(.all), signedIn: visitor.signedIn)))
  }

  /// One disclosure with its files, its certificate and how to verify it.
  private func partnerPackage(_ id: String, _ call: Call) async throws -> Response {
    let visitor = try await partner(call)
    let register = try await workspace.inForce().register
    let found = try await workspace.door.show(id, visitor.partner, at: call.at)
    return html(
      renderer.page(
        DoorPackagePage(
          found.package, found.contents, register: register,
          key: workspace.evidence.verifier.text),
        chrome: Chrome(
          organisation: register.organisation, here: .door(.disclosure(id)),
          signedIn: visitor.signedIn)))
  }

  /// A file of a disclosure, for the pages and for programs; it is in the ledger before a byte leaves.
  func fetch(
    _ name: String, of id: String, _ partner: Partner, _ call: Call
  ) async throws -> Response {
    let path = try await workspace.door.fetch(name, of: id, partner, at: call.at)
    let body: ResponseBody
    do {
      body = try await FileIO().loadFile(path: path, context: call.visit)
    } catch is HTTPError {
      throw DoorError.fileGone
    }
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    return Response(
      status: .ok,
      headers: [
        .contentType: Self.types[ending] ?? "application/octet-stream",
        // Both parts are plain: an identifier of ours and a name of ours.
        .contentDisposition: "attachment; filename=\"\(id)-\(name)\"",
      ],
      body: body)
  }

  /// What was passed on, and the form in which to say so.
  private func onwardPage(_ call: Call) async throws -> Response {
    if call.request.method == .post { return try await declareOnward(call) }
    let visitor = try await partner(call)
    let register = try await workspace.inForce().register
    let query = try call.query()
    let recipient = visitor.partner.recipient
    let sent = try await workspace.disclosures.sent(
      to: recipient, limit: OnwardDeclarationPage.limit)
    let declared = try await workspace.door.onward(
      of: recipient, before: try query.one("before"), limit: OnwardDeclarationPage.limit + 1)
    let page = OnwardDeclarationPage(
      sent, declared, chosen: try query.one("disclosure"),
      notice: try query.one("done").flatMap(OnwardDeclarationPage.Notice.init(rawValue:)),
      register: register, formToken: visitor.formToken, on: call.at.date)
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: register.organisation, here: .door(.onward), signedIn: visitor.signedIn)))
  }

  private func declareOnward(_ call: Call) async throws -> Response {
    let visitor = try await partner(call)
    let form = try await partnerForm(call)
    guard let day = try form.one("day").flatMap({ CivilDate($0) }) else {
      throw Refusal.unusable("A day is written like 2027-01-31.")
    }
    guard let members = try form.one("members").flatMap({ Int($0) }) else {
      throw Refusal.unusable("Say of how many people, as a number.")
    }
    let transfer = try await workspace.door.declareOnward(
      to: try form.one("to") ?? "", of: try form.one("disclosure") ?? "", on: day,
      members: members, visitor.partner, register: try await workspace.inForce().register,
      at: call.at)
    let notice: OnwardDeclarationPage.Notice = transfer.isPermitted ? .declared : .undeclared
    return see(.door(.onward), query: "?done=\(notice.rawValue)")
  }
}
