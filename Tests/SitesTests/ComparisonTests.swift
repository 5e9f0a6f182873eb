import Findings
import Register
import Testing

@testable import Sites

/// What needs a person, and nothing else (demand I4).
@Suite struct ComparisonTests {
  /// The kinds with the keys that a report brings to light against loads and sign-ins.
  private func found(
    _ report: SiteReport, loads: [Site.Load] = [], signIn: [Site.SignIn] = []
  ) throws -> [String] {
    try observations(report, loads: loads, signIn: signIn).map { "\($0.kind) \($0.key)" }
  }

  private func observations(
    _ report: SiteReport, loads: [Site.Load] = [], signIn: [Site.SignIn] = []
  ) throws -> [Observation] {
    let register = try Declared.register(loads: loads, signIn: signIn)
    let site = try #require(register.sites.first)
    return Comparison(report, site: site, register: register).observations
  }

  @Test("nobody contacted and nobody declared is nothing to do")
  func nothing() throws {
    #expect(try found(Declared.report()) == [])
  }

  @Test("a company that is not declared is one finding, whatever the state, for the site's team")
  func undeclared() throws {
    let party = Declared.party("tracker.example", states: [.before, .refuse, .accept])
    let seen = try observations(Declared.report([party]))
    #expect(seen.map(\.kind) == ["undeclared-party"])
    #expect(seen.map(\.key) == ["tracker.example"])
    #expect(seen.first?.owner == "web")
    #expect(seen.first?.days == 7)
    #expect(seen.first?.title.hasSuffix("tracker.example was contacted.") == true)
  }

  @Test(
    "what is declared for after a choice may be seen once accepted, and in no state else",
    arguments: [
      (ScanState.accept, []), (.before, ["loaded-before-choice meta"]),
      (.refuse, ["loaded-after-refusal meta"]), (.gpc, ["loaded-despite-signal meta"]),
      (.signedIn, ["loaded-before-choice meta"]),
    ])
  func afterChoice(_ state: ScanState, _ expected: [String]) throws {
    let party = Declared.party("meta", states: [state])
    #expect(
      try found(Declared.report([party]), loads: [try Declared.load("meta")]) == expected)
  }

  @Test("what is always needed may be seen in every state", arguments: ScanState.allCases)
  func always(_ state: ScanState) throws {
    let party = Declared.party("meta", states: [state])
    let load = try Declared.load("meta", when: .always)
    #expect(try found(Declared.report([party]), loads: [load]) == [])
  }

  @Test("what is for signed-in members is told when a visitor who is not gets it too")
  func signedIn() throws {
    let load = try Declared.load("meta", when: .signedIn)
    let member = Declared.party("meta", states: [.signedIn])
    #expect(try found(Declared.report([member]), loads: [load]) == [])
    let both = Declared.party("meta", states: [.before, .signedIn])
    #expect(try found(Declared.report([both]), loads: [load]) == ["loaded-signed-out meta"])
  }

  @Test("a finding about a declared company is for the team that decides on it")
  func owner() throws {
    let party = Declared.party("meta", states: [.refuse])
    let seen = try observations(Declared.report([party]), loads: [try Declared.load("meta")])
    #expect(seen.map(\.owner) == ["ads"])
    #expect(seen.map(\.days) == [3])
  }

  @Test("a page for which a company is not declared is told; those below its paths are not")
  func pages() throws {
    let load = try Declared.load("meta", pages: ["/shop"])
    let within = Declared.party("meta", pages: ["https://www.nest.example/shop/prams?x=1"])
    #expect(try found(Declared.report([within]), loads: [load]) == [])
    let beyond = Declared.party(
      "meta",
      pages: [
        "https://www.nest.example/shop", "https://www.nest.example/shopping",
        "https://www.nest.example/about",
      ])
    let seen = try observations(Declared.report([beyond]), loads: [load])
    #expect(seen.map(\.kind) == ["loaded-on-other-page"])
    #expect(seen.first?.title.contains("/shopping and 1 more") == true)
    let second = try Declared.load("meta", pages: ["/shopping", "/about"])
    #expect(try found(Declared.report([beyond]), loads: [load, second]) == [])
  }

  @Test("a company that was given who the visitor is, is one finding, however often")
  func identified() throws {
    let report = Declared.report([Declared.party("meta", name: "Facebook (Meta)")]) { report in
      report.person.found = [ScanState.signedIn, .accept].map {
        SiteReport.Leak(
          party: "meta", sentence: "The e-mail address left.", what: "e-mail address",
          address: "https://www.facebook.com/tr", state: $0)
      }
    }
    let seen = try observations(report, loads: [try Declared.load("meta")])
    #expect(seen.map(\.kind) == ["member-identified"])
    #expect(seen.first?.title.hasPrefix("Facebook (Meta) was given what tells who") == true)
    #expect(seen.first?.days == 3)
  }

  @Test("a declared company that a whole scan did not see is told, for its own team")
  func notSeen() throws {
    let seen = try observations(Declared.report(), loads: [try Declared.load("meta")])
    #expect(seen.map(\.kind) == ["declared-not-seen"])
    #expect(seen.map(\.key) == ["meta"])
    #expect(seen.map(\.owner) == ["ads"])
  }

  @Test("a declared company is not told as gone by a scan that saw only part")
  func notSeenInPart() throws {
    let walled = Declared.report(states: [
      Declared.state(.before) { $0.unknown = [.init(address: "/x", reason: "a wall")] },
      Declared.state(.accept),
    ])
    #expect(try found(walled, loads: [try Declared.load("meta")]) == [])
    let withoutChoice = Declared.report(states: [Declared.state(.before)])
    #expect(try found(withoutChoice, loads: [try Declared.load("meta")]) == [])
  }

  @Test("what is declared for members is not told as gone by a scan that signed nobody in")
  func notSeenSignedOut() throws {
    let load = try Declared.load("meta", when: .signedIn)
    #expect(try found(Declared.report(), loads: [load]) == [])
    let all = Declared.report(states: ScanState.allCases.map { Declared.state($0) })
    #expect(try found(all, loads: [load]) == ["declared-not-seen meta"])
  }

  @Test("each page without a link to the notice is told by its path")
  func notice() throws {
    let report = Declared.report {
      $0.withoutNotice = ["https://www.nest.example/a", "https://www.nest.example/b?c=1"]
    }
    #expect(try found(report) == ["no-notice-link /a", "no-notice-link /b"])
  }

  @Test(
    "a banner with a way to accept and none to refuse is told, where something waits for a choice")
  func refusal() throws {
    let states = [
      Declared.state(.before), Declared.state(.accept),
      Declared.state(.refuse) {
        $0.pressed = []
        $0.problem = "no button to refuse was found"
      },
    ]
    let meta = Declared.party("meta")
    #expect(
      try found(Declared.report([meta], states: states), loads: [try Declared.load("meta")])
        == ["no-way-to-refuse banner"])
    let needed = try Declared.load("meta", when: .always)
    #expect(try found(Declared.report([meta], states: states), loads: [needed]) == [])
    let silent = states.map { state in
      Declared.state(state.state) {
        $0.pressed = []
        $0.problem = state.problem
      }
    }
    #expect(
      try found(Declared.report([meta], states: silent), loads: [try Declared.load("meta")]) == [])
  }

  @Test("a sign-in that is not declared is told, and one that asks for more than is declared")
  func signIns() throws {
    func button(_ scopes: [String], recipient: String?) -> SiteReport {
      Declared.report {
        $0.signIn = [
          SignInReport(
            page: "https://www.nest.example/login", button: "Continue with Facebook",
            party: "meta", name: "Facebook",
            scopes: scopes.map { .init(name: $0, meaning: $0, isBeyondEmail: false) },
            isHidden: false, onLoad: "", onPress: "", after: "", recipient: recipient)
        ]
      }
    }
    let allowed = Site.SignIn(recipient: try #require(RecipientID("meta")), scopes: ["email"])
    #expect(try found(button(["email"], recipient: "meta"), signIn: [allowed]) == [])
    #expect(try found(button(["email"], recipient: nil)) == ["sign-in-beyond meta"])
    let more = try observations(
      button(["email", "user_friends"], recipient: "meta"), signIn: [allowed])
    #expect(more.map(\.kind) == ["sign-in-beyond"])
    #expect(more.first?.title.contains("user_friends") == true)
    #expect(more.first?.title.contains("email,") == false)
  }

  @Test("every kind has days for its owner, and no two have one name")
  func kinds() {
    #expect(Set(SiteFindingKind.allCases.map(\.rawValue)).count == SiteFindingKind.allCases.count)
    #expect(SiteFindingKind.allCases.allSatisfy { (1...30).contains($0.days) })
  }
}
