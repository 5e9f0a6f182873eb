import Crypto
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A recipient's server: takes files in chunks, checks every digest and signature, and can break off.
struct Inbox: Sendable {
  /// What it has, and what it has refused or lost.
  final class State: Sendable {
    struct Kept {
      var files: [String: [UInt8]] = [:]
      var posts: [[UInt8]] = []
      var puts: [String] = []
      var faults: [String] = []
      /// How many chunks are taken before each further one is refused with this status.
      var room = Int.max
      var status = 500
    }
    let kept = Mutex(Kept())
  }

  let state: State
  let port: Int

  var address: String { "http://127.0.0.1:\(port)/in" }
  var files: [String: [UInt8]] { state.kept.withLock { $0.files } }
  var puts: [String] { state.kept.withLock { $0.puts } }
  var faults: [String] { state.kept.withLock { $0.faults } }
  var posts: [[UInt8]] { state.kept.withLock { $0.posts } }

  func set(room: Int, status: Int = 500) {
    state.kept.withLock {
      $0.room = room
      $0.status = status
    }
  }

  /// Runs a test before an inbox on a free port.
  static func run(
    key: [UInt8], _ test: @Sendable @escaping (Inbox) async throws -> Void
  ) async throws {
    let (ports, running) = AsyncStream<Int>.makeStream()
    let state = State()
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
        try await answer(request, state, key: key)
      },
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { running.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "inbox") { _ in SwiftLogNoOpLogHandler() })
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: application)],
        logger: Logger(label: "inbox") { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let inbox = Inbox(state: state, port: await iterator.next() ?? 0)
      let outcome: Result<Void, any Error>
      do { outcome = .success(try await test(inbox)) } catch { outcome = .failure(error) }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try outcome.get()
    }
  }

  private init(state: State, port: Int) {
    self.state = state
    self.port = port
  }

  private static func answer(
    _ request: Request, _ state: State, key: [UInt8]
  ) async throws -> Response {
    let path = request.uri.path
    let body = Array(buffer: try await request.body.collect(upTo: 1 << 22))
    func header(_ name: String) -> String? {
      HTTPField.Name(name).flatMap { request.headers[$0] }
    }
    if !isSigned(request.method.rawValue, path, body, key, header, request.head.authority) {
      state.kept.withLock { $0.faults.append("\(request.method) \(path) is not signed") }
      return Response(status: .unauthorized)
    }
    return state.kept.withLock { kept in
      switch request.method {
      case .head:
        guard let file = kept.files[path] else { return Response(status: .notFound) }
        var headers = HTTPFields()
        if let name = HTTPField.Name("Upload-Offset") { headers[name] = "\(file.count)" }
        return Response(status: .noContent, headers: headers)
      case .put:
        guard kept.room > 0 else { return Response(status: .init(code: kept.status)) }
        let start = header("Content-Range")?.dropFirst(6).split(separator: "-").first
          .flatMap { Int($0) }
        let file = kept.files[path] ?? []
        guard start == file.count else { return Response(status: .conflict) }
        kept.room -= 1
        kept.puts.append(header("Content-Range") ?? "")
        kept.files[path] = file + body
        return Response(status: .noContent)
      case .post:
        guard kept.room > 0 else { return Response(status: .init(code: kept.status)) }
        kept.room -= 1
        kept.posts.append(body)
        return Response(status: .accepted)
      default: return Response(status: .methodNotAllowed)
      }
    }
  }

  /// RFC 9421 and RFC 9530 told a second time, from the receiver's side.
  private static func isSigned(
    _ method: String, _ path: String, _ body: [UInt8], _ key: [UInt8],
    _ header: (String) -> String?, _ authority: String?
  ) -> Bool {
    guard let input = header("Signature-Input"), input.hasPrefix("sig1="),
      let signature = header("Signature"), signature.hasPrefix("sig1=:"),
      let bytes = Data(base64Encoded: String(signature.dropFirst(6).dropLast())),
      let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    if !body.isEmpty {
      let digest = Data(SHA256.hash(data: body)).base64EncodedString()
      guard header("Content-Digest") == "sha-256=:\(digest):" else { return false }
    }
    let parameters = input.dropFirst(5)
    let names = parameters.dropFirst().prefix { $0 != ")" }.split(separator: " ")
      .map { $0.dropFirst().dropLast() }
    guard names.starts(with: ["@method", "@target-uri"]),
      body.isEmpty == !names.contains("content-digest")
    else { return false }
    var base = ""
    for name in names {
      let value: String? =
        switch name {
        case "@method": method
        case "@target-uri": "http://\(authority ?? "")\(path)"
        default: header(String(name))
        }
      guard let value else { return false }
      base += "\"\(name)\": \(value)\n"
    }
    base += "\"@signature-params\": \(parameters)"
    return verifier.isValidSignature(bytes, for: Data(base.utf8))
  }
}
