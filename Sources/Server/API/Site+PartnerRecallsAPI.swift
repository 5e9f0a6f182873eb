import Disclosure
import Door
import Formats
import Hummingbird
import Register
import Workspace

extension Site {
  /// `GET /v1/partner/recalls`: what is asked back, the newest first.
  func listRecalls(_ partner: Partner, _ call: Call) async throws -> Response {
    let limit = 100
    let recalls = try await workspace.door.recalls(
      partner, before: try call.query().one("before"), limit: limit + 1, at: call.at)
    let shown = recalls.prefix(limit)
    return Problem.json([
      "recalls": .array(shown.map(Self.json)),
      "next": recalls.count > limit ? shown.last.map { .string($0.id) } ?? .null : .null,
    ])
  }

  /// `GET /v1/partner/recalls/{id}`: one recall with the answers to it.
  func showRecall(_ id: String, _ partner: Partner, _ call: Call) async throws -> Response {
    let found = try await workspace.door.recall(id, partner, at: call.at)
    var object = Self.json(found.recall).object ?? [:]
    object["answers"] = .array(found.answers.map(Self.json))
    return Problem.json(.object(object))
  }

  /// `POST /v1/partner/recalls/{id}`: an answer, as JSON or as a signed note.
  func takeAnswer(to id: String, _ partner: Partner, _ call: Call) async throws -> Response {
    let given = try await workspace.door.attest(
      Array(try await call.body(upTo: settings.bodyLimit)), to: id, partner, at: call.at)
    return Problem.json(Self.json(given), status: .created)
  }

  private static func json(_ recall: Recall) -> JSON {
    [
      "id": .string(recall.id), "day": .string(recall.day.iso),
      "refs": .integer(Int64(recall.refs)), "list": .string(recall.list),
      "href": .string(Route.doorCall(.recallList(recall.id)).path),
      "word": .string(recall.word.rawValue),
      "closed": recall.closed.map { .string($0.rfc3339) } ?? .null,
    ]
  }

  private static func json(_ given: GivenAttestation) -> JSON {
    [
      "id": .string(given.id), "word": .string(given.word.rawValue),
      "action": .string(given.action.rawValue), "refs": .integer(Int64(given.refs)),
      "done": .string(given.done.iso), "given": .string(given.given.rfc3339),
      "by": .string(given.by), "reason": .string(given.reason),
    ]
  }
}
