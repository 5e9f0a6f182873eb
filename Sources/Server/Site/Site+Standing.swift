import Hummingbird
import Law
import Register
import Standing
import Workspace

extension Site {
  /// Suspends an agreement, everywhere or in some countries, or resumes it.
  func change(
    agreement name: String, _ step: Route.AgreementStep, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    guard let id = AgreementID(name) else { throw Refusal.noSuchPage }
    switch step {
    case .suspend:
      let register = try await workspace.inForce().register
      try require(
        .stop, over: register.agreements[id: id], of: { register.team(of: $0.id) }, staff)
      try await workspace.standing.suspend(
        id, territories: try Self.territories(form.one("territories")),
        reason: try Self.reason(form), actor: staff.actor, at: call.at)
    case .resume:
      try await workspace.standing.resume(id, actor: staff.actor, at: call.at)
    }
    return see(.desk, query: "?done=changed", anchor: "#agreements")
  }

  /// Pauses a purpose for everyone, or resumes it.
  func change(
    purpose name: String, _ step: Route.PurposeStep, _ call: Call
  ) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    guard let id = PurposeID(name) else { throw Refusal.noSuchPage }
    switch step {
    case .pause:
      let purposes = try await workspace.inForce().register.purposes
      try require(.stop, over: purposes[id: id], of: \.team, staff)
      try await workspace.standing.pause(
        id, reason: try Self.reason(form), actor: staff.actor, at: call.at)
    case .resume:
      try await workspace.standing.resume(id, actor: staff.actor, at: call.at)
    }
    return see(.desk, query: "?done=changed", anchor: "#purposes")
  }

  private static func reason(_ form: FormFields) throws(Refusal) -> String {
    guard let reason = try form.one("reason") else {
      throw .unusable("Say why: the reason is kept with the act.")
    }
    return reason
  }

  /// Country codes parted by blanks or commas; nil for everywhere.
  static func territories(_ text: String?) throws(Refusal) -> [Country]? {
    guard let text else { return nil }
    var countries: [Country] = []
    for code in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
      guard let country = Country(code.uppercased()) else {
        throw .unusable("A country is given by its two letters, such as GB.")
      }
      countries.append(country)
    }
    return countries
  }
}
