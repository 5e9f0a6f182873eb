import Consent
import Formats
import Hummingbird
import Members
import Staff
import Store
import Workspace

extension Site {
  /// What a device answers when an app asks whether it may track, in the words of Apple's
  /// `ATTrackingManager.AuthorizationStatus`.
  private enum TrackingAnswer: String {
    case notDetermined = "not-determined"
    case restricted, denied, authorized
  }

  /// `POST /v1/signals`: takes a browser's or a device's own answer at its word (demand C6).
  ///
  /// Only a no is recorded. A device that allows tracking has answered its maker's question, not ours: that is no
  /// permission (Article 4(11)), and no answer is none either.
  func recordSignal(_ call: Call) async throws -> Response {
    let moment = try await workspace.moment()
    let key = try await key(call, .choices, at: moment)
    var object = try json(call, try await call.body(upTo: settings.bodyLimit))
    let gpc = try object.optionalFlag("gpc")
    let tracking = try object.readOptional(
      "tracking", "not-determined, restricted, denied or authorized",
      TrackingAnswer.init(rawValue:))
    let handle = try Handle(&object)
    try object.finish()
    guard gpc != nil || tracking != nil else {
      throw Refusal.unusable("Say `gpc`, `tracking` or both.", pointer: "")
    }
    guard let subject = try await workspace.find(handle.kind, handle.value, at: moment) else {
      throw Refusal(
        status: .notFound, title: "There is no such member",
        detail: "Nothing was recorded.", pointer: "/subject")
    }
    let saysNo = gpc == true || tracking == .denied || tracking == .restricted
    guard saysNo else { return Problem.json(["recorded": .null, "says-no": false]) }
    let recorded = try await workspace.consent.recordSignal(
      subject: subject, inForce: try await workspace.inForce(at: moment),
      actor: Actor(kind: .key, id: key.id), at: call.at,
      channel: tracking == nil ? .web : .app)
    let place: JSON? = recorded.map {
      ["id": .string($0.id.text), "sequence": .integer($0.sequence)]
    }
    return Problem.json(["recorded": place ?? .null, "says-no": true])
  }
}
