import Crypto
package import Formats
import Foundation
package import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
package import SignIn
import Synchronization

/// A small provider of our own that answers as a test tells it to, on loopback.
package final class Provider: Sendable {
  /// What differs from a provider that does everything right.
  package struct Conduct: Sendable {
    package var issuer: String?
    package var header: String?
    /// Changes claims of the token; nil takes one away.
    package var claims: [String: JSON?] = [:]
    package var userInfo: [String: JSON]?
    package var description: [String: JSON] = [:]
    /// A whole answer for a path.
    package var answers: [String: (status: HTTPResponse.Status, body: String)] = [:]

    package init(
      issuer: String? = nil, header: String? = nil, claims: [String: JSON?] = [:],
      userInfo: [String: JSON]? = nil, description: [String: JSON] = [:],
      answers: [String: (status: HTTPResponse.Status, body: String)] = [:]
    ) {
      self.issuer = issuer
      self.header = header
      self.claims = claims
      self.userInfo = userInfo
      self.description = description
      self.answers = answers
    }
  }

  package static let now = Timestamp(microseconds: seconds * 1_000_000)
  package static let seconds: Int64 = 1_767_225_600
  package static let back = "https://privacy.nest.example/sign-in/member/back"

  package let conduct: Conduct
  private let key = Signer.es256(P256.Signing.PrivateKey())
  private let seen = Mutex<(paths: [String], form: String, nonce: String, headers: [String])>(
    ([], "", "", []))
  private let port = Mutex(0)
  /// What a browser asked for on its way here; nil where no browser has come.
  private let asked = Mutex<(challenge: String, back: String)?>(nil)
  private let said = Mutex<[String: JSON?]>([:])

  package init(_ conduct: Conduct) { self.conduct = conduct }

  package var address: String { "http://127.0.0.1:\(port.withLock { $0 })" }
  package var settings: ProviderSettings {
    ProviderSettings(id: "p", label: "P", issuer: address, clientID: "us")
  }
  /// How often a path was asked for.
  package func count(_ path: String) -> Int { seen.withLock { $0.paths.count { $0 == path } } }
  package var form: String { seen.withLock { $0.form } }
  /// What came as `Authorization`.
  package var authorizations: [String] { seen.withLock { $0.headers } }
  /// The nonce that a right token repeats.
  package func expect(_ journey: Journey) { seen.withLock { $0.nonce = journey.nonce } }

  /// Says something else of whoever comes next; nil takes a claim away.
  package func say(_ claims: [String: JSON?]) { said.withLock { $0 = claims } }

  /// Serves while a test runs.
  package static func run(
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
    case "/authorize": return authorize(request)
    case "/token":
      guard isAsked() else { return Self.response(#"{"error":"invalid_grant"}"#, .badRequest) }
      return Self.response(
        JSON.object([
          "access_token": "a-1", "token_type": "Bearer", "id_token": .string(try token()),
        ]).text)
    case "/me": return Self.response(JSON.object(conduct.userInfo ?? [:]).text)
    default: return Self.response("{}", .notFound)
    }
  }

  /// Sends a browser back at once, as if its user had nodded.
  private func authorize(_ request: Request) -> Response {
    let query = request.uri.queryParameters
    guard let state = query.get("state"), let nonce = query.get("nonce"),
      let back = query.get("redirect_uri"), let challenge = query.get("code_challenge"),
      query.get("code_challenge_method") == "S256"
    else { return Self.response("{}", .badRequest) }
    seen.withLock { $0.nonce = nonce }
    asked.withLock { $0 = (challenge, back) }
    return Response(
      status: .found, headers: [.location: "\(back)?code=the-code&state=\(state)"])
  }

  /// Whether who redeems a code is who asked for it (RFC 7636), and for the same way back.
  private func isAsked() -> Bool {
    guard let (challenge, back) = asked.withLock({ $0 }) else { return true }
    func field(_ name: String) -> String? {
      form.split(separator: "&").first { $0.hasPrefix(name + "=") }
        .flatMap { $0.dropFirst(name.count + 1).removingPercentEncoding }
    }
    guard let verifier = field("code_verifier") else { return false }
    return Base64.urlEncode(SHA256.hash(data: Array(verifier.utf8))) == challenge
      && field("redirect_uri") == back
  }

  private func token() throws -> String {
    var claims: [String: JSON] = [
      "iss": .string(address), "aud": "us", "sub": "s-1", "iat": .integer(Self.seconds),
      "exp": .integer(Self.seconds + 3_600), "nonce": .string(seen.withLock { $0.nonce }),
      "email": "Ada@Example.org", "email_verified": true, "picture": "https://x.example/a.png",
    ]
    for (name, value) in conduct.claims { claims[name] = value }
    for (name, value) in said.withLock({ $0 }) { claims[name] = value }
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
