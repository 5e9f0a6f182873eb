import Connectors
import Formats
import Hummingbird
import Members
import Register
import Store
import Workspace

extension Site {
  /// Where else members' data lies, and what became of what was asked there.
  func deskSystems(_ call: Call) async throws -> Response {
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    return try await systemsPage(call, notice: done.flatMap(Self.systemsNotice))
  }

  private static func systemsNotice(_ done: Done) -> String? {
    switch done {
    case .asked: "They are looked at within seconds. Look at this page again."
    case .changed: "It is tried again within seconds. Look at this page again."
    case .recorded: done.sentence
    default: nil
    }
  }

  private func systemsPage(
    _ call: Call, notice: String? = nil, whom: (act: String, handles: [String: [String]])? = nil
  ) async throws -> Response {
    let staff = try await staff(call)
    let organisation = try await workspace.inForce().register.organisation
    let page = DeskSystemsPage(
      try await workspace.systemLines(),
      open: try await workspace.connectors.acts(open: true, limit: DeskSystemsPage.most + 1),
      whom: whom, notice: notice, powers: staff.powers, formToken: staff.formToken)
    return html(
      renderer.page(
        page,
        chrome: Chrome(organisation: organisation, here: .deskSystems, signedIn: staff.signedIn)))
  }

  /// Has every system looked at; a system that does not answer holds up no page.
  func checkSystems(_ call: Call) async throws -> Response {
    _ = try await form(call)
    try await workspace.connectors.makeChecksDue()
    return see(.deskSystems, query: "?done=\(Done.asked.rawValue)")
  }

  /// Has what fails of an act tried again.
  func retry(systems id: String, _ call: Call) async throws -> Response {
    _ = try await form(call)
    try await workspace.connectors.makeDue(id, at: call.at)
    return see(.deskSystems, query: "?done=\(Done.changed.rawValue)", anchor: "#acts")
  }

  /// Shows whom a task is about; the look is written down before anything is shown (demand A3).
  func whom(systems id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    let act = try await workspace.connectors.act(id)
    if let subject = act.subject {
      try await workspace.members.recordLook(
        at: subject, by: staff.actor.id, for: .request, at: call.at)
    } else {
      try await workspace.connectors.noteLook(at: id, actor: staff.actor, at: call.at)
    }
    return try await systemsPage(
      call, whom: (id, try await workspace.connectors.whom(id)))
  }

  /// Takes down that a person has done what was left to them.
  func settle(task id: String, at name: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let act = try await workspace.connectors.act(id)
    let step = act.steps.first { $0.system.text == name }
    try require(.settle, over: step, of: { $0.team }, staff)
    guard let step else { throw Refusal.noSuchPage }
    guard let text = try form.one("text") else {
      throw Refusal.unusable("Say what was done, or what was found.")
    }
    guard text.utf8.count <= 4_000 else { throw Refusal.unusable("That is too long.") }
    try await workspace.answer(
      task: id, at: step.system,
      with: TaskReply(text: text, releases: try form.one("release") == "yes"),
      actor: staff.actor, at: call.at)
    return see(.deskSystems, query: "?done=\(Done.recorded.rawValue)", anchor: "#tasks")
  }
}
