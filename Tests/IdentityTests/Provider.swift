import Crypto
import Formats
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SignIn
import Synchronization

/// A small provider of our own that answers as a test tells it to, on loopback.
final class Provider: Sendable {
  /// What differs from a provider that does everything right.
  struct Conduct: Sendable {
    var issuer: String?
    var header: String?
    /// Changes claims of the token; nil takes one away.
    var claims: [String: JSON?] = [:]
    var userInfo: [String: JSON]?
    var description: [String: JSON] = [:]
    /// A whole answer for a path.
    var answers: [String: (status: HTTPResponse.Status, body: String)] = [:]
  }

  static let now = HostTokenTests.now
  static let seconds = HostTokenTests.seconds
  static let back = "https://privacy.nest.example/sign-in/member/back"

  let conduct: Conduct
  private let key = Signer.es256(P256.Signing.PrivateKey())
  private let seen = Mutex<(paths: [String], form: String, nonce: String, headers: [String])>(
    ([], "", "", []))
  private let port = Mutex(0)

  init(_ conduct: Conduct) { self.conduct = conduct }

  var address: String { "http://127.0.0.1:\(port.withLock { $0 })" }
  var settings: ProviderSettings {
    ProviderSettings(id: "p", label: "P", issuer: address, clientID: "us")
  }
  /// How often a path was asked for.
  func count(_ path: String) -> Int { seen.withLock { $0.paths.count { $0 == path } } }
  var form: String { seen.withLock { $0.form } }
  /// What came as `Authorization`.
  var authorizations: [String] { seen.withLock { $0.headers } }
  /// The nonce that a right token repeats.
  func expect(_ journey: Journey) { seen.withLock { $0.nonce = journey.nonce } }

  /// Serves while a test runs.
  static func run(
    _ conduct: Conduct = Conduct(), _ test: @Sendable @escaping (Provider) async throws -> Void
  ) async throws {
    let provider = Provider(conduct)
    let logger = Logger(label: "provider") { _ in SwiftLogNoOpLogHandler() }
    let (ports, running) = AsyncStream<Int>.makeStream()
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
        try await provider.answer(request)
      },
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { running.yield($0.localAddress?.port ?? 0) }, logger: logger)
    let group = ServiceGroup(
      configuration: .init(services: [.init(service: application)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = await iterator.next() ?? 0
      provider.port.withLock { $0 = port }
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await test(provider))
      } catch {
        outcome = .failure(error)
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try outcome.get()
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    let path = request.uri.path
    let body = try await request.body.collect(upTo: 1 << 16)
    seen.withLock {
      $0.paths.append(path)
      if request.method == .post { $0.form = String(buffer: body) }
      if let header = request.headers[.authorization] { $0.headers.append(header) }
    }
    if let answer = conduct.answers[path] {
      return Self.response(answer.body, answer.status)
    }
    switch path {
    case "/.well-known/openid-configuration":
      var json: [String: JSON] = [
        "issuer": .string(conduct.issuer ?? address),
        "authorization_endpoint": .string(address + "/authorize"),
        "token_endpoint": .string(address + "/token"), "jwks_uri": .string(address + "/jwks"),
        "userinfo_endpoint": .string(address + "/me"),
      ]
      json.merge(conduct.description) { $1 }
      return Self.response(JSON.object(json).text)
    case "/jwks":
      return Self.response(JSON.object(["keys": [try key.jwk("k1")]]).text)
    case "/token":
      return Self.response(
        JSON.object([
          "access_token": "a-1", "token_type": "Bearer", "id_token": .string(try token()),
        ]).text)
    case "/me": return Self.response(JSON.object(conduct.userInfo ?? [:]).text)
    default: return Self.response("{}", .notFound)
    }
  }

  private func token() throws -> String {
    var claims: [String: JSON] = [
      "iss": .string(address), "aud": "us", "sub": "s-1", "iat": .integer(Self.seconds),
      "exp": .integer(Self.seconds + 3_600), "nonce": .string(seen.withLock { $0.nonce }),
      "email": "Ada@Example.org", "email_verified": true, "picture": "https://x.example/a.png",
    ]
    for (name, value) in conduct.claims { claims[name] = value }
    let text = JSON.object(claims).text
    return try key.token(conduct.header ?? #"{"alg":"ES256","kid":"k1"}"#, text)
  }

  private static func response(
    _ text: String, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
