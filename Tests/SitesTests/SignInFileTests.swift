import Formats
import Testing

@testable import Sites

/// Recordings and files of cookies: what is wrong is told by its place, never by its value.
@Suite struct SignInFileTests {
  private func problem(_ json: String, _ environment: [String: String] = [:]) -> String {
    do {
      _ = try Recording(parsing: Array(json.utf8), environment: environment)
      return "none"
    } catch let error as Recording.Unusable { return error.description } catch { return "\(error)" }
  }

  @Test("a recording is read with every kind of step, and values come from the environment")
  func recording() throws {
    let json = """
      {"title": "x", "steps": [
        {"type": "setViewport", "width": 1}, {"type": "navigate", "url": "https://a.example/"},
        {"type": "change", "value": "${SECRET}", "selectors": [["aria/Name"], ["#a", "#b"], "#c"]},
        {"type": "change", "value": "plain ${SECRET}", "selectors": ["#d"]},
        {"type": "click", "selectors": [["#e"]]}, {"type": "doubleClick", "selectors": [["#f"]]},
        {"type": "keyDown", "key": "Enter"}, {"type": "keyUp", "key": "Enter"},
        {"type": "waitForElement", "selectors": ["#g"]}]}
      """
    let recording = try Recording(
      parsing: Array(json.utf8), environment: ["SECRET": "hush-hush"])
    #expect(
      recording.steps == [
        .navigate("https://a.example/"), .change(["aria/Name", "#c"], "hush-hush"),
        .change(["#d"], "plain ${SECRET}"), .click(["#e"]), .click(["#f"]), .key("Enter"),
        .wait(["#g"]),
      ])
  }

  @Test(
    "what cannot be played is told with the step",
    arguments: [
      (#"{"steps": [{"type": "navigate"}]}"#, "step 1 of the recording has no \"url\""),
      (#"{"steps": [{}]}"#, "step 1 of the recording has no \"type\""),
      (
        #"{"steps": [{"type": "navigate", "url": "x"}, {"type": "click", "selectors": []}]}"#,
        "step 2 of the recording has no \"selectors\""
      ),
      (
        #"{"steps": [{"type": "change", "selectors": ["a"]}]}"#,
        "step 1 of the recording has no \"value\""
      ),
      (
        #"{"steps": [{"type": "customStep", "name": "hush-hush"}]}"#,
        "step 1 of the recording is of a kind that is not played"
      ),
      (
        #"{"steps": [{"type": "change", "selectors": ["a"], "value": "${NOT_SET}"}]}"#,
        "step 1 of the recording needs the environment variable NOT_SET"
      ),
      (#"{"steps": [{"type": "setViewport"}]}"#, "the recording has no step to play"),
      (#"{"steps": []}"#, "the recording has no step to play"),
    ])
  func unusable(_ json: String, _ expected: String) {
    #expect(problem(json) == expected)
    #expect(!problem(json).contains("hush-hush"))
  }

  @Test("what is no recording at all is told with how to get one")
  func noRecording() {
    #expect(problem("{}").contains("export it from Chrome's recorder as JSON"))
    #expect(problem("[]").contains("export it from Chrome's recorder as JSON"))
    #expect(problem("hush-hush").hasPrefix("the recording is not JSON"))
    #expect(!problem("hush-hush").contains("hush"))
  }

  @Test("a file of cookies is read as curl and browsers write it")
  func cookies() throws {
    let text = """
      # Netscape HTTP Cookie File\r
      .nest.example\tTRUE\t/\tTRUE\t1900000000\ttheme\tdark\r
      #HttpOnly_www.nest.example\tFALSE\t/account\tFALSE\t0\tsession\ta=b c

      # a remark
      """
    let cookies = try CookieFile.parse(text)
    #expect(cookies.map(\.name) == ["theme", "session"])
    #expect(cookies.map(\.value) == ["dark", "a=b c"])
    #expect(cookies.map(\.domain) == [".nest.example", "www.nest.example"])
    #expect(cookies.map(\.path) == ["/", "/account"])
    #expect(cookies.map(\.isHTTPOnly) == [false, true])
    #expect(cookies.map(\.isSecure) == [true, false])
    #expect(cookies.map(\.expires) == [1_900_000_000, nil])
  }

  @Test(
    "a line that is no cookie is told by its number, never by its value",
    arguments: [
      "a\tb\tc\nhush-hush", "www.nest.example FALSE / FALSE 0 session hush-hush",
      "www.nest.example\tFALSE\t/\tFALSE\tsoon\tsession\thush-hush",
      "www.nest.example\tFALSE\t/\tFALSE\t0\tsession\thush-hush\tmore",
    ])
  func badCookies(_ text: String) {
    let error = #expect(throws: CookieFile.Unusable.self) { try CookieFile.parse("# x\n" + text) }
    #expect(error?.description.hasPrefix("line 2 of the cookie file") == true)
    #expect(error?.description.contains("hush") == false)
  }

  @Test("a file without a cookie is told")
  func noCookies() {
    #expect(throws: CookieFile.Unusable(description: "the cookie file holds no cookie")) {
      try CookieFile.parse("# nothing\n\n")
    }
  }
}
