import Browser
import Formats

/// How the browser names itself: as the Chromium that it is, without the word that sites turn away.
///
/// What is wanted is what a visitor gets. The name is told in each report.
struct BrowserAgent {
  let name: String
  private let version: String
  private let language: String

  init(_ browser: Browser, language: String) async throws {
    let answer = try await browser.ask("Browser.getVersion")
    let full = answer["userAgent"]?.string ?? ""
    let mark = "HeadlessChrome"
    name = full.split(separator: " ").map {
      $0.hasPrefix(mark) ? "Chrome" + $0.dropFirst(mark.count) : String($0)
    }.joined(separator: " ")
    version = (answer["product"]?.string ?? "").split(separator: "/").last.map(String.init) ?? ""
    self.language = language
  }

  /// What each page and worker is told before it runs.
  var telling: [(method: String, params: JSON)] {
    let major = version.split(separator: ".").first.map(String.init) ?? ""
    func brands(_ version: String) -> JSON {
      [
        ["brand": "Chromium", "version": .string(version)],
        ["brand": "Not:A-Brand", "version": .string(version == major ? "24" : "24.0.0.0")],
      ]
    }
    return [
      (
        "Network.setUserAgentOverride",
        [
          "userAgent": .string(name), "acceptLanguage": .string(language + ",en;q=0.8"),
          "platform": "Linux x86_64",
          "userAgentMetadata": [
            "brands": brands(major), "fullVersionList": brands(version), "platform": "Linux",
            "platformVersion": "", "architecture": "x86", "model": "", "mobile": false,
          ],
        ]
      )
    ]
  }
}
