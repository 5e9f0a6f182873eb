import Testing

@testable import Sites

/// Walls and errors, told from pages.
@Suite struct BotWallTests {
  @Test(
    "an error is unknown by its status, whatever the page says",
    arguments: [400, 401, 403, 404, 410, 429, 500, 502, 503])
  func errors(_ status: Int) {
    let plain = BotWall.reason(status: status, title: "Hello", text: "Nothing to see.")
    #expect(plain == "the site answered with status \(status)")
  }

  @Test("a wall is named as one", arguments: [401, 403, 429, 503])
  func walls(_ status: Int) {
    let reason = BotWall.reason(status: status, title: "Just a moment...", text: "")
    #expect(reason == "a wall against robots stood before it (status \(status))")
    #expect(
      BotWall.reason(status: status, title: "", text: "Please VERIFY you are human")?
        .contains("robots") == true)
  }

  @Test("a wall may say that all is well; its title gives it away")
  func polite() {
    #expect(BotWall.reason(status: 200, title: "Attention Required! | X", text: "") != nil)
    #expect(BotWall.reason(status: nil, title: "", text: "Checking your browser") != nil)
  }

  @Test("a page that merely speaks of captchas is a page")
  func page() {
    #expect(
      BotWall.reason(
        status: 200, title: "How we fight spam",
        text: "Please complete the captcha, we used to say.")
        == nil)
    #expect(BotWall.reason(status: 200, title: "Nest", text: "Hello") == nil)
    #expect(BotWall.reason(status: 304, title: "Nest", text: "") == nil)
    #expect(BotWall.reason(status: nil, title: "Nest", text: "Hello") == nil)
  }
}
