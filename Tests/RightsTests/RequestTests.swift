import Consent
import Findings
import Formats
import Foundation
import Law
import Members
import Rights
import Store
import TestSupport
import Testing
import Vault

@Suite(.onEveryEngine) struct RequestTests {
  @Test("a request that came by post last week counts from the day of receipt, with its steps")
  func receipt() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive(received: "2026-08-28")
    #expect(request.state == .running && request.isIdentified)
    let deadline = try await desk.requests.deadline(of: request)
    #expect(deadline.law == "uk-gdpr" && deadline.start.iso == "2026-08-28")
    #expect(request.legalDue?.iso == "2026-09-28" && request.safeDue == deadline.safeDue)
    #expect(deadline.steps.contains { $0.source.contains("12A") })
    await #expect(throws: RequestError.day("the day of receipt")) {
      try await desk.receive(received: "2026-09-04")
    }
    #expect(try await desk.requests.check().isSound)
  }

  @Test(
    "a pause stops the clock, its answer moves the day, and an extension needs its notice in time")
  func pauseAndExtend() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive()
    let due = try #require(request.legalDue)
    let paused = try await desk.requests.pause(
      request.id, question: "Which account?", actor: RightsDesk.lead,
      at: try RightsDesk.at("2026-09-10"))
    #expect(paused.state == .paused && paused.legalDue == nil)
    await #expect(throws: RequestError.notAllowed(.answer, from: .paused)) {
      try await desk.requests.complete(
        request.id, outcome: .done, words: "here", actor: RightsDesk.lead,
        at: try RightsDesk.at("2026-09-11"))
    }
    let resumed = try await desk.requests.resume(
      request.id, actor: RightsDesk.lead, at: try RightsDesk.at("2026-09-14"))
    #expect(resumed.state == .running)
    #expect(try #require(resumed.legalDue) > due)
    let extended = try await desk.requests.extend(
      request.id, reasons: "many systems", actor: RightsDesk.lead,
      at: try RightsDesk.at("2026-09-20"))
    #expect(extended.state == .extended)
    #expect(try #require(extended.legalDue) > #require(resumed.legalDue))
    let again = try await desk.requests.pause(
      request.id, question: "And which year?", actor: RightsDesk.lead,
      at: try RightsDesk.at("2026-09-21"))
    #expect(again.state == .paused)
    let back = try await desk.requests.resume(
      request.id, actor: RightsDesk.lead, at: try RightsDesk.at("2026-09-22"))
    #expect(back.state == .extended)
    let other = try await desk.receive(.erasure)
    await #expect(throws: RequestError.extensionTooLate(try RightsDesk.day("2026-10-03"))) {
      try await desk.requests.extend(
        other.id, reasons: "late", actor: RightsDesk.lead, at: try RightsDesk.at("2026-10-04"))
    }
    await #expect(throws: RequestError.cannotPause(law: "uk-gdpr")) {
      try await desk.requests.pause(
        other.id, question: "which?", actor: RightsDesk.lead, at: RightsDesk.now)
    }
    #expect(try await desk.requests.check().isSound)
  }

  @Test("identity that was asked for moves the start in the United Kingdom, and not in the Union")
  func identity() async throws {
    let desk = try await RightsDesk()
    for (place, moves) in [("GB", true), ("FR", false)] {
      let request = try await desk.receive(of: nil, place: place)
      #expect(request.state == .received)
      _ = try await desk.requests.askIdentity(
        request.id, reason: "somebody else wrote", actor: RightsDesk.lead, at: RightsDesk.now)
      await #expect(throws: RequestError.notAllowed(.answer, from: .awaitingIdentity)) {
        try await desk.requests.complete(
          request.id, outcome: .done, words: "x", actor: RightsDesk.lead, at: RightsDesk.now)
      }
      let known = try await desk.requests.identify(
        request.id, as: moves ? 1 : 2, actor: RightsDesk.lead,
        at: try RightsDesk.at("2026-09-09"))
      #expect(known.state == .running && known.identity?.iso == "2026-09-09")
      let start = try await desk.requests.deadline(of: known).start
      #expect(start.iso == (moves ? "2026-09-09" : "2026-09-03"))
      let said = try await desk.requests.content(of: known)
      #expect(said?.words?.contains("Quentin") == true)
    }
    #expect(try await desk.requests.check().isSound)
  }

  @Test("where nobody knows where the person lives, the strictest counts and says so")
  func unknownPlace() async throws {
    let desk = try await RightsDesk()
    let unknown = try await desk.receive(place: nil)
    let deadline = try await desk.requests.deadline(of: unknown)
    #expect(deadline.warnings.first?.contains("is not known") == true)
    for place in ["GB", "FR"] {
      var clock = RequestClock(.access, received: unknown.received, home: "GB")
      clock.place = place
      let other = try #require(try clock.deadline().legalDue)
      #expect(try #require(unknown.legalDue) <= other.adding(days: 1))
    }
    var brazil = RequestClock(.access, received: unknown.received, home: "GB")
    brazil.place = "BR"
    #expect(try brazil.deadline().law == "br-lgpd")
    brazil.place = "US"
    #expect(try brazil.deadline().law == "uk-gdpr")
  }

  @Test(
    "a second request of the same person for the same thing is joined, and its earlier day counts")
  func duplicates() async throws {
    let desk = try await RightsDesk()
    let first = try await desk.receive()
    let second = try await desk.receive(received: "2026-09-01")
    #expect(second.id == first.id && second.received.iso == "2026-09-01")
    let joined = try await desk.requests.joined(to: first.id)
    #expect(joined.map(\.received.iso) == ["2026-09-01"])
    let lost = try #require(joined.first)
    await #expect(throws: RequestError.joined(into: first.id)) {
      try await desk.requests.withdraw(lost.id, actor: RightsDesk.lead, at: RightsDesk.now)
    }
    #expect(try await desk.requests.count(on: RightsDesk.now.date) == 1)
    #expect(try await desk.requests.requests(of: 1).count == 2)
    let other = try await desk.receive(of: 2)
    #expect(other.id != first.id)
    #expect(try await desk.receive(.erasure).id != first.id)
    #expect(try await desk.requests.check().isSound)
  }

  @Test("a late answer and a late refusal need a written reason; a refusal needs reasons at all")
  func late() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive()
    let due = try #require(request.legalDue)
    let after = try RightsDesk.at("2026-10-20")
    await #expect(throws: RequestError.lateReasonNeeded(due)) {
      try await desk.requests.complete(
        request.id, outcome: .done, words: "here", actor: RightsDesk.lead, at: after)
    }
    await #expect(throws: RequestError.text("the reasons")) {
      try await desk.requests.refuse(
        request.id, reasons: "  ", actor: RightsDesk.lead, at: after)
    }
    let answered = try await desk.requests.complete(
      request.id, outcome: .done, words: "here", late: "the archive burned",
      actor: RightsDesk.lead, at: after)
    #expect(answered.state == .answered && answered.endedLate)
    let note = try #require(try await desk.requests.history(of: answered).last)
    #expect(note.texts["late"] == "the archive burned" && note.texts["salt"] == nil)
    await #expect(throws: RequestError.notAllowed(.withdraw, from: .answered)) {
      try await desk.requests.withdraw(request.id, actor: RightsDesk.lead, at: after)
    }
    let figures = try await desk.requests.figures(on: after.date)
    #expect(figures.lines.map(\.late) == [1] && figures.lines.first?.medianDays == 47)
  }

  @Test(
    "who acts for somebody waits for their paper to be checked; a second person's data waits for eyes"
  )
  func papers() async throws {
    let desk = try await RightsDesk()
    let draft = RequestDraft(
      .access, received: RightsDesk.now.date, channel: .post,
      content: RequestContent(words: "for my client", agent: "Solicitors & Co"), behalf: .agent,
      mandate: String(repeating: "ab", count: 32), place: "GB")
    let request = try await desk.requests.receive(
      draft, subject: 1, home: "GB", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(request.state == .received && request.mandate == .waiting)
    await #expect(throws: RequestError.mandateUnchecked) {
      try await desk.requests.start(request.id, actor: RightsDesk.lead, at: RightsDesk.now)
    }
    let checked = try await desk.requests.checkMandate(
      request.id, isAccepted: true, reason: "seen", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(checked.state == .running)
    _ = try await desk.requests.flagOthers(
      request.id, reason: "a letter names a neighbour", actor: RightsDesk.lead,
      at: RightsDesk.now)
    await #expect(throws: RequestError.secondPerson) {
      try await desk.requests.complete(
        request.id, outcome: .done, words: "here", actor: RightsDesk.lead, at: RightsDesk.now)
    }
    _ = try await desk.requests.clearOthers(
      request.id, reason: "blacked out", actor: RightsDesk.lead, at: RightsDesk.now)
    let done = try await desk.requests.complete(
      request.id, outcome: .done, words: "here", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(done.state == .answered)
    #expect(try await desk.requests.check().isSound)
  }

  @Test("a complaint is acknowledged, enquired into and then decided, in this order")
  func complaint() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive(.complaint)
    func decide() async throws -> SubjectRequest {
      try await desk.requests.complete(
        request.id, outcome: .upheld, words: "you were right", actor: RightsDesk.lead,
        at: RightsDesk.now)
    }
    await #expect(throws: RequestError.complaintStep("acknowledged")) { try await decide() }
    let told = try await desk.requests.acknowledge(
      request.id, actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(told.legalDue == nil && told.safeDue?.iso == "2026-10-03")
    await #expect(throws: RequestError.complaintStep("enquired into")) { try await decide() }
    _ = try await desk.requests.enquire(
      request.id, findings: "the mailing went out twice", actor: RightsDesk.lead,
      at: RightsDesk.now)
    await #expect(throws: RequestError.outcome(.done, .complaint)) {
      try await desk.requests.complete(
        request.id, outcome: .done, words: "x", actor: RightsDesk.lead, at: RightsDesk.now)
    }
    #expect(try await decide().outcome == .upheld)
  }

  @Test("a notice of an authority has its own day and tasks, and is not finished before they are")
  func notice() async throws {
    let desk = try await RightsDesk()
    let notice = try await desk.requests.receive(
      RequestDraft(
        .notice, received: RightsDesk.now.date, channel: .post,
        content: RequestContent(words: "show the contracts", authority: "Information Commissioner"),
        due: try RightsDesk.day("2026-09-20")),
      home: "GB", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(notice.state == .running && notice.legalDue?.iso == "2026-09-20")
    let number = try await desk.requests.addTask(
      "find the contracts", to: notice.id, owner: "marketing",
      due: try RightsDesk.day("2026-09-10"), actor: RightsDesk.lead, at: RightsDesk.now)
    await #expect(throws: RequestError.tasksOpen(1)) {
      try await desk.requests.complete(
        notice.id, outcome: .done, words: "sent", actor: RightsDesk.lead, at: RightsDesk.now)
    }
    try await desk.requests.finishTask(
      number, of: notice.id, words: "in the pack", actor: RightsDesk.lead, at: RightsDesk.now)
    await #expect(throws: RequestError.unknownTask(number)) {
      try await desk.requests.finishTask(
        number, of: notice.id, words: "again", actor: RightsDesk.lead, at: RightsDesk.now)
    }
    #expect(try await desk.requests.tasks(of: notice.id).first?.what == "find the contracts")
    _ = try await desk.requests.complete(
      notice.id, outcome: .done, words: "sent", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(try await desk.requests.figures(on: RightsDesk.now.date).lines.isEmpty)
    #expect(try await desk.requests.check().isSound)
  }

  @Test("somebody is warned 14, 7, 3 and 1 days before, past the safe date and late: once each")
  func warnings() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive()
    let safe = try #require(request.safeDue)
    let findings = Findings(database: desk.database)
    func round(_ left: Int) async throws -> (RequestRound, Set<String>) {
      let at = try RightsDesk.at(safe.adding(days: -left).iso)
      let round = try await desk.requests.watch(
        roles: RequestRoles(desk: "Desk", officer: "Officer"), at: at, letters: { _, _ in [] })
      return (round, Set(try await findings.list(limit: 10).map { "\($0.kind) \($0.owner)" }))
    }
    #expect(try await round(15).0 == RequestRound())
    for (left, expected) in [
      (14, "request-due Desk"), (7, "request-due Desk"), (3, "request-due Desk"),
      (1, "request-escalated Officer"), (-1, "request-escalated Officer"),
      (-30, "request-late Officer"),
    ] {
      let (first, kinds) = try await round(left)
      #expect(first.warned == 1 && kinds == [expected], "\(left) \(kinds)")
      #expect(try await round(left).0.warned == 0)
    }
    _ = try await desk.requests.withdraw(
      request.id, actor: RightsDesk.lead, at: try RightsDesk.at("2026-12-01"))
    #expect(try await round(-40).1.isEmpty)
    #expect(try await desk.requests.check().isSound)
  }

  @Test("after an erasure nothing of what was said is left, and the request can still be answered")
  func erasure() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive(.erasure)
    let data = RequestData(key: try await desk.vault.key(for: 1), vault: desk.vault)
    let collected = try await desk.database.read { try data.collect(subject: 1, $0) }
    #expect(collected.text.contains("Quentin Querulous"))
    #expect(try await desk.database.read { try data.count(subject: 1, $0) } == 1)
    try await desk.database.write { try data.erase(subject: 1, $0) }
    #expect(try await desk.database.read { try data.count(subject: 1, $0) } == 0)
    let erased = try await desk.requests.find(request.id)
    #expect(erased.isErased && erased.subject == nil)
    #expect(try await desk.requests.content(of: erased) == nil)
    let done = try await desk.requests.complete(
      request.id, outcome: .done, words: "everything is gone", actor: RightsDesk.lead,
      at: RightsDesk.now)
    #expect(done.state == .answered)
    #expect(try await desk.requests.check().isSound)
  }

  @Test("no text of anybody's stands in a table or in the log")
  func sealed() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive(of: nil)
    _ = try await desk.requests.identify(
      request.id, as: 1, actor: RightsDesk.lead, at: RightsDesk.now)
    _ = try await desk.requests.refuse(
      request.id, reasons: "Quentin asked nine times", actor: RightsDesk.lead,
      at: RightsDesk.now)
    let leaves = try await desk.database.read { try $0.entries(after: 0, limit: 100) }
    #expect(!leaves.isEmpty)
    for entry in leaves {
      let text = String(decoding: entry.leaf, as: UTF8.self)
      #expect(!text.contains("Quentin") && !text.contains("lead\""), "\(text)")
    }
    for file in try desk.folder.everything() {
      #expect(file.range(of: .init("Quentin".utf8)) == nil)
    }
  }

  @Test("a link opens one request once, and attempts are counted in the database")
  func links() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive(of: nil)
    let secret = try await desk.requests.makeLink(to: request.id, at: RightsDesk.now)
    #expect(try await desk.requests.linked(by: secret, at: RightsDesk.now).id == request.id)
    _ = try await desk.requests.identify(
      request.id, as: nil, actor: RightsDesk.lead, at: RightsDesk.now,
      also: { try Requests.use(link: secret, at: RightsDesk.now, $0) })
    await #expect(throws: RequestError.deadLink) {
      try await desk.requests.linked(by: secret, at: RightsDesk.now)
    }
    for _ in 0..<3 { try await desk.requests.count([1], most: 3, at: RightsDesk.now) }
    await #expect(throws: RequestError.tooMany) {
      try await desk.requests.count([1], most: 3, at: RightsDesk.now)
    }
    try await desk.requests.count([1], most: 3, at: RightsDesk.now.adding(seconds: 3_600))
  }

  @Test("a day of rest that the workspace adds moves what rolls onto it, and back")
  func holidays() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive()
    #expect(request.legalDue?.iso == "2026-10-05")
    let day = try RightsDesk.day("2026-10-05")
    let moved = try await desk.requests.add(
      holiday: day, name: "a proclaimed day", actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(moved == 1)
    #expect(try await desk.requests.find(request.id).legalDue?.iso == "2026-10-06")
    #expect(try await desk.requests.check().isSound)
    _ = try await desk.requests.remove(holiday: day, actor: RightsDesk.lead, at: RightsDesk.now)
    #expect(try await desk.requests.find(request.id).legalDue?.iso == "2026-10-05")
  }

  @Test("a change of a table that the log does not bear out is found")
  func damage() async throws {
    let desk = try await RightsDesk()
    let request = try await desk.receive()
    try await desk.database.write {
      try $0.run("UPDATE requests SET state = 'answered' WHERE id = \(request.id)")
    }
    let flaws = try await desk.requests.check()
    #expect(flaws.all.map(\.kind.code) == ["requests.state"])
  }

  @Test("a long list goes on where it stopped, and filters leave out what they must")
  func lists() async throws {
    let desk = try await RightsDesk()
    for number in 0..<7 {
      _ = try await desk.receive(.unclassified, of: nil, words: "number \(number)")
    }
    let today = RightsDesk.now.date
    var seen: [String] = []
    var after: String?
    while true {
      let page = try await desk.requests.list(after: after, limit: 3, on: today)
      if page.isEmpty { break }
      seen += page.map(\.id)
      after = page.last?.id
    }
    #expect(seen.count == 7 && Set(seen).count == 7)
    let first = try #require(seen.first)
    _ = try await desk.requests.classify(
      first, as: .erasure, actor: RightsDesk.lead, at: RightsDesk.now)
    let erasures = try await desk.requests.list(
      RequestFilter(right: .erasure), limit: 10, on: today)
    #expect(erasures.map(\.id) == [first])
    #expect(try await desk.requests.count(RequestFilter(.ended), on: today) == 0)
  }
}
