import Findings
import Formats
import Store
import TestSupport
import Testing

/// What people do with findings.
@Suite(.onEveryEngine) struct PersonsActTests {
  private let priya = Actor(kind: .staff, id: "priya")

  @Test("a person closes a finding once, and it opens again by itself when it is seen again")
  func close() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let id = try #require(try await ledger.finding("meta")).id
    let closed = try await ledger.findings.close(id, actor: priya, at: time(2))
    #expect(closed.state == .closed && closed.closed == time(2))
    await #expect(throws: FindingError.closed(id: id)) {
      try await ledger.findings.close(id, actor: priya, at: time(3))
    }
    #expect(try await ledger.findings.openCount() == 0)
    #expect(try await ledger.findings.count(.closed) == 1)
    let changes = try await ledger.look(["party:meta"], on: 4)
    #expect(changes.reopened == [id])
    #expect(try await ledger.findings.find(id)?.returns == 1)
    #expect(
      try await ledger.kinds() == ["finding.opened", "finding.closed", "finding.reopened"])
  }

  @Test("a closed finding that is not seen stays as it was closed")
  func stays() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let id = try #require(try await ledger.finding("meta")).id
    _ = try await ledger.findings.close(id, actor: priya, at: time(2))
    #expect(try await ledger.look([], on: 4) == Reconciliation())
    #expect(try await ledger.findings.find(id)?.closed == time(2))
  }

  @Test("a finding is given to a team, with another day if one is named")
  func assign() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let id = try #require(try await ledger.finding("meta")).id
    let given = try await ledger.findings.assign(id, to: "ads", actor: priya, at: time(1))
    #expect(given.owner == "ads" && given.due == day(7))
    let later = try await ledger.findings.assign(
      id, to: "ads", due: day(30), actor: priya, at: time(1))
    #expect(later.due == day(30))
    #expect(try await ledger.findings.find(id) == later)
    #expect(
      try await ledger.kinds() == ["finding.opened", "finding.assigned", "finding.assigned"])
    try await ledger.look(["party:meta"], on: 5)
    #expect(try await ledger.findings.find(id)?.owner == "ads", "a look takes it from no team")
    #expect(try await ledger.findings.find(id)?.due == day(30))
  }

  @Test("what does not exist, and nobody as an owner, are refused and change nothing")
  func refusals() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let id = try #require(try await ledger.finding("meta")).id
    let head = try await ledger.head()
    await #expect(throws: FindingError.unknown(id: "nothing")) {
      try await ledger.findings.close("nothing", actor: priya, at: time(1))
    }
    await #expect(throws: FindingError.unknown(id: "nothing")) {
      try await ledger.findings.assign("nothing", to: "web", actor: priya, at: time(1))
    }
    await #expect(throws: FindingError.noOwner) {
      try await ledger.findings.assign(id, to: "", actor: priya, at: time(1))
    }
    #expect(try await ledger.head() == head)
    #expect(try await ledger.findings.find("nothing") == nil)
  }

  @Test("a list begins with the most urgent and goes on where it ended, without a gap or a double")
  func paging() async throws {
    let ledger = try await Ledger()
    // Given days in an order that is neither that of the keys nor that of opening.
    for number in 0..<23 {
      try await ledger.look(
        ["kind\(number % 3):key\(number)"], covering: [], on: Int64(number), days: (number * 7) % 11
      )
    }
    let whole = try await ledger.findings.list(limit: 100)
    #expect(whole.count == 23)
    #expect(whole.map(\.due) == whole.map(\.due).sorted())
    var paged: [Finding] = []
    while true {
      let page = try await ledger.findings.list(after: paged.last?.id, limit: 5)
      guard !page.isEmpty else { break }
      #expect(page.count <= 5)
      paged += page
      try #require(paged.count <= 23)
    }
    #expect(paged == whole)
  }

  @Test("a list is of a state and a place: open unless another is asked for")
  func filters() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta", "party:google"], on: 0)
    try await ledger.look(at: "shop", ["party:meta"], on: 0)
    try await ledger.look(["party:google"], on: 1)
    #expect(try await ledger.findings.list(limit: 9).count == 2)
    #expect(try await ledger.findings.list(.closed, limit: 9).map(\.key) == ["meta"])
    #expect(try await ledger.findings.list(nil, limit: 9).count == 3)
    #expect(try await ledger.findings.list(place: "shop", limit: 9).map(\.place) == ["shop"])
    #expect(try await ledger.findings.list(limit: 0) == [])
    #expect(try await ledger.findings.list(limit: -1) == [])
  }

  @Test("a finding is overdue from the day after its day, while it is open")
  func overdue() async throws {
    let ledger = try await Ledger()
    try await ledger.look(["party:meta"], on: 0)
    let open = try #require(try await ledger.finding("meta"))
    #expect(!open.isOverdue(on: day(7)))
    #expect(open.isOverdue(on: day(8)))
    let closed = try await ledger.findings.close(open.id, actor: priya, at: time(1))
    #expect(!closed.isOverdue(on: day(99)))
  }

  @Test("every refusal says in lower case what is wrong and what to do")
  func words() {
    #expect(FindingError.unknown(id: "f1").description.contains("aboveboard findings list"))
    #expect(
      FindingError.closed(id: "f1").description
        == "finding f1 is closed already; nothing was changed")
    #expect(FindingError.noOwner.description.contains("name a team"))
  }
}
