#if PostgreSQL
import Formats
import Store
import StorePostgres
import Synchronization
import Testing

private let actor = Actor(kind: .staff, id: "priya")

private func at(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }

@Suite("Jobs")
struct JobTests {
  private func jobs(_ engine: Engine) async throws -> Jobs {
    let database = try await engine.open()
    try await database.migrate(Migration.entries + Jobs.migrations, at: at(0))
    return Jobs(database: database)
  }

  private func runner(
    _ jobs: Jobs, clock: @escaping @Sendable () -> Timestamp = { at(10) },
    _ work: @escaping JobRunner.Work
  ) -> JobRunner {
    JobRunner(jobs: jobs, node: "here", work: ["test": work], clock: clock) { _ in "no value" }
  }

  @Test("a job is claimed once, renewed, and ended with its outcome", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    let jobs = try await jobs(engine)
    let asked = try await jobs.ask("test", detail: ["n": 1], total: 5, actor: actor, at: at(1))
    let claimed = try #require(try await jobs.claim(for: "here", kinds: ["test"], at: at(2)))
    #expect(claimed.id == asked.id && claimed.state == .running && claimed.detail["n"]?.int == 1)
    #expect(try await jobs.claim(for: "there", kinds: ["test"], at: at(3)) == nil)
    try await jobs.renew(claimed, done: 3, at: at(4))
    #expect(try await jobs.find(asked.id)?.done == 3)
    try await jobs.end(claimed, as: .done, outcome: ["rows": 5], at: at(5))
    let ended = try #require(try await jobs.find(asked.id))
    #expect(ended.state == .done && ended.outcome?["rows"]?.int == 5 && ended.ended == at(5))
    #expect(try await jobs.claim(for: "there", kinds: ["test"], at: at(600)) == nil)
  }

  @Test(
    "a claim that was not renewed goes to another node, and the first may do nothing more",
    arguments: Engine.allCases)
  func takenOver(engine: Engine) async throws {
    let jobs = try await jobs(engine)
    let asked = try await jobs.ask("test", detail: [:], actor: actor, at: at(1))
    let first = try #require(try await jobs.claim(for: "here", kinds: ["test"], at: at(2)))
    try await jobs.renew(first, done: 7, at: at(3))
    #expect(try await jobs.claim(for: "there", kinds: ["test"], at: at(32)) == nil)
    let second = try #require(try await jobs.claim(for: "there", kinds: ["test"], at: at(34)))
    #expect(second.id == asked.id && second.term == 2 && second.done == 7)
    await #expect(throws: JobError.claimLost) { try await jobs.renew(first, at: at(35)) }
    await #expect(throws: JobError.claimLost) {
      try await jobs.end(first, as: .failed, outcome: nil, at: at(35))
    }
    try await jobs.end(second, as: .done, outcome: nil, at: at(36))
  }

  @Test("nodes that claim at the same time never get the same job", arguments: Engine.allCases)
  func contended(engine: Engine) async throws {
    let jobs = try await jobs(engine)
    for number in 0..<20 {
      _ = try await jobs.ask(
        "test", detail: ["n": .integer(Int64(number))], actor: actor, at: at(1))
    }
    let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
      for node in 0..<4 {
        group.addTask {
          var mine: [String] = []
          while let job = try await jobs.claim(for: "n\(node)", kinds: ["test"], at: at(2)) {
            mine.append(job.id)
          }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == 20 && Set(claimed).count == 20)
  }

  @Test("a job bound to a machine, or of a kind that a node does not know, is left to others")
  func bound() async throws {
    let jobs = try await jobs(.sqlite)
    _ = try await jobs.ask("test", detail: [:], node: "there", actor: actor, at: at(1))
    _ = try await jobs.ask("other", detail: [:], actor: actor, at: at(1))
    #expect(try await jobs.claim(for: "here", kinds: ["test"], at: at(2)) == nil)
    #expect(try await jobs.claim(for: "there", kinds: ["test"], at: at(2)) != nil)
  }

  @Test("one that waits stops at once, one that runs when it renews, one that is over not at all")
  func stop() async throws {
    let jobs = try await jobs(.sqlite)
    let waiting = try await jobs.ask("test", detail: [:], actor: actor, at: at(1))
    #expect(try await jobs.stop(waiting.id, actor: actor, at: at(2)).state == .stopped)
    await #expect(throws: JobError.over(id: waiting.id, .stopped)) {
      _ = try await jobs.stop(waiting.id, actor: actor, at: at(3))
    }
    await #expect(throws: JobError.unknown(id: "none")) {
      _ = try await jobs.stop("none", actor: actor, at: at(3))
    }
    let running = try await jobs.ask("test", detail: [:], actor: actor, at: at(4))
    let (began, beginning) = AsyncStream<Void>.makeStream()
    let work = Task {
      try await runner(jobs) { _, _ in
        beginning.finish()
        while true { try await Task.sleep(for: .seconds(3_600)) }
      }.runAll()
    }
    for await _ in began {}
    #expect(try await jobs.stop(running.id, actor: actor, at: at(5)).state == .running)
    _ = try await work.value
    #expect(try await jobs.find(running.id)?.state == .stopped)
  }

  @Test("what a node leaves in the middle, another takes up where it was")
  func resumed() async throws {
    let jobs = try await jobs(.sqlite)
    let asked = try await jobs.ask("test", detail: [:], actor: actor, at: at(1))
    let (began, beginning) = AsyncStream<Void>.makeStream()
    let first = Task {
      try await runner(jobs) { _, report in
        report(40, 100)
        beginning.finish()
        while true { try await Task.sleep(for: .seconds(3_600)) }
      }.runAll()
    }
    for await _ in began {}
    // The claim is renewed with what was reached once a second; only then is the node ended.
    while try await jobs.find(asked.id)?.done != 40 { await Task.yield() }
    first.cancel()
    _ = try? await first.value
    let from = Mutex<Int64>(-1)
    try await runner(jobs, clock: { at(60) }) { job, _ in
      from.withLock { $0 = job.done }
      return ["ok": true]
    }.runAll()
    #expect(from.withLock { $0 } == 40)
    #expect(try await jobs.find(asked.id)?.state == .done)
  }

  @Test("a failure is kept in words, and a database that is away is no failure")
  func failures() async throws {
    struct Odd: Error {}
    let jobs = try await jobs(.sqlite)
    let failing = try await jobs.ask("test", detail: [:], actor: actor, at: at(1))
    try await runner(jobs) { _, _ in throw Odd() }.runAll()
    #expect(try await jobs.find(failing.id)?.outcome?["error"]?.string == "no value")
    let patient = try await jobs.ask("test", detail: [:], actor: actor, at: at(2))
    try await runner(jobs) { _, _ in throw StoreError(.unreachable, "away") }.runAll()
    #expect(try await jobs.find(patient.id)?.state == .running)
    #expect(try await jobs.claim(for: "here", kinds: ["test"], at: at(15)) == nil)
    #expect(try await jobs.claim(for: "here", kinds: ["test"], at: at(25)) != nil)
  }
}
#endif
