import Browser
import Formats

/// One page of a browser that is watched.
struct Tab: Sendable {
  let browser: Browser
  let capture: Capture
  let session: String
  let target: String

  init(in browser: Browser, _ capture: Capture) async throws {
    self.browser = browser
    self.capture = capture
    (session, target) = try await capture.openPage(in: browser)
  }

  @discardableResult
  func ask(_ method: String, _ params: JSON = [:], within seconds: Double = 20) async throws -> JSON
  {
    try await browser.ask(method, params, session: session, within: seconds)
  }

  /// The value of an expression, which may be a promise; nil when the page cannot say.
  func value(_ expression: String, within seconds: Double = 10) async -> JSON? {
    let answer = try? await ask(
      "Runtime.evaluate",
      [
        "expression": .string(expression), "returnByValue": true, "awaitPromise": true,
        "silent": true,
      ], within: seconds)
    guard answer?["exceptionDetails"] == nil else { return nil }
    return answer?["result"]?["value"]
  }

  /// Opens an address; returns why it cannot be seen, or nil.
  func open(_ address: String, patience: Duration) async throws -> String? {
    let seconds = Double(patience.components.seconds)
    do {
      let answer = try await ask("Page.navigate", ["url": .string(address)], within: seconds)
      if let failure = answer["errorText"]?.string, !failure.isEmpty {
        return "the browser could not open it (\(failure))"
      }
      return nil
    } catch BrowserError.silent {
      _ = try? await ask("Page.stopLoading")
      return "it did not answer within \(Int(seconds)) seconds"
    }
  }

  /// Leaves the page, so that what it sends while it goes away is seen and counts towards it.
  func leave() async throws {
    _ = try? await ask("Page.navigate", ["url": "about:blank"], within: 10)
    try await capture.settle(session, quiet: .milliseconds(300), most: .seconds(5))
  }

  /// A picture of what a visitor sees first, a PNG; empty when the browser cannot make one.
  func picture() async -> [UInt8] {
    let answer = try? await ask("Page.captureScreenshot", ["format": "png"], within: 15)
    return (answer?["data"]?.string).flatMap { Base64.decode($0) } ?? []
  }

  /// What the browser's own loader gets for an address, beside the page; nil when there is nothing.
  func resource(_ address: String, limit: Int = 1 << 22) async -> [UInt8]? {
    guard let frame = try? await ask("Page.getFrameTree")["frameTree"]?["frame"]?["id"],
      let answer = try? await ask(
        "Network.loadNetworkResource",
        [
          "frameId": frame, "url": .string(address),
          "options": ["disableCache": true, "includeCredentials": false],
        ]),
      let found = answer["resource"], found["success"]?.bool == true,
      found["httpStatusCode"]?.int.map({ $0 < 300 }) == true, let stream = found["stream"]
    else { return nil }
    var bytes: [UInt8] = []
    while bytes.count < limit {
      guard let part = try? await ask("IO.read", ["handle": stream, "size": 262_144]),
        let data = part["data"]?.string
      else { break }
      bytes += part["base64Encoded"]?.bool == true ? Base64.decode(data) ?? [] : Array(data.utf8)
      if part["eof"]?.bool == true { break }
    }
    _ = try? await ask("IO.close", ["handle": stream])
    return bytes
  }
}
