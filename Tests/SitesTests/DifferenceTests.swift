import Testing

@testable import Sites

/// What went and what came between two scans.
@Suite struct DifferenceTests {
  @Test("who came, who went, who changed states, and how many stayed as they were")
  func whole() throws {
    let before = Declared.report([
      Declared.party("gone.example"), Declared.party("same.example"),
      Declared.party("more.example", states: [.accept]),
      Declared.party("less.example", states: [.refuse, .before]),
    ])
    let after = Declared.report(
      [
        Declared.party("new.example"), Declared.party("same.example"),
        Declared.party("more.example", states: [.accept, .before]),
        Declared.party("less.example", states: [.before]),
      ], on: 1)
    let difference = try SiteDifference(from: before, to: after)
    #expect(difference.came.map(\.party) == ["new.example"])
    #expect(difference.went.map(\.party) == ["gone.example"])
    #expect(difference.unknown.isEmpty)
    #expect(difference.changed.map(\.name) == ["more.example", "less.example"])
    #expect(difference.changed.map(\.added) == [[.before], []])
    #expect(difference.changed.map(\.left) == [[], [.refuse]])
    #expect(difference.same == 1)
    #expect(difference.before == time(0) && difference.after == time(1))
    let back = try SiteDifference(from: after, to: before)
    #expect(back.came == difference.went && back.went == difference.came)
  }

  @Test("who was not seen by a scan that saw only part is unknown, not gone")
  func unknown() throws {
    let before = Declared.report([Declared.party("tracker.example")])
    let after = Declared.report(
      states: [Declared.state(.before), Declared.state(.accept) { $0.problem = "no button" }])
    let difference = try SiteDifference(from: before, to: after)
    #expect(difference.went.isEmpty)
    #expect(difference.unknown.map(\.party) == ["tracker.example"])
  }

  @Test("who was seen after a choice is not gone for a scan that made none")
  func fewerStates() throws {
    let before = Declared.report([Declared.party("tracker.example", states: [.accept])])
    let after = Declared.report(states: [Declared.state(.before)])
    #expect(try SiteDifference(from: before, to: after).went.isEmpty)
  }

  @Test("a state that was tried once, or not reached the second time, says nothing of a change")
  func states() throws {
    let before = Declared.report(
      [Declared.party("tracker.example", states: [.refuse, .before])])
    let fewer = Declared.report(
      [Declared.party("tracker.example", states: [.before])], states: [Declared.state(.before)])
    #expect(try SiteDifference(from: before, to: fewer).changed.isEmpty)
    let unreached = Declared.report(
      [Declared.party("tracker.example", states: [.before])],
      states: [Declared.state(.before), Declared.state(.refuse) { $0.problem = "no button" }])
    #expect(try SiteDifference(from: before, to: unreached).changed.isEmpty)
  }

  @Test("scans of two sites are not compared")
  func sites() {
    let other = Declared.report { $0.site = "shop" }
    #expect(throws: SitesError.differentSites) {
      try SiteDifference(from: Declared.report(), to: other)
    }
  }
}
