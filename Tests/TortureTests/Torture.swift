import Foundation
import Members
import TestSupport
import Workspace

/// One long-lived workspace through all cycles of starting, working, killing and looking.
struct Torture {
  let town: Town
  var random: SplitMix64
  var memory = Memory()
  /// How much has been looked at already.
  var seen = Seen()
  /// How many choices each talkative member had before.
  var before: [Int] = []
  /// How many members there were before.
  var membersBefore = 0

  static let clients = 3
  /// A whole `fsck` is run after each so many cycles, and at the end.
  static let cyclesPerCheck = 5

  init(town: Town, random: SplitMix64) {
    self.town = town
    self.random = random
  }

  mutating func begin() async throws {
    let workspace = try await town.open()
    for member in 0..<Town.talkative {
      before.append(try await history(of: member, workspace).count)
    }
    membersBefore = try await workspace.members.count()
    try await workspace.close()
  }

  mutating func cycle(_ number: Int) async throws {
    let (server, port) = try await town.serve()
    let talk = Talk(town: town, port: port)
    // What was cut off is said again first, under the same keys.
    var choices = memory.said.filter { $0.sequence == nil }
    memory.said.removeAll { $0.sequence == nil }
    for _ in 0..<24 { choices.append(Talk.choice(&random)) }
    let lists = (0..<Self.clients).map { client in
      choices.indices.filter { $0 % Self.clients == client }.map { choices[$0] }
    }
    var jobs: [Job] = []
    for _ in 0..<2 {
      let job = try Job.pick(&memory, town, &random)
      if !jobs.contains(where: job.isAtOdds(with:)) { jobs.append(job) }
    }
    let children = try jobs.indices.map { index in
      try town.start("job-\(index)", jobs[index].arguments(memory))
    }
    defer { for child in children + [server] { child.kill() } }
    // The moment: after so many acknowledgements and a little while, or once the commands have ended.
    let moment = Moment(after: Int.random(in: 0..<20, using: &random))
    let pause = UInt32.random(in: 0..<40_000, using: &random)
    let waitsForJobs = Bool.random(using: &random)
    let lives = jobs.map { _ in UInt32.random(in: 0..<500_000, using: &random) }
    let harm = Harm.pick(town, &random)
    let (said, ends) = try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [town] in
        if waitsForJobs { for child in children { _ = await child.ended() } }
        await moment.come()
        await blocking { _ = usleep(pause) }
        try await harm.strike(town)
        server.kill()
      }
      for (child, life) in zip(children, lives) where !waitsForJobs {
        group.addTask {
          await blocking { _ = usleep(life) }
          child.kill()
        }
      }
      async let first = talk.say(lists[0]) { moment.hear() }
      async let second = talk.say(lists[1]) { moment.hear() }
      async let third = talk.say(lists[2]) { moment.hear() }
      let said = await first + second + third
      moment.end()
      var ends: [Child.End] = []
      for child in children { ends.append(await child.ended()) }
      try await group.waitForAll()
      _ = await server.ended()
      return (said, ends)
    }
    try await harm.heal(town)
    memory.undone += try town.powerLoss?.strike(&random) ?? 0
    for choice in said where choice.wasSent {
      if choice.sequence == nil { memory.cut += 1 } else { memory.acknowledged += 1 }
      if let status = choice.status, status != 201, harm == .none {
        throw Broken(what: "cycle \(number): a choice was answered with \(status)")
      }
      memory.said.append(choice)
    }
    for index in jobs.indices {
      let text = children[index].text
      guard harm != .none || jobs[index].mayEnd(ends[index], text) else {
        throw Broken(what: "cycle \(number): \(jobs[index]) ended with \(ends[index]): \(text)")
      }
      try jobs[index].settle(ends[index], text, in: &memory)
    }
    try await look("cycle \(number)", fsck: number % Self.cyclesPerCheck == 0)
  }

  /// Says again what is still open until all is acknowledged, then looks at everything once more.
  mutating func end() async throws {
    let (server, port) = try await town.serve()
    let open = memory.said.filter { $0.sequence == nil }
    memory.said.removeAll { $0.sequence == nil }
    memory.said += await Talk(town: town, port: port).say(open) {}
    server.kill()
    _ = await server.ended()
    memory.undone += try town.powerLoss?.strike(&random) ?? 0
    for index in memory.imports.indices where !memory.imports[index].isAcknowledged {
      let job = Job.takeIn(index)
      let child = try town.start("job", job.arguments(memory))
      try job.settle(await child.ended(), child.text, in: &memory)
    }
    seen = Seen()
    try await look("the end", fsck: true)
    try await lookForDoubles()
    try await lookAtRecalls()
  }
}
