import Erasure
import Formats
import Hummingbird
import Members
import Register
import Store
import Vault
import Workspace

extension Site {
  /// The desk's page of erasures, legal holds, and objections that wait.
  func deskErasures(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let inForce = try await workspace.inForce()
    let query = try call.query()
    var acts: [(act: ErasureAct, failed: [ErasureStepLine])] = []
    for act in try await workspace.erasures.list(
      before: try query.one("before"), limit: DeskErasuresPage.limit + 1)
    {
      let steps = act.state == .running ? try await workspace.erasures.steps(of: act.id) : []
      acts.append((act, steps.filter { $0.state == .failed && $0.step != .certificate }))
    }
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    let page = DeskErasuresPage(
      acts, holds: try await workspace.members.standingHolds(limit: 200),
      objections: try await workspace.erasures.objections(limit: 200),
      register: inForce.register, powers: staff.powers, formToken: staff.formToken,
      notice: done == nil ? nil : "Done, and written down.")
    return html(
      renderer.page(
        page,
        chrome: Chrome(
          organisation: inForce.register.organisation, here: .deskErasures,
          signedIn: staff.signedIn)))
  }

  /// Erases a member who asked, places and lifts holds, decides on objections.
  func actOnRights(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    switch try form.one("act") {
    case "erase":
      guard try form.one("sure") == "yes" else {
        throw Refusal.unusable("Tick that the member asked, and that it cannot be undone.")
      }
      _ = try await workspace.eraseSubject(
        try await named(form), isPatient: false, actor: staff.actor, at: call.at)
    case "hold":
      _ = try await workspace.placeHold(
        on: try await named(form), reason: try form.one("reason") ?? "", actor: staff.actor,
        at: call.at)
    case "lift-hold":
      guard let hold = try form.one("id").flatMap({ UUIDv7($0) }) else {
        throw Refusal.unreadable("The form names no hold.")
      }
      try await workspace.liftHold(hold, isPatient: false, actor: staff.actor, at: call.at)
    case "uphold":
      try await workspace.decide(
        objection: try form.one("id") ?? "", isUpheld: true,
        grounds: try form.one("reason") ?? "", actor: staff.actor, at: call.at)
    case "override":
      try await workspace.decide(
        objection: try form.one("id") ?? "", isUpheld: false,
        grounds: try form.one("reason") ?? "", actor: staff.actor, at: call.at)
    default: throw Refusal.unreadable("The form names an unknown act.")
    }
    return see(.deskErasures, query: "?done=\(Done.recorded.rawValue)")
  }

  private func named(_ form: FormFields) async throws -> UInt32 {
    let handle = try form.one("handle") ?? ""
    guard handle.utf8.count <= 400,
      let found = try await workspace.members.find(handle.contains("@") ? .email : .id, handle)
    else { throw Refusal.unusable("There is no such member. Nothing was done.") }
    return found
  }
}
