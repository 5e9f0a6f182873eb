import FakeSite
import Foundation
import Testing

@Suite(
  "The fake site for a browser", .serialized, .timeLimit(.minutes(2)),
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: Chromium.path),
    "chromium-headless-shell is not installed"))
struct BrowserTests {
  @Test("with the flags a browser trusts every host of the site and sends each request to it")
  func flags() async throws {
    let site = try await FakeSite.start()
    let document = try await Chromium.open(Page.many, site)
    #expect(document.contains("<h1>A hundred and fifty-seven requests</h1>"))
    let logged = site.requests()
    #expect(logged.count == 157)
    #expect(Set(logged.map(\.host)).count == 47)
    #expect(logged.allSatisfy { $0.isTLS && $0.kind == .http })
    try await site.stop()
  }

  @Test("a pixel leaves with the page's address, and a removed one does not")
  func pixel() async throws {
    let site = try await FakeSite.start()
    _ = try await Chromium.open(Page.pixelImage, site)
    let pixel = site.requests().first { $0.host == "www.facebook.com" }
    #expect(pixel?.query("dl") == Page.pixelImage.url)
    site.clear()
    site.set(.pixelRemoved)
    _ = try await Chromium.open(Page.pixelImage, site)
    #expect(site.requests().map(\.host) == [FakeSite.host])
    try await site.stop()
  }
}
