import Browser
import Consent
import Formats
import Register
import Staff
import Testing
import Workspace

@testable import Server

/// Pages by the keys alone, in a real browser that runs no script of theirs.
@Suite(
  .serialized, .enabled(if: HeadlessPage.path != nil, "chromium-headless-shell is not installed"))
struct KeyboardTests {
  @Test(
    "the tab key reaches every link, field and button, in reading order, and each shows that it is reached"
  )
  func everything() async throws {
    try await House.run { house in
      let member = try await house.signIn(.member(house.member))
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      try await FormPageTests.open(house)
      let hand = try await Hand(house)
      for (cookie, paths) in [
        (nil, ["/", "/questions", "/notices", "/forms/join", "/sign-in", "/shared?with=Softy"]),
        (member, ["/me"]),
        (lead, ["/desk", "/desk/map", "/desk/members", "/desk/questions", "/desk/sessions"]),
      ] as [(String?, [String])] {
        for path in paths {
          try await hand.open(path, cookie: cookie)
          try await hand.openDetails()
          let count = try await hand.int("\(Hand.stops).length")
          #expect(count > 2, "\(path)")
          var reached: [Int] = []
          // A field for a date has several stops inside.
          while reached.count < count, reached.last != -1 {
            try await hand.press("Tab")
            let stop = try await hand.int("\(Hand.stops).indexOf(document.activeElement)")
            if stop == reached.last { continue }
            reached.append(stop)
            let isSeen = try await hand.bool(
              """
              (() => { const e = document.activeElement, s = getComputedStyle(e);
                return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
                  || e.closest('svg') !== null; })()
              """)
            #expect(isSeen, "\(path): stop \(stop) does not show")
          }
          #expect(reached == Array(0..<count), "\(path)")
        }
      }
      await hand.browser.close()
    }
  }

  @Test("a member signs in, stops all sharing outside and signs out without a mouse or a script")
  func story() async throws {
    try await House.run { house in
      let link = try await house.workspace.staff.makeLink(
        for: .member(house.member), at: house.clock.now)
      let hand = try await Hand(house)
      try await hand.open("/in/\(link.token.text)", cookie: nil)
      try await hand.press("Enter", on: "main form button")
      #expect(try await hand.text("location.pathname") == "/me")
      try await hand.press("Enter", on: "button[value=sharing]")
      #expect(try await hand.text("location.pathname") == "/me/stop")
      #expect(try await hand.text("document.querySelector('h1').innerText").isEmpty == false)
      let history = try await house.workspace.consent.history(of: house.member)
      #expect(history.map(\.choice.act) == [.withdraw, .object])
      try await hand.press("Enter", on: "form[action='/out'] button")
      try await hand.open("/me", cookie: nil)
      #expect(try await hand.text("document.body.innerText").contains("Sign in"))
      await hand.browser.close()
    }
  }
}

/// A browser with one page that runs no script, and hands on its keys.
private struct Hand {
  /// What the tab key must stop at, in the order of the document; of a group of radio buttons it stops at one.
  static let stops = """
    [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')]
      .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
    """

  let browser: Browser
  let session: String
  let origin: String

  init(_ house: House) async throws {
    origin = "http://127.0.0.1:\(house.client.port)"
    let chromium = try Chromium.find()
    // Beside everything else that a test run starts, a browser may take longer than its patience.
    if let first = try? await Browser.start(chromium, handler: { _ in }) {
      browser = first
    } else {
      browser = try await Browser.start(chromium) { _ in }
    }
    let target = try await browser.ask("Target.createTarget", ["url": "about:blank"])
    let attached = try await browser.ask(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? .null, "flatten": true])
    session = attached["sessionId"]?.string ?? ""
    try await browser.ask("Page.enable", session: session)
    try await browser.ask(
      "Emulation.setScriptExecutionDisabled", ["value": true], session: session)
    try await browser.ask("Page.bringToFront", session: session)
  }

  /// Opens a path, with a session's cookie or with none.
  func open(_ path: String, cookie: String?) async throws {
    if let pair = cookie?.split(separator: "=", maxSplits: 1), pair.count == 2 {
      try await browser.ask(
        "Network.setCookie",
        [
          "name": .string(String(pair[0])), "value": .string(String(pair[1])),
          "url": .string(origin),
        ], session: session)
    }
    try await leave {
      try await browser.ask(
        "Page.navigate", ["url": .string(origin + path)], session: session)
    }
  }

  /// Opens what is folded, whose head the keys reach in any case.
  func openDetails() async throws {
    _ = try await value("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
  }

  func press(_ key: String) async throws {
    let code: Int64 = key == "Tab" ? 9 : 13
    for type in ["keyDown", "keyUp"] {
      var event: [String: JSON] = [
        "type": .string(type), "key": .string(key), "code": .string(key),
        "windowsVirtualKeyCode": .integer(code),
      ]
      if key == "Enter", type == "keyDown" { event["text"] = "\r" }
      try await browser.ask("Input.dispatchKeyEvent", .object(event), session: session)
    }
  }

  /// Walks to an element by the tab key, and presses a key that leads to another page.
  func press(_ key: String, on selector: String) async throws {
    let count = try await int("\(Self.stops).length")
    for _ in 0...count {
      if try await bool("document.activeElement.matches(\"\(selector)\")") {
        return try await leave { try await press(key) }
      }
      try await press("Tab")
    }
    Issue.record("the tab key never reaches \(selector)")
  }

  func int(_ expression: String) async throws -> Int {
    Int(try await value(expression)?.int ?? -1)
  }

  func bool(_ expression: String) async throws -> Bool {
    try await value(expression)?.bool ?? false
  }

  func text(_ expression: String) async throws -> String {
    try await value(expression)?.string ?? ""
  }

  /// Does what leads to another document, and returns when that is there.
  private func leave(_ act: () async throws -> Void) async throws {
    _ = try await value("document.documentElement.dataset.old = 'yes'")
    try await act()
    for _ in 0..<2_000 {
      let isThere = try? await bool(
        "document.readyState === 'complete' && !document.documentElement.dataset.old")
      if isThere == true { return }
    }
    Issue.record("no other page came")
  }

  private func value(_ expression: String) async throws -> JSON? {
    try await browser.ask(
      "Runtime.evaluate", ["expression": .string(expression), "returnByValue": true],
      session: session)["result"]?["value"]
  }
}
