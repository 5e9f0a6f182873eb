import Disclosure
import Formats
import Gate
import Hummingbird
import Register
import Store
import Workspace

extension Site {
  /// The desk: what needs a person, our sites, disclosures, agreements, purposes.
  func deskPage(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let before = try query.one("before")
    let register = try await workspace.inForce().register
    let team = try query.one("team")
    guard (team?.utf8.count ?? 0) <= 200 else {
      throw Refusal.unreadable("A team's name has at most 200 bytes.")
    }
    let report = try await workspace.deskReport(at: call.at, before: before)
    let done = try query.one("done").flatMap(Done.init(rawValue:))
    return html(
      renderer.page(
        DeskPage(
          report, today: try await workspace.today(at: call.at, team: team),
          sites: try await workspace.deskSites(at: call.at, team: team), register: register,
          powers: staff.powers, formToken: staff.formToken, notice: done?.sentence),
        chrome: Chrome(
          organisation: register.organisation, here: .desk, signedIn: staff.signedIn)))
  }

  /// Plans a disclosure; nothing leaves.
  func makePlan(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let use = try PlanForm(try await form(call)).use
    let summary = try await workspace.disclosures.plan(use, actor: staff.actor, at: call.at)
    return see(.plan(summary.id), query: "?done=planned")
  }

  /// One disclosure.
  func planPage(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let summary = try await workspace.disclosures.show(id)
    let register = try await workspace.inForce().register
    let done = try call.query().one("done").flatMap(Done.init(rawValue:))
    return html(
      renderer.page(
        PlanPage(
          summary, register: register, powers: staff.powers, viewer: staff.actor,
          formToken: staff.formToken, notice: done?.sentence,
          aftermath: try await workspace.disclosures.aftermath(of: id, at: call.at)),
        chrome: Chrome(
          organisation: register.organisation, here: .plan(id), signedIn: staff.signedIn)))
  }

  /// Approves or sends a disclosure.
  func takeStep(_ step: Route.PlanStep, plan id: String, _ call: Call) async throws -> Response {
    switch step {
    case .approve:
      let staff = try await staff(call)
      _ = try await form(call)
      _ = try await workspace.disclosures.approve(id, actor: staff.actor, at: call.at)
      return see(.plan(id), query: "?done=approved")
    case .send:
      let staff = try await staff(call)
      let form = try await form(call)
      guard let format = try form.one("format").flatMap(FileFormat.init(rawValue:)) else {
        throw Refusal.unreadable("The form names no format.")
      }
      // A long list takes longer than a request may: it goes on by itself, and the page says so.
      let job = try await workspace.askToSend(
        id, format: format, actor: staff.actor, at: call.at)
      let (jobs, runner) = (workspace.jobs, workspace.jobRunner(clock: clock))
      Task { try await runner.runAll() }
      let sent = try await within(settings.deadline / 2) { try await jobs.wait(for: job.id) }
      if sent?.state == .stopped { return see(.plan(id), query: "?done=halted") }
      if let error = sent?.outcome?["error"]?.string {
        throw Refusal.unusable(Self.sentence(error))
      }
      return see(.plan(id), query: sent == nil ? "?done=sending" : "?done=sent")
    }
  }

  /// Stops a job: what it has done stays.
  func stopJob(_ id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    _ = try await form(call)
    _ = try await workspace.jobs.stop(id, actor: staff.actor, at: call.at)
    return see(.desk, query: "?done=stopping", anchor: "#jobs")
  }
}
