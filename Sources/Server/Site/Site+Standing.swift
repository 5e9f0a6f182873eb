import HTTPTypes
import Hummingbird
import Law
import Register
import Standing
import Workspace

extension Site {
  /// Shows what suspending or resuming an agreement would change, or does it.
  func change(
    agreement name: String, _ step: Route.AgreementStep, _ call: Call
  ) async throws -> Response {
    guard let id = AgreementID(name) else { throw Refusal.noSuchPage }
    return try await weigh(.agreement(name, step), anchor: "#agreements", call) {
      fields throws(Refusal) in
      let places = try Self.territories(fields.one("territories"))
      switch step {
      case .suspend: return .suspend(id, places)
      case .resume: return .lift(id, places)
      case .end: return .end(id)
      }
    }
  }

  /// Shows what pausing or resuming a purpose would change, or does it.
  func change(
    purpose name: String, _ step: Route.PurposeStep, _ call: Call
  ) async throws -> Response {
    guard let id = PurposeID(name) else { throw Refusal.noSuchPage }
    return try await weigh(.purpose(name, step), anchor: "#purposes", call) { _ in
      step == .pause ? .pause(id) : .unpause(id)
    }
  }

  /// A link shows the forecast and writes nothing; only the form, with its token, does the act.
  private func weigh(
    _ route: Route, anchor: String, _ call: Call,
    _ read: (FormFields) throws(Refusal) -> StandingChange
  ) async throws -> Response {
    let staff = try await staff(call)
    try requireOwner(of: route, in: try await workspace.inForce().register, staff)
    guard call.request.method == .post else {
      let forecast = try await workspace.whatWouldStop(try read(try call.query()), at: call.at)
      let register = try await workspace.inForce().register
      return html(
        renderer.page(
          ForecastPage(forecast, register: register, at: route, formToken: staff.formToken),
          chrome: Chrome(
            organisation: register.organisation, here: route, signedIn: staff.signedIn)))
    }
    let form = try await form(call)
    let change = try read(form)
    try await workspace.standing.carryOut(
      change, reason: try Self.reason(form, isNeeded: change.isStop), actor: staff.actor,
      at: call.at)
    return see(.desk, query: "?done=changed", anchor: anchor)
  }

  /// What is stopped belongs to a team; resuming is the privacy lead's alone.
  private func requireOwner(
    of route: Route, in register: Register, _ staff: StaffVisitor
  ) throws {
    switch route {
    case .agreement(let name, .suspend):
      let agreement = AgreementID(name).flatMap { register.agreements[id: $0] }
      try require(.stop, over: agreement, of: { register.team(of: $0.id) }, staff)
    case .purpose(let name, .pause):
      let purpose = PurposeID(name).flatMap { register.purposes[id: $0] }
      try require(.stop, over: purpose, of: \.team, staff)
    default: break
    }
  }

  static func reason(_ form: FormFields, isNeeded: Bool) throws(Refusal) -> String {
    let reason = try form.one("reason")
    guard reason != nil || !isNeeded else {
      throw .unusable("Say why: the reason is kept with the act.")
    }
    return reason ?? ""
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
