import Formats
import Hummingbird
import Members
import Rights
import Staff
import Store
import Workspace

extension Site {
  /// `POST /v1/requests`: takes down a request that reached another program.
  ///
  /// Whom it names must be known to us for sure: the program answers for that.
  func receiveByProgram(_ call: Call) async throws -> Response {
    let moment = try await workspace.moment()
    let key = try await key(call, .requests, at: moment)
    var object = try json(call, try await call.body(upTo: settings.bodyLimit))
    let right = try object.read("right", "A right such as access") {
      RequestRight(rawValue: $0)
    }
    let received = try object.readOptional("received", "A day such as 2027-01-31") {
      CivilDate($0)
    }
    let channel = try object.readOptional("channel", "A channel such as app or email") {
      Channel(rawValue: $0)
    }
    let words = try object.optionalText("words")
    let handle = try Handle(&object)
    try object.finish()
    guard RequestRight.ofPeople.contains(right) else {
      throw Refusal.unusable("People do not ask for this.", pointer: "/right")
    }
    guard let subject = try await workspace.find(handle.kind, handle.value, at: moment) else {
      throw Refusal(
        status: .notFound, title: "There is no such member",
        detail: "Nothing was recorded.", pointer: "/subject")
    }
    let request = try await workspace.receive(
      RequestDraft(
        right, received: received ?? call.at.date, channel: channel ?? .api,
        content: RequestContent(words: words)),
      subject: subject, actor: Actor(kind: .key, id: key.id), at: call.at)
    return Problem.json(Self.json(request), status: .created)
  }

  /// `GET /v1/requests/{id}`: where a request stands; nothing of what it says.
  func showRequest(_ id: String, _ call: Call) async throws -> Response {
    _ = try await key(call, .requests, at: try await workspace.moment())
    return Problem.json(Self.json(try await workspace.requests.find(id)))
  }

  private static func json(_ request: SubjectRequest) -> JSON {
    [
      "id": .string(request.id), "right": .string(request.right.rawValue),
      "state": .string(request.state.rawValue), "received": .string(request.received.iso),
      "legal_due": request.isOpen ? request.legalDue.map { .string($0.iso) } ?? .null : .null,
      "safe_due": request.isOpen ? request.safeDue.map { .string($0.iso) } ?? .null : .null,
      "joined_into": request.joinedInto.map { .string($0) } ?? .null,
      "ended": request.ended.map { .string($0.iso) } ?? .null,
      "outcome": request.outcome.map { .string($0.rawValue) } ?? .null,
      "late": .bool(request.endedLate),
    ]
  }
}
