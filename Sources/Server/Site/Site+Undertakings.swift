import Formats
import HTTPTypes
import Hummingbird
import Law
import Register
import Standing
import Store
import Workspace

extension Site {
  /// A link shows what an undertaking would stop and writes nothing; only the form, with its token, gives it.
  func undertake(_ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let query = try call.query()
    let promise = try Self.undertaking(query, at: call.at)
    let register = try await workspace.inForce().register
    guard call.request.method == .post else {
      let forecast = try await workspace.whatWouldStop(.undertake(promise), at: call.at)
      var page = ForecastPage(
        forecast, register: register, at: .undertake, formToken: staff.formToken)
      page.action += "?" + Self.query(promise)
      page.back = Route.partners.path
      return html(
        renderer.page(
          page,
          chrome: Chrome(
            organisation: register.organisation, here: .undertake, signedIn: staff.signedIn)))
    }
    let form = try await form(call)
    try await workspace.standing.carryOut(
      StandingChange.undertake(promise), reason: try Self.reason(form, isNeeded: true),
      actor: staff.actor, at: call.at)
    return see(.partners, query: "?done=changed", anchor: "#undertakings")
  }

  /// Lifts an undertaking from which the authority released us.
  func lift(undertaking id: String, _ call: Call) async throws -> Response {
    let staff = try await staff(call)
    let form = try await form(call)
    try await workspace.standing.carryOut(
      StandingChange.release(id), reason: try Self.reason(form, isNeeded: true),
      actor: staff.actor, at: call.at)
    return see(.partners, query: "?done=changed", anchor: "#undertakings")
  }

  private static func undertaking(_ fields: FormFields, at now: Timestamp) throws -> Undertaking {
    let purpose = try fields.one("purpose")
    let recipient = try fields.one("recipient")
    guard purpose == nil || PurposeID(purpose ?? "") != nil,
      recipient == nil || RecipientID(recipient ?? "") != nil
    else { throw Refusal.unusable("Choose a purpose or a recipient of the register.") }
    return Undertaking(
      id: UUIDv7.make(at: now).text, purpose: purpose.flatMap { PurposeID($0) },
      recipient: recipient.flatMap { RecipientID($0) },
      territories: try territories(fields.one("territories")), from: now.date,
      until: try PartnerForm.day(fields, "until"))
  }

  /// Declared names, country codes and a day: nothing in it needs an escape but the blank.
  private static func query(_ promise: Undertaking) -> String {
    [
      promise.purpose.map { "purpose=\($0.text)" },
      promise.recipient.map { "recipient=\($0.text)" },
      promise.territories.map { "territories=" + $0.map(\.code).joined(separator: "+") },
      promise.until.map { "until=\($0.iso)" },
    ].compactMap(\.self).joined(separator: "&")
  }
}
