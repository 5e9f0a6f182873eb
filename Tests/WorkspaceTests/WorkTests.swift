import Consent
import Disclosure
import Formats
import Foundation
import Gate
import Index
import Members
import Staff
import Store
import TestSupport
import Testing
import Vault
import Workspace

@Suite("Work that goes on by itself", .onEveryEngine)
struct WorkTests {
  private func runner(_ community: Community) -> JobRunner {
    let now = community.now
    return community.workspace.jobRunner { now }
  }

  @Test("a sending that was asked for is carried out once, and not before it is approved")
  func send() async throws {
    let community = try await Community.make(members: 3)
    for number in 0..<2 { try await community.allow(number) }
    let workspace = community.workspace
    let plan = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    await #expect(throws: DisclosureError.notApproved(id: plan.id)) {
      _ = try await workspace.askToSend(
        plan.id, format: .csv, actor: Community.staff, at: community.now)
    }
    _ = try await workspace.disclosures.approve(
      plan.id, actor: Community.other, at: community.now)
    let job = try await workspace.askToSend(
      plan.id, format: .ndjson, actor: Community.staff, at: community.now)
    #expect(try await runner(community).runAll() == 1)
    let done = try #require(try await workspace.jobs.find(job.id))
    #expect(done.state == .done && done.outcome?["records"]?.int == 2)
    let sent = try await workspace.disclosures.show(plan.id)
    #expect(sent.state == .sent && sent.sent?.by == Community.staff && sent.file == "data.ndjson")
    await #expect(throws: DisclosureError.alreadySent(id: plan.id)) {
      _ = try await workspace.askToSend(
        plan.id, format: .csv, actor: Community.staff, at: community.now)
    }
    try await community.end()
  }

  @Test("a sending whose node ended after the commit is done, not failed, when another takes it up")
  func takenUpAfterCommit() async throws {
    let community = try await Community.make(members: 2)
    try await community.allow(0)
    let workspace = community.workspace
    let plan = try await workspace.disclosures.plan(
      try Community.nappies(), actor: Community.staff, at: community.now)
    _ = try await workspace.disclosures.approve(
      plan.id, actor: Community.other, at: community.now)
    let job = try await workspace.askToSend(
      plan.id, format: .csv, actor: Community.staff, at: community.now)
    let claimed = try await workspace.jobs.claim(
      for: "lost", kinds: [job.kind], at: community.now)
    #expect(claimed?.id == job.id)
    _ = try await workspace.disclosures.send(
      plan.id, actor: Community.staff, at: community.now)
    let later = community.now.adding(seconds: 60)
    try await workspace.jobRunner { later }.runAll()
    let done = try #require(try await workspace.jobs.find(job.id))
    #expect(done.state == .done && done.term == 2 && done.outcome?["records"]?.int == 1)
    try await community.end()
  }

  @Test("an import goes on after the rows that an earlier try took in, and comes to the same end")
  func resumed() async throws {
    let community = try await Community.make(members: 0)
    let workspace = community.workspace
    let people = community.folder + "/people"
    try FileManager.default.createDirectory(
      atPath: people, withIntermediateDirectories: true)
    try ExamplePeople(count: 5_000, seed: 7).write(to: people)
    let request = ImportRequest(
      file: people + "/members.csv",
      mapping: Community.example.path + "/mappings/members.yaml")
    struct Lost: Error {}
    await #expect(throws: Lost.self) {
      _ = try await workspace.importFile(
        request, actor: Community.staff, at: community.now
      ) { progress in
        if progress.taken >= 2_000 { throw Lost() }
      }
    }
    #expect(try await workspace.members.count() == 2_000)
    let job = try await workspace.askToImport(request, actor: Community.staff, at: community.now)
    let node = try #require(job.node)
    let claimed = try #require(
      try await workspace.jobs.claim(for: node, kinds: [job.kind], at: community.now))
    try await workspace.jobs.renew(claimed, done: 2_000, at: community.now)
    let later = community.now.adding(seconds: 60)
    try await workspace.jobRunner { later }.runAll()
    let done = try #require(try await workspace.jobs.find(job.id))
    #expect(done.state == .done)
    #expect(done.outcome?["rows"]?.int == 5_000 && done.outcome?["added"]?.int == 3_000)
    #expect(try await workspace.members.count() == 5_000)
    try await community.end()
  }

  @Test("a job with a mapping that cannot be used fails and says where, without a value")
  func badMapping() async throws {
    let community = try await Community.make(members: 0)
    let mapping = community.folder + "/mapping.yaml"
    try Data("rows: members\ncolums: {}\n".utf8).write(to: URL(fileURLWithPath: mapping))
    let job = try await community.workspace.askToImport(
      ImportRequest(file: "/nowhere.csv", mapping: mapping), actor: Community.staff,
      at: community.now)
    try await runner(community).runAll()
    let failed = try #require(try await community.workspace.jobs.find(job.id))
    #expect(failed.state == .failed)
    #expect(failed.outcome?["error"]?.string?.contains("mapping.yaml") == true)
    try await community.end()
  }

  @Test("a key that was revoked and a handle that is new count in the next request")
  func remembered() async throws {
    let community = try await Community.make(members: 2)
    let workspace = community.workspace
    let issued = try await workspace.staff.createKey(
      name: "app", scopes: [.may], actor: Community.staff, at: community.now)
    for _ in 0..<3 {
      let now = try await workspace.moment()
      #expect(try await workspace.authenticate(issued.token, at: now)?.id == issued.key.id)
      #expect(try await workspace.find(.id, "m-1", at: now) == (try await community.subject(1)))
      #expect(try await workspace.find(.id, "m-9", at: now) == nil)
    }
    try await workspace.staff.revokeKey(
      id: issued.key.id, actor: Community.staff, at: community.now)
    #expect(try await workspace.authenticate(issued.token, at: workspace.moment()) == nil)
    try await community.take([try Community.draft(9)])
    #expect(try await workspace.find(.id, "m-9", at: workspace.moment()) != nil)
    try await community.end()
  }

  @Test("an index that is loaded says of everybody what a look at that one subject says")
  func atOnce() async throws {
    let community = try await Community.make(members: 4)
    try await community.allow(0)
    try await community.allow(1)
    try await community.withdraw(1)
    let use = try Community.nappies()
    var before: [MayAnswer] = []
    for number in 0..<4 {
      before.append(
        try await community.workspace.may(
          use, subject: try await community.subject(number), at: community.now))
    }
    _ = try await community.workspace.index.current(at: community.now)
    for number in 0..<4 {
      let answer = try await community.workspace.may(
        use, subject: try await community.subject(number), at: community.now)
      #expect(answer == before[number])
    }
    #expect(before.map(\.isPermitted) == [true, false, false, false])
    try await community.withdraw(0)
    #expect(
      try await !community.workspace.may(
        use, subject: try await community.subject(0), at: community.now
      ).isPermitted)
    try await community.end()
  }
}
