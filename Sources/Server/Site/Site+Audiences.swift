import Disclosure
import Formats
import Gate
import Hummingbird
import Register
import Store
import WebDelivery
import Workspace

extension Site {
  /// The desk's page of all audiences.
  func audiencesPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    let register = try await workspace.inForce().register
    let audiences = try await workspace.audiences.list(
      before: try query.one("before"), limit: AudiencesPage.limit + 1)
    return html(
      renderer.page(
        AudiencesPage(
          audiences, register: register, powers: staff.powers, formToken: staff.formToken,
          notice: done?.sentence),
        chrome: Chrome(
          organisation: register.organisation, here: .audiences, signedIn: staff.signedIn)))
  }

  /// Proposes an audience; nothing leaves.
  func proposeAudience(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    let use = try PlanForm(form).use
    guard let days = try form.one("days").flatMap({ Int($0) }) else {
      throw Refusal.unusable("Say how many days lie between two runs.")
    }
    let audience = try await workspace.audiences.add(
      use, everyDays: days, isHashed: try form.one("hashed") == "yes", actor: staff.actor,
      at: call.at)
    return see(.audience(audience.id), query: "?done=\(Done.proposed.rawValue)")
  }

  /// One audience with its runs.
  func audiencePage(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    let audience = try await workspace.audiences.show(id)
    let runs = try await workspace.audiences.history(
      id, before: try query.one("before").flatMap { Int($0) }, limit: AudiencePage.limit + 1)
    let register = try await workspace.inForce().register
    return html(
      renderer.page(
        AudiencePage(
          audience, runs, register: register, powers: staff.powers, viewer: staff.actor,
          formToken: staff.formToken, notice: done?.sentence),
        chrome: Chrome(
          organisation: register.organisation, here: .audience(id), signedIn: staff.signedIn)))
  }

  /// Approves, runs, pauses, resumes or ends an audience.
  func takeStep(
    _ step: Route.AudienceStep, audience id: String, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    let (audiences, actor) = (workspace.audiences, staff.actor)
    let done: Done
    switch step {
    case .approve:
      _ = try await audiences.approve(id, actor: actor, at: call.at)
      done = .approved
    case .pause:
      _ = try await audiences.pause(id, actor: actor, at: call.at)
      done = .changed
    case .resume:
      _ = try await audiences.resume(id, actor: actor, at: call.at)
      done = .changed
    case .end:
      _ = try await audiences.end(id, actor: actor, at: call.at)
      done = .changed
    case .run: done = try await run(audience: id, actor, at: call.at)
    }
    return see(.audience(id), query: "?done=\(done.rawValue)")
  }

  /// A long delivery takes longer than a request may: it goes on by itself, and the page says so.
  private func run(audience id: String, _ actor: Actor, at now: Timestamp) async throws -> Done {
    _ = try await workspace.audiences.show(id)
    let (workspace, clock) = (workspace, clock)
    let task = Task {
      try await workspace.runAudience(id, isForced: true, actor: actor, at: now) { address, key in
        WebDelivery(to: address, key: key, clock: clock)
      }
    }
    let run = try await within(settings.deadline / 2) { try await task.value }
    guard let run else { return .sending }
    return run.isOpen ? .undelivered : .delivered
  }
}
