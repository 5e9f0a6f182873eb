import Register
import Testing

@testable import Sites

/// Of which kinds a scan may say that what it did not see is gone.
@Suite struct CoveredTests {
  private func covered(_ states: [SiteReport.State]) throws -> Set<String> {
    let register = try Declared.register()
    let site = try #require(register.sites.first)
    return Comparison(Declared.report(states: states), site: site, register: register).covered
  }

  private static let whole: Set<String> = [
    "undeclared-party", "loaded-before-choice", "loaded-after-refusal", "loaded-despite-signal",
    "loaded-signed-out", "loaded-on-other-page", "declared-not-seen", "no-notice-link",
    "no-way-to-refuse", "sign-in-beyond", "member-identified",
  ]

  @Test("a scan that saw everything in every state covers every kind but what visitors report")
  func everything() throws {
    let all = ScanState.allCases.map { Declared.state($0) }
    #expect(try covered(all) == Self.whole)
  }

  @Test(
    "a state that was not reached, had an unknown page or saw none leaves its kinds open",
    arguments: [0, 1, 2])
  func incomplete(_ way: Int) throws {
    func states(without missing: ScanState) -> [SiteReport.State] {
      ScanState.allCases.map { state in
        Declared.state(state) {
          guard state == missing else { return }
          if way == 0 { $0.problem = "the browser ended" }
          if way == 1 { $0.unknown = [.init(address: "/x", reason: "a wall")] }
          if way == 2 { $0.seen = [] }
        }
      }
    }
    let general: Set<String> = ["undeclared-party", "loaded-on-other-page", "declared-not-seen"]
    let own: [ScanState: Set<String>] = [
      .before: ["loaded-before-choice", "no-notice-link", "loaded-signed-out", "sign-in-beyond"],
      .refuse: ["loaded-after-refusal", "no-way-to-refuse"], .accept: [],
      .gpc: ["loaded-despite-signal"], .signedIn: ["member-identified"],
    ]
    for state in ScanState.allCases {
      let lost = Self.whole.subtracting(try covered(states(without: state)))
      #expect(lost.isSuperset(of: general.union(own[state] ?? [])), "\(state)")
    }
  }

  @Test("nothing at all is covered by a scan that saw nothing")
  func nothing() throws {
    #expect(try covered([]) == [])
    #expect(
      try covered(ScanState.allCases.map { state in Declared.state(state) { $0.seen = [] } }) == [])
  }

  @Test("a scan that signed nobody in does not say that a member is identified no more")
  func identified() throws {
    let states = [ScanState.before, .refuse, .accept, .gpc].map { Declared.state($0) }
    #expect(try !covered(states).contains("member-identified"))
  }

  @Test("a scan of signed-in pages alone does not say that a form gives nobody away any more")
  func identifiedElsewhere() throws {
    #expect(try !covered([Declared.state(.signedIn)]).contains("member-identified"))
  }

  @Test("a scan that accepted nothing does not say that an undeclared company is gone")
  func undeclared() throws {
    #expect(try !covered([Declared.state(.before)]).contains("undeclared-party"))
    #expect(try !covered([Declared.state(.accept)]).contains("undeclared-party"))
    let both = [ScanState.before, .accept].map { Declared.state($0) }
    #expect(try covered(both).contains("undeclared-party"))
  }
}
