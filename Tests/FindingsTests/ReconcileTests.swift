import Findings
import Formats
import Store
import TestSupport
import Testing

/// What happens to findings when a place is looked at again and again (demand I2).
@Suite(.onEveryEngine) struct ReconcileTests {
  @Test("what is seen for the first time is opened, with its owner and its day")
  func opened() async throws {
    let ledger = try await Ledger()
    let changes = try await ledger.look(["party:meta"], on: 0, source: "scan-1")
    let finding = try #require(try await ledger.finding("meta"))
    #expect(changes.opened == [finding.id])
    #expect(changes.reopened == [] && changes.closed == [])
    #expect(finding.state == .open)
    #expect(finding.kind == "party" && finding.place == "forum" && finding.owner == "web")
    #expect(finding.title == "party:meta was seen on day 0.")
    #expect(finding.first == time(0) && finding.last == time(0))
    #expect(finding.due == day(7))
    #expect(finding.returns == 0 && finding.closed == nil && finding.source == "scan-1")
    #expect(try await ledger.kinds() == ["finding.opened"])
    #expect(try await ledger.findings.openCount() == 1)
  }

  @Test("what is seen again stays the same finding: a new last time and title, the same day")
  func again() async throws {
    let ledger = try await Ledger()
    let first = try await ledger.look(["party:meta"], on: 0, source: "scan-1")
    let second = try await ledger.look(["party:meta"], on: 3, source: "scan-2")
    #expect(second == Reconciliation())
    let finding = try #require(try await ledger.finding("meta"))
    #expect([finding.id] == first.opened)
    #expect(finding.first == time(0) && finding.last == time(3))
    #expect(finding.due == day(7))
    #expect(finding.title == "party:meta was seen on day 3.")
    #expect(finding.source == "scan-2")
    #expect(try await ledger.kinds() == ["finding.opened"])
  }

  @Test("what is not seen any more is closed when its kind was looked at whole")
  func closed() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta", "party:google"], on: 0)
    let changes = try await ledger.look(["party:google"], on: 1)
    let gone = try #require(try await ledger.finding("meta"))
    #expect(changes.closed == [gone.id])
    #expect(gone.state == .closed && gone.closed == time(1))
    #expect(gone.last == time(0), "it was not seen on the day it was closed")
    #expect(try await ledger.finding("google")?.state == .open)
    #expect(
      try await ledger.kinds() == ["finding.opened", "finding.opened", "finding.closed"])
  }

  @Test("what is not seen stays open when its kind was not looked at whole: unknown is not gone")
  func notCovered() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta", "page:/about"], on: 0)
    let changes = try await ledger.look([], covering: ["page"], on: 1)
    #expect(changes.closed.count == 1)
    #expect(try await ledger.finding("meta")?.state == .open)
    #expect(try await ledger.finding("/about")?.state == .closed)
    #expect(try await ledger.look([], covering: [], on: 2) == Reconciliation())
  }

  @Test("what comes back opens again by itself, counts, and has a new day")
  func reopened() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    try await ledger.look([], on: 1)
    let changes = try await ledger.look(["party:meta"], on: 10)
    let finding = try #require(try await ledger.finding("meta"))
    #expect(changes.reopened == [finding.id] && changes.opened == [])
    #expect(finding.state == .open && finding.closed == nil)
    #expect(finding.returns == 1)
    #expect(finding.first == time(0))
    #expect(finding.due == day(17))
    try await ledger.look([], on: 11)
    try await ledger.look(["party:meta"], on: 12)
    #expect(try await ledger.finding("meta")?.returns == 2)
    #expect(
      try await ledger.kinds() == [
        "finding.opened", "finding.closed", "finding.reopened", "finding.closed",
        "finding.reopened",
      ])
  }

  @Test("the same thing at another place, or of another kind, is another finding")
  func identity() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta", "page:meta"], on: 0)
    try await ledger.look(at: "shop", ["party:meta"], on: 0)
    #expect(try await ledger.findings.openCount() == 3)
    let changes = try await ledger.look(at: "shop", [], on: 1)
    #expect(changes.closed.count == 1)
    #expect(try await ledger.findings.list(place: "forum", limit: 9).count == 2)
  }

  @Test("what is observed twice in one look is one finding, and the first sentence stands")
  func twice() async throws {
    let ledger = try await Ledger()
    let changes = try await ledger.database.write { transaction in
      try Findings.reconcile(
        [
          Observation(kind: "party", key: "meta", title: "first", owner: "web", days: 3),
          Observation(kind: "party", key: "meta", title: "second", owner: "ads", days: 9),
        ], at: "forum", covered: [], source: "scan", now: time(0), transaction
      ).changes
    }
    #expect(changes.opened.count == 1)
    #expect(try await ledger.finding("meta")?.title == "first")
  }

  @Test("an entry says what and where, and who did it")
  func entries() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let finding = try #require(try await ledger.finding("meta"))
    let entry = try await ledger.database.read { try $0.entry(1) }
    let leaf = try JSON(parsing: entry.leaf)
    let text = leaf.text
    for member in [finding.id, "party", "forum", "meta", "system"] {
      #expect(text.contains("\"\(member)\""))
    }
    #expect(!text.contains("web"), "an entry names no team: teams may be named after people")
  }
}
