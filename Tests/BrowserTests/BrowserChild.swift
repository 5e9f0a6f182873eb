import Browser
import Foundation
import Testing

/// What `ProcessTests` runs as a process of its own and kills: a browser that nobody closes.
@Suite struct BrowserChild {
  /// Names the marker of the child's browser; without it this is no child.
  static let markerName = "ABOVEBOARD_TEST_BROWSER_CHILD"
  private static let marker = ProcessInfo.processInfo.environment[markerName]

  @Test(
    "a browser is started and left alone until this process is killed", .enabled(if: marker != nil))
  func stay() async throws {
    var settings = BrowserSettings()
    settings.marker = try #require(Self.marker)
    let browser = try await Browser.start(try Chromium.find(), settings: settings) { _ in }
    // Should nobody kill it, it ends by itself.
    try await Task.sleep(for: .seconds(120))
    await browser.close()
  }
}
