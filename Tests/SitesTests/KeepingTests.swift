import Findings
import Formats
import Store
import TestSupport
import Testing

@testable import Sites

/// What is kept of scans.
@Suite(.onEveryEngine) struct KeepingTests {
  @Test("a scan is kept, listed, and read again as it was")
  func kept() async throws {
    let house = try await House()
    let report = Declared.report([Declared.party("tracker.example")], on: 1)
    let kept = try await house.keep(report)
    #expect(kept.summary.site == "forum" && kept.summary.parties == 1)
    #expect(kept.summary.isComplete && kept.summary.node == "here")
    #expect(kept.summary.actor == house.priya)
    #expect(kept.summary.folder == house.sites.folder(of: kept.summary.id))
    #expect(try await house.sites.report(kept.summary.id) == report)
    #expect(try await house.sites.summary(kept.summary.id) == kept.summary)
    #expect(try await house.sites.latest(of: "forum") == kept.summary)
    #expect(try await house.sites.latest(of: "shop") == nil)
    await #expect(throws: SitesError.unknownScan("nothing")) {
      try await house.sites.report("nothing")
    }
    await #expect(throws: SitesError.unknownScan("nothing")) {
      try await house.sites.summary("nothing")
    }
  }

  @Test("the entry of a scan binds the manifest, and stands where the scan says")
  func entry() async throws {
    let house = try await House()
    let kept = try await house.keep(Declared.report([Declared.party("tracker.example")]))
    let entry = try await house.database.read { try $0.entry(kept.summary.sequence) }
    #expect(entry.kind == "site.scanned")
    let text = try JSON(parsing: entry.leaf).text
    #expect(text.contains(Hex.encode(kept.summary.manifest)))
    #expect(text.contains(kept.summary.id))
    #expect(try await house.entries().map(\.kind) == ["site.scanned", "finding.opened"])
  }

  @Test("what a scan found becomes a finding; what is gone from the next is closed, and comes back")
  func findings() async throws {
    let house = try await House()
    let seen = Declared.report([Declared.party("tracker.example")], on: 1)
    let first = try await house.keep(seen)
    #expect(first.changes.opened.count == 1)
    let gone = try await house.keep(Declared.report(on: 2))
    #expect(gone.changes.closed == first.changes.opened)
    let back = try await house.keep(Declared.report([Declared.party("tracker.example")], on: 3))
    #expect(back.changes.reopened == first.changes.opened)
    let finding = try #require(try await house.findings.find(first.changes.opened.first ?? ""))
    #expect(finding.source == back.summary.id && finding.place == "forum")
  }

  @Test("a site that is in no register is kept, and nothing becomes a finding")
  func undeclared() async throws {
    let house = try await House()
    let kept = try await house.keep(
      Declared.report([Declared.party("tracker.example")]) { $0.site = "www.other.example" },
      isDeclared: false)
    #expect(kept.changes == Reconciliation())
    #expect(try await house.findings.list(nil, limit: 9) == [])
    #expect(try await house.sites.parties().map(\.site) == ["www.other.example"])
  }

  @Test("lists go from the newest on, by site, without a gap or a double")
  func lists() async throws {
    let house = try await House()
    for day in 1...7 {
      try await house.keep(
        Declared.report(on: Int64(day)) { $0.site = day == 4 ? "shop" : "forum" })
    }
    let all = try await house.sites.list(limit: 99)
    #expect(all.map(\.began) == (1...7).reversed().map { time(Int64($0)) })
    var paged: [ScanSummary] = []
    while true {
      let page = try await house.sites.list(before: paged.last?.id, limit: 2)
      guard !page.isEmpty else { break }
      paged += page
      try #require(paged.count <= 7)
    }
    #expect(paged == all)
    #expect(try await house.sites.list(site: "shop", limit: 9).count == 1)
    #expect(try await house.sites.list(limit: 0) == [])
  }

  @Test("who was seen is kept with first and last, and is gone only when a whole scan says so")
  func parties() async throws {
    let house = try await House()
    func seen() async throws -> SeenParty? {
      try await house.sites.parties(site: "forum").first { $0.party == "tracker.example" }
    }
    try await house.keep(Declared.report([Declared.party("tracker.example")], on: 1))
    #expect(try await seen()?.removed == nil)
    let inPart = Declared.report(
      states: [Declared.state(.before), Declared.state(.accept) { $0.problem = "no button" }],
      on: 2)
    try await house.keep(inPart)
    #expect(try await seen()?.removed == nil)
    try await house.keep(Declared.report(states: [Declared.state(.before)], on: 3))
    #expect(try await seen()?.removed == nil, "it may fire after a choice alone")
    try await house.keep(Declared.report(on: 4))
    #expect(try await seen()?.removed == time(4))
    #expect(try await seen()?.last == time(1))
    try await house.keep(Declared.report(on: 5))
    #expect(try await seen()?.removed == time(4), "the day on which it was gone first")
    try await house.keep(Declared.report([Declared.party("tracker.example")], on: 6))
    let back = try #require(try await seen())
    #expect(back.removed == nil && back.last == time(6))
    #expect(back.first == time(0))
    #expect(try await house.sites.parties(site: "shop") == [])
  }
}
