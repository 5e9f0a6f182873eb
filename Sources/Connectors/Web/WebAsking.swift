import Formats
import Register

/// Sends requests to one system, with its secret, and again where that may help.
struct WebAsking: Sendable {
  /// A wait that the system asks for and that is longer than this is left to a later try.
  static let longestWait = 60

  let web: SystemWeb
  let transport: any WebTransport
  let secrets: SystemSecrets
  let pause: @Sendable (Duration) async throws -> Void

  /// Sends a request; throws `SystemError` unless the status is one of the 200s or `also`.
  func send(
    _ call: FilledCall, to url: String, also: Set<Int> = []
  ) async throws -> WebResponse {
    var headers: [(name: String, value: String)] = [("Accept", "application/json")]
    if call.body != nil { headers.append(("Content-Type", "application/json")) }
    for header in call.headers {
      headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
      headers.append(header)
    }
    if let authentication = web.authentication {
      let secret = try secrets.read(authentication.secret)
      let value =
        switch authentication.scheme {
        case .bearer: "Bearer \(secret)"
        case .basic: "Basic \(Base64.encode(Array(secret.utf8)))"
        }
      headers.append(("Authorization", value))
    }
    let request = WebRequest(
      method: call.method, url: url, headers: headers, body: call.body, timeout: web.timeout)
    for attempt in 1... {
      let isLast = attempt >= web.tries
      var wait = 1 << min(attempt - 1, 5)
      do {
        let response = try await transport.send(request)
        if (200..<300).contains(response.status) || also.contains(response.status) {
          return response
        }
        guard response.status == 429 || response.status >= 500 else {
          throw SystemError.refused(status: response.status)
        }
        if let asked = response.header("retry-after").flatMap({ Int($0) }), asked >= 0 {
          guard asked <= Self.longestWait else { throw SystemError.later(seconds: asked) }
          wait = max(asked, 1)
        }
        if isLast { throw SystemError.refused(status: response.status) }
      } catch SystemError.unreachable where !isLast {
      } catch SystemError.timedOut where !isLast {
      }
      try await pause(.seconds(wait))
    }
    throw SystemError.unreachable
  }
}
