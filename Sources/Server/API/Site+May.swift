import Formats
import Gate
import Hummingbird
import Members
import Register
import Staff
import Store
import Vault
import Workspace

extension Site {
  /// `POST /v1/may`: whether a use is permitted for one person, with every reason.
  ///
  /// A node that cannot know, because it is cut off or behind, denies with `index.behind`. It only answers: what is not for ourselves leaves by disclosure alone. There is no GET, since a
  /// person's handle has no place in an address.
  func may(_ call: Call) async throws -> Response {
    let body = try await call.body(upTo: settings.bodyLimit)
    do {
      return try await within(settings.decisionPatience) { try await decide(call, body) }
        ?? Self.behind
    } catch let error as StoreError where [.unreachable, .busy].contains(error.code) {
      return Self.behind
    }
  }

  /// The answer of a node that cannot know.
  static var behind: Response { Problem.json(MayAnswer.behind.json) }

  private func decide(_ call: Call, _ body: [UInt8]) async throws -> Response {
    let moment = try await workspace.moment()
    _ = try await key(call, .may, at: moment)
    var object = try json(call, body)
    let use = Use(
      purpose: try object.read("purpose", "An identifier") { PurposeID($0) },
      recipient: try object.read("recipient", "An identifier") { RecipientID($0) },
      through: try object.list("through", "An identifier") { RecipientID($0) },
      required: try object.list("fields", "An identifier") { FieldID($0) },
      optional: try object.list("optional", "An identifier") { FieldID($0) })
    let handle = try Handle(&object)
    try object.finish()
    let subject = try await workspace.find(handle.kind, handle.value, at: moment)
    let answer = try await workspace.may(use, subject: subject, at: call.at, behind: moment.head)
    return Problem.json(answer.json)
  }

  /// The key of a call; throws 401 for none that works, 403 for one of another scope.
  func key(
    _ call: Call, _ scope: ApplicationKey.Scope, at moment: Feed.Position
  ) async throws -> ApplicationKey {
    let prefix = "Bearer "
    guard let header = call.request.headers[.authorization], header.hasPrefix(prefix),
      let key = try await workspace.authenticate(
        Token(String(header.dropFirst(prefix.count))), at: moment)
    else {
      throw Refusal(
        status: .unauthorized, title: "A key is needed",
        detail: "Send an application key that is in force as a bearer token.",
        headers: [.wwwAuthenticate: "Bearer"])
    }
    guard key.scopes.contains(scope) else {
      throw Refusal(
        status: .forbidden, title: "This key does not allow that",
        detail: "Make a key with the scope \(scope.rawValue).")
    }
    return key
  }

  /// The JSON object that a program sent.
  func json(_ call: Call, _ body: [UInt8]) throws -> StrictObject {
    let type = call.request.headers[.contentType]?.lowercased() ?? ""
    guard type == "application/json" || type.hasPrefix("application/json;") else {
      throw Refusal(
        status: .unsupportedMediaType, title: "JSON is needed",
        detail: "Send application/json.")
    }
    do {
      return try StrictObject(try JSON(parsing: body))
    } catch let error as JSONError {
      throw Refusal.unreadable("The body is \(error.description).")
    }
  }
}

/// Whom a program means.
struct Handle {
  let kind: HandleKind
  let value: String

  /// Reads `"subject": {"id": …}` or `{"email": …}`.
  init(_ object: inout StrictObject) throws(Refusal) {
    var subject = try object.object("subject")
    let id = try subject.optionalText("id")
    let email = try subject.optionalText("email")
    try subject.finish()
    switch (id, email) {
    case (let id?, nil): (kind, value) = (.id, id)
    case (nil, let email?): (kind, value) = (.email, email)
    default:
      throw .unusable("Name the person by id or by email, one of both.", pointer: "/subject")
    }
  }
}
