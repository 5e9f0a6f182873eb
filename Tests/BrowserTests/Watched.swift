import Browser
import FakeSite
import Formats

/// A browser that is watched, with one page, on the fake site.
struct Watched {
  let browser: Browser
  let capture: Capture
  let session: String
  let marker: String

  init(_ site: FakeSite, change: (inout BrowserSettings) -> Void = { _ in }) async throws {
    var settings = BrowserSettings()
    settings.flags = site.browserFlags
    change(&settings)
    let capture = Capture(clock: { .now() })
    let browser = try await Browser.start(try Chromium.find(), settings: settings) {
      capture.hear($0)
    }
    try await capture.watch(browser)
    (self.browser, self.capture, marker) = (browser, capture, settings.marker)
    session = try await capture.openPage(in: browser).session
  }

  /// Opens an address and waits until nothing moves.
  func open(_ address: String) async throws {
    try await browser.ask("Page.navigate", ["url": .string(address)], session: session)
    try await capture.settle(
      session, quiet: .milliseconds(400), least: .milliseconds(400), most: .seconds(20))
  }

  /// What the page says of an expression.
  func value(_ expression: String) async throws -> JSON? {
    try await browser.ask(
      "Runtime.evaluate",
      ["expression": .string(expression), "returnByValue": true, "awaitPromise": true],
      session: session)["result"]?["value"]
  }
}
