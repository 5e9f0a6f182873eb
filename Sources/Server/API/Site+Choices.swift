import Consent
import Formats
import Hummingbird
import Members
import Register
import Staff
import Store
import Workspace

extension Site {
  /// `POST /v1/choices`: records what a person said, on whatever way it reached the caller.
  ///
  /// An `Idempotency-Key` makes a second try harmless.
  func recordChoice(_ call: Call) async throws -> Response {
    let moment = try await workspace.moment()
    let key = try await key(call, .choices, at: moment)
    let request = call.request.headers[.idempotencyKey]
    guard (request?.utf8.count ?? 1) <= 200, request != "" else {
      throw Refusal.unreadable("An idempotency key has between 1 and 200 bytes.")
    }
    var object = try json(call, try await call.body(upTo: settings.bodyLimit))
    let draft = ChoiceDraft(
      act: try object.read("act", "An act such as grant or withdraw") { Choice.Act(rawValue: $0) },
      purpose: try object.read("purpose", "A purpose, * or marketing*") { PurposeScope(text: $0) },
      recipient: try object.readOptional("recipient", "A recipient, * or others*") {
        RecipientScope(text: $0)
      } ?? .all,
      notice: try object.readOptional("notice", "A notice version such as privacy@1") {
        NoticeVersion($0)
      },
      channel: try object.read("channel", "A channel such as web or phone") {
        Channel(rawValue: $0)
      },
      explicit: try object.flag("explicit"), guardian: try object.flag("guardian"),
      collectionPoint: try object.readOptional("collection-point", "An identifier") {
        CollectionPointID($0)
      })
    let at = try object.readOptional("at", "A time such as 2026-11-21T09:00:00Z") { Timestamp($0) }
    let handle = try Handle(&object)
    try object.finish()
    if let at, at > call.at { throw Refusal.unusable("That time has not come.", pointer: "/at") }
    guard let subject = try await workspace.find(handle.kind, handle.value, at: moment) else {
      throw Refusal(
        status: .notFound, title: "There is no such member",
        detail: "Nothing was recorded.", pointer: "/subject")
    }
    let recorded = try await workspace.consent.record(
      draft, subject: subject, inForce: try await workspace.inForce(at: moment),
      actor: Actor(kind: .key, id: key.id), at: at ?? call.at, request: request)
    return Problem.json(
      ["id": .string(recorded.id.text), "sequence": .integer(recorded.sequence)],
      status: .created)
  }
}
