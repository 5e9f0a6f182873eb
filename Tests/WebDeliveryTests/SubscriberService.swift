import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Somebody else's newsletter program: lists subscribers in pages, erases and corrects them, and can fail.
struct SubscriberService: Sendable {
  /// What it holds, what it was asked, and how it is to fail next.
  struct State: Sendable {
    var subscribers: [[String: JSON]] = []
    var asked: [String] = []
    var bodies: [String] = []
    /// Answers before the real ones: a status, with a header.
    var failures: [(status: Int, retryAfter: String?)] = []
    var isSilent = false
    var isBroken = false
    var isRedirecting = false
  }

  final class Box: Sendable {
    let state = Mutex(State())
  }

  let box: Box
  let port: Int

  var address: String { "http://127.0.0.1:\(port)/v1" }
  var asked: [String] { box.state.withLock(\.asked) }
  var bodies: [String] { box.state.withLock(\.bodies) }
  var emails: [String] {
    box.state.withLock { $0.subscribers.compactMap { $0["email"]?.string } }
  }

  func set(_ change: @Sendable (inout State) -> Void) { box.state.withLock { change(&$0) } }

  /// Runs a test before a service on a free port, with five subscriptions, three of them Ann's.
  static func run(
    _ test: @Sendable @escaping (SubscriberService) async throws -> Void
  ) async throws {
    let (ports, running) = AsyncStream<Int>.makeStream()
    let box = Box()
    box.state.withLock { state in
      state.subscribers = (1...5).map { number in
        [
          "id": .integer(Int64(number)),
          "email": .string(number.isMultiple(of: 2) ? "bob@x.example" : "ann+o'n@x.example"),
          "profile": ["name": .string("Name \(number)")], "opens": .integer(3),
        ]
      }
    }
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
        try await answer(request, box)
      },
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { running.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "subscribers") { _ in SwiftLogNoOpLogHandler() })
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: application)],
        logger: Logger(label: "subscribers") { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let service = SubscriberService(box: box, port: await iterator.next() ?? 0)
      let outcome: Result<Void, any Error>
      do { outcome = .success(try await test(service)) } catch { outcome = .failure(error) }
      service.set { $0.isSilent = false }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try outcome.get()
    }
  }

  private static func answer(_ request: Request, _ box: Box) async throws -> Response {
    let body = Array(buffer: try await request.body.collect(upTo: 1 << 20))
    let path = request.uri.description
    let failure = box.state.withLock { state -> (status: Int, retryAfter: String?)? in
      state.asked.append("\(request.method) \(path)")
      state.bodies.append(String(decoding: body, as: UTF8.self))
      return state.failures.isEmpty ? nil : state.failures.removeFirst()
    }
    while box.state.withLock({ $0.isSilent }) {
      try await Task.sleep(for: .milliseconds(20))
    }
    if let failure {
      var headers = HTTPFields()
      if let after = failure.retryAfter { headers[.retryAfter] = after }
      return Response(status: .init(code: failure.status), headers: headers)
    }
    guard request.headers[.authorization] == "Bearer s3cret" else {
      return Response(status: .unauthorized)
    }
    if box.state.withLock({ $0.isRedirecting }) {
      return Response(status: .found, headers: [.location: "http://127.0.0.1:1/steal"])
    }
    if box.state.withLock({ $0.isBroken }) { return json("{\"data\":[{\"id\":1,}]}") }
    let parts = request.uri.path.split(separator: "/")
    if request.method == .get { return list(request, box) }
    guard parts.count == 3, let id = Int64(parts[2]) else { return Response(status: .notFound) }
    return box.state.withLock { state in
      guard let place = state.subscribers.firstIndex(where: { $0["id"] == .integer(id) }) else {
        return Response(status: .notFound)
      }
      if request.method == .delete { state.subscribers.remove(at: place) }
      if request.method == .patch, let change = try? JSON(parsing: body),
        let name = change["profile.name"]
      {
        state.subscribers[place]["profile"] = ["name": name]
      }
      return Response(status: .noContent)
    }
  }

  /// Two at a time, in each of three ways.
  private static func list(_ request: Request, _ box: Box) -> Response {
    let query = request.uri.queryParameters
    let email = query["email"].map { String($0) } ?? ""
    let found = box.state.withLock { state in
      state.subscribers.filter { $0["email"]?.string == email || email == "everybody" }
    }
    let start =
      query["cursor"].flatMap { Int($0) } ?? query["page"].flatMap { Int($0).map { ($0 - 1) * 2 } }
      ?? 0
    let part = Array(found.dropFirst(start).prefix(2))
    let more = start + 2 < found.count
    var answer: [String: JSON] = ["data": .array(part.map { .object($0) })]
    answer["meta"] = ["next": more ? .string("\(start + 2)") : .null]
    var response = json(JSON.object(answer).text)
    if more, request.uri.path.hasSuffix("linked"), let name = HTTPField.Name("Link") {
      let encoded = email.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      response.headers[name] =
        "<\(request.uri.path)?email=\(encoded)&cursor=\(start + 2)>; rel=\"next\""
    }
    return response
  }

  private static func json(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
