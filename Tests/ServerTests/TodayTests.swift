import Findings
import Formats
import Questions
import Register
import Sites
import Staff
import Standing
import Store
import Testing
import Workspace

@testable import Server

/// What needs a person: each kind appears when it does, and is gone when it is dealt with.
@Suite struct TodayTests {
  private static let day: Int64 = 86_400

  private static func later(_ days: Int64) -> Timestamp {
    House.start.adding(seconds: days * day)
  }

  @Test("with nothing to do, today says so, and when our sites were last looked at")
  func empty() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      #expect(try await house.workspace.today(at: House.start).isEmpty)
      let plain = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(plain.text.contains("Nothing needs you today."))
      #expect(plain.text.contains("As of 21 November 2026, 09:00 UTC"))
      try await house.declareSite()
      let never = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(never.text.contains("www never"))
      try await house.keep(SiteSamples.report([]))
      let seen = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(seen.text.contains("www 21 November 2026, 09:01 UTC"))
    }
  }

  @Test("an open finding is there with its team and day, the overdue one first, until it is closed")
  func findings() async throws {
    try await House.run { house in
      try await house.find(["slow": ("web", 20), "late": ("editors", 2), "next": ("web", 9)])
      let today = try await house.workspace.today(at: Self.later(3))
      let part = try #require(today.part(.findings))
      #expect(part.lines.map(\.what) == ["late was seen.", "next was seen.", "slow was seen."])
      #expect(part.lines.map(\.isOverdue) == [true, false, false])
      #expect(part.lines.map(\.team) == ["editors", "web", "web"])
      #expect(part.lines.first?.why == "editors was to deal with it by 23 November 2026.")
      #expect(today.count == 3 && today.overdue == 1)
      for finding in try await house.workspace.findings.list(limit: 10) {
        _ = try await house.workspace.findings.close(
          finding.id, actor: House.system, at: Self.later(3))
      }
      #expect(try await house.workspace.today(at: Self.later(3)).isEmpty)
    }
  }

  @Test("of many, ten are shown, and how many more there are leads to all of them")
  func many() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      try await house.find(
        Dictionary(uniqueKeysWithValues: (10..<22).map { ("thing\($0)", ("web", $0)) }))
      let page = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(page.text.contains("12 things need somebody. Nothing is overdue."))
      #expect(page.text.contains("<a href=\"/desk#findings\">and 2 more"))
      let (today, _) = page.text.halves(at: "id=\"findings\"")
      #expect(today.contains("thing19") && !today.contains("thing20"))
      for line in try await house.workspace.findings.list(limit: 10) {
        #expect(today.contains("href=\"/desk#finding-\(line.id)\""))
        #expect(page.text.occurrences(of: "id=\"finding-\(line.id)\"") == 1)
      }
    }
  }

  @Test("an agreement is called up 60 days before its end, says what stops, and goes when renewed")
  func agreements() async throws {
    try await House.run { house in
      let last = Fixture.today.adding(days: 60)
      try await house.publish { register in
        register.agreements = Declared(
          register.agreements.map { agreement in
            var agreement = agreement
            agreement.until = last
            return agreement
          })
      }
      let workspace = house.workspace
      #expect(try await workspace.today(at: Self.later(-1)).isEmpty)
      let soon = try #require(try await workspace.today(at: House.start).part(.agreements))
      #expect(soon.lines.first?.due == last && soon.overdue == 0)
      #expect(soon.lines.first?.why.contains("Nappy brand have nothing for baby offers") == true)
      #expect(soon.lines.first?.team == "partnerships")
      // On its last day it is in force still.
      #expect(try await workspace.today(at: Self.later(60)).overdue == 0)
      let over = try await workspace.today(at: Self.later(61))
      #expect(over.overdue == 1)
      #expect(over.part(.agreements)?.lines.first?.why.hasPrefix("It ended on 20 January") == true)
      try await house.publish { register in
        guard var next = register.agreements[id: Fixture.supply] else { return }
        var first = next
        first.until = last
        next.id = Fixture.mail
        next.from = last.adding(days: 1)
        register.agreements = Declared([first, next])
      }
      #expect(try await workspace.today(at: House.start).isEmpty)
      #expect(try await workspace.today(at: Self.later(61)).isEmpty)
    }
  }

  @Test("a successor that lets a recipient have less does not take an agreement over")
  func lesser() async throws {
    try await House.run { house in
      try await house.publish { register in
        guard var first = register.agreements[id: Fixture.supply] else { return }
        var next = first
        first.until = Fixture.today.adding(days: 10)
        next.id = Fixture.mail
        next.fields = [Fixture.name]
        register.agreements = Declared([first, next])
      }
      #expect(try await house.workspace.today(at: House.start).part(.agreements)?.count == 1)
    }
  }

  @Test(
    "a plan waits for somebody else's approval, then for being sent, and is not called up for ever")
  func disclosures() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let marketer = try await house.signIn(staff: "marta", .marketer)
      let made = try await house.post(
        "/desk/plans", cookie: marketer, page: "/desk",
        [("purpose", "offers"), ("recipient", "brand"), ("required", "name")])
      let path = String((made.header("location") ?? "").prefix { $0 != "?" })
      let planned = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(planned.text.contains("Disclosures to approve"))
      #expect(planned.text.contains("Somebody else approves it."))
      #expect(planned.text.contains("href=\"\(path)\">baby offers for Nappy brand"))
      #expect(try await house.workspace.today(at: Self.later(31)).isEmpty)
      _ = try await house.post(path + "/approve", cookie: lead, page: path, [])
      let today = try await house.workspace.today(at: House.start)
      #expect(today.part(.approvals) == nil)
      let waiting = try #require(today.part(.sendings))
      #expect(waiting.lines.first?.why.contains("by lena, and not sent") == true)
      #expect(waiting.lines.first?.team == "partnerships")
      #expect(try await house.workspace.today(at: House.start, team: "editors").isEmpty)
      #expect(try await house.workspace.today(at: House.start, team: "partnerships").count == 1)
    }
  }

  @Test("a question waits to be read, then for its answer, is overdue once, and goes when answered")
  func questions() async throws {
    try await House.run { house in
      let workspace = house.workspace
      let asked = try await workspace.questions.ask(
        "Does Ada get this?", penName: nil, at: House.start
      ).question
      let unread = try #require(try await workspace.today(at: House.start).part(.questions))
      #expect(unread.count == 1 && unread.lines.first?.what == "A question of 21 November 2026")
      #expect(unread.lines.allSatisfy { !$0.what.contains("Ada") && !$0.why.contains("Ada") })
      _ = try await workspace.questions.accept(
        asked.id, owner: "editors", promised: Fixture.today.adding(days: 2), actor: House.system,
        at: House.start)
      let owed = try #require(try await workspace.today(at: Self.later(2)).part(.questions))
      #expect(owed.overdue == 0 && owed.lines.first?.team == "editors")
      let late = Self.later(3)
      // The same missed promise is a finding too, and is told once.
      var recheck: Recheck?
      while recheck == nil { recheck = try await workspace.recheckQuestions(at: late) }
      #expect(recheck?.findings.opened.count == 1)
      let today = try await workspace.today(at: late)
      #expect(today.count == 1 && today.overdue == 1)
      _ = try await workspace.answer(asked.id, "Nobody does.", actor: House.system, at: late)
      #expect(try await workspace.today(at: late).isEmpty)
    }
  }

  @Test("a scan that has not come a day after it was due is overdue until the site is looked at")
  func overdueScan() async throws {
    try await House.run { house in
      try await house.declareSite()
      let workspace = house.workspace
      // In the server's future, so that it leaves the scan alone.
      try await workspace.scheduleScan(
        SiteScanRequest(site: "www"), every: 7, at: Self.later(10))
      #expect(try await workspace.today(at: Self.later(10).adding(seconds: Self.day)).isEmpty)
      let missed = try await workspace.today(at: Self.later(12))
      let line = try #require(missed.part(.sites)?.lines.first)
      #expect(line.isOverdue && line.team == "editors" && line.place == .site("www"))
      #expect(line.why.contains("It was never scanned."))
      // A server that has taken it up owes the same scan still.
      #expect(try await workspace.sites.takeDue(at: Self.later(12)).count == 1)
      #expect(try await workspace.today(at: Self.later(14)).overdue == 1)
      try await house.keep(SiteSamples.report([], after: 13 * Self.day))
      #expect(try await workspace.today(at: Self.later(14)).part(.sites) == nil)
    }
  }

  @Test("a scan that failed is told with its site, and goes when the site is looked at")
  func failedScan() async throws {
    try await House.run { house in
      try await house.declareSite()
      try await house.fail("site.scan", ["site": "www"], "the browser is not there")
      let today = try await house.workspace.today(at: House.start)
      #expect(today.parts.map(\.kind) == [.sites])
      let why = try #require(today.part(.sites)?.lines.first?.why)
      #expect(why.contains("It failed on 21 November 2026: the browser is not there."))
      try await house.keep(SiteSamples.report([]))
      #expect(try await house.workspace.today(at: House.start).part(.sites) == nil)
    }
  }

  @Test("a job that failed is told until the same is asked for again, or two weeks have passed")
  func failedJob() async throws {
    try await House.run { house in
      let workspace = house.workspace
      try await house.fail("test", ["what": "one"], "there is no such file")
      try await house.fail("test", ["what": "two"], "there is no such file")
      let part = try #require(try await workspace.today(at: House.start).part(.jobs))
      #expect(part.count == 2)
      #expect(part.lines.allSatisfy { $0.why.contains("there is no such file.") })
      let again = House.start.adding(seconds: 60)
      _ = try await workspace.jobs.ask(
        "test", detail: ["what": "one"], node: "elsewhere", actor: House.system, at: again)
      #expect(try await workspace.today(at: again).part(.jobs)?.count == 1)
      #expect(try await workspace.today(at: Self.later(15)).isEmpty)
    }
  }

  @Test("what waits for guardians is counted by form until it is destroyed")
  func guardians() async throws {
    try await House.run { house in
      let workspace = house.workspace
      let expires = Self.later(7)
      try await workspace.database.write { transaction in
        try transaction.insert(
          into: "form_requests", ["hash", "form", "waits_for", "sealed", "expires_at"],
          rows: [
            [.blob([1]), .text("join"), .text("guardian"), .blob([0]), expires.sqlValue],
            [.blob([2]), .text("join"), .text("guardian"), .blob([0]), expires.sqlValue],
            [.blob([3]), .text("join"), .text("owner"), .blob([0]), expires.sqlValue],
          ])
      }
      let part = try #require(try await workspace.today(at: House.start).part(.guardians))
      #expect(part.lines.map(\.what) == ["2 sign-ups wait for a guardian"])
      #expect(part.lines.first?.due == expires.date && part.overdue == 0)
      #expect(try await workspace.today(at: expires).isEmpty)
    }
  }
}

extension Today {
  func part(_ kind: Kind) -> Part? { parts.first { $0.kind == kind } }
}

extension String {
  /// What stands before the first occurrence of a text, and from there on.
  func halves(at text: String) -> (before: String, rest: String) {
    let parts = split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }
}

extension House {
  /// Opens a finding of each name, with a team and the days it has.
  func find(_ things: [String: (team: String, days: Int)]) async throws {
    let at = clock.now
    try await workspace.database.write { transaction in
      let found = try Findings.reconcile(
        things.sorted { $0.key < $1.key }.map { name, value in
          Observation(
            kind: "test", key: name, title: "\(name) was seen.", owner: value.team,
            days: value.days)
        }, at: "a place", covered: ["test"], source: "test", now: at, transaction)
      _ = try transaction.append(contentsOf: found.entries)
    }
  }

  /// Puts an edited register in force.
  func publish(_ edit: (inout Register) -> Void) async throws {
    var register = Fixture.register
    edit(&register)
    _ = try await workspace.standing.publish(
      register, files: [], actor: Self.system, at: clock.now)
  }

  /// Leaves a job that failed, on a machine that is not this one.
  func fail(_ kind: String, _ detail: JSON, _ error: String) async throws {
    let jobs = workspace.jobs
    let asked = try await jobs.ask(
      kind, detail: detail, node: "elsewhere", actor: Self.system, at: clock.now)
    let claimed = try #require(
      try await jobs.claim(for: "elsewhere", kinds: [kind], at: clock.now))
    #expect(claimed.id == asked.id)
    try await jobs.end(claimed, as: .failed, outcome: ["error": .string(error)], at: clock.now)
  }
}
