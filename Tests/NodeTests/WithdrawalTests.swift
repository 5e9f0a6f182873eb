#if PostgreSQL
import Foundation
import Synchronization
import TestSupport
import Testing

/// What the workers have seen so far.
private final class Tally: Sendable {
  struct Counts {
    var tries = 0
    var permitted = 0
    var wrong: [String] = []
    var isOver = false
    /// A node that only the bold workers ask.
    var avoided: Int?
    /// How often that changed, and which change each of the others has heard of.
    var change = 0
    var heard: [Int: Int] = [:]
  }

  private let state = Mutex(Counts())
  private let changed = NSCondition()

  var counts: Counts { state.withLock { $0 } }

  func change(_ body: (inout Counts) -> Void) {
    state.withLock { body(&$0) }
    changed.lock()
    changed.broadcast()
    changed.unlock()
  }

  /// Leaves a node to the bold, and returns when none of the others can be waiting for its answer.
  func avoid(_ node: Int) {
    change { counts in
      counts.avoided = node
      counts.change += 1
    }
    changed.lock()
    while counts.heard.values.contains(where: { $0 < counts.change }) { changed.wait() }
    changed.unlock()
  }

  /// The node to avoid in a new round of a worker that is not bold.
  func avoided(by worker: Int) -> Int? {
    var avoided: Int?
    change { counts in
      counts.heard[worker] = counts.change
      avoided = counts.avoided
    }
    return avoided
  }

  /// Waits until so many more tries were made.
  func wait(for more: Int) {
    let goal = counts.tries + more
    changed.lock()
    while counts.tries < goal { changed.wait() }
    changed.unlock()
  }
}

/// One client: grants, withdraws, and then asks the other nodes.
private struct Worker {
  let number: Int
  let member: String
  let cluster: Cluster
  let tally: Tally

  /// The first third asks a node that hangs, too, and waits as long as it takes.
  var isBold: Bool { number % 3 == 0 }

  func run() {
    let connections = cluster.nodes.map { HTTPConnection(port: $0.port) }
    var random = SystemRandomNumberGenerator()
    while !tally.counts.isOver {
      let avoided = isBold ? nil : tally.avoided(by: number)
      let choice: [Int] = [0, 1, 2].filter { $0 != avoided }
      guard let first = choice.randomElement(using: &random),
        let second = choice.filter({ $0 != first }).randomElement(using: &random)
      else { continue }
      guard Cluster.choose("grant", member, connections[first], cluster.key) == true else {
        continue
      }
      if Cluster.may(member, connections[second], cluster.key) == true {
        tally.change { $0.permitted += 1 }
      }
      // What was not acknowledged may or may not count; only an acknowledgement is a promise.
      guard Cluster.choose("withdraw", member, connections[first], cluster.key) == true else {
        continue
      }
      for asked in choice.shuffled(using: &random) + [second] {
        let answer = Cluster.may(member, connections[asked], cluster.key)
        tally.change { counts in
          counts.tries += 1
          if answer == true {
            counts.wrong.append("node \(asked) permitted after node \(first) had acknowledged")
          }
        }
      }
    }
  }
}

@Suite("Three nodes")
struct WithdrawalTests {
  /// `Scripts/nodes` asks for 100,000.
  private static let tries =
    ProcessInfo.processInfo.environment["ABOVEBOARD_TRIES"].flatMap { Int($0) } ?? 1_400

  @Test(
    "after one acknowledged a withdrawal none permits, whether others hang, are cut off or start again"
  )
  func withdrawals() async throws {
    let cluster = try Cluster()
    defer { cluster.remove() }
    let tally = Tally()
    let group = DispatchGroup()
    for (number, member) in cluster.members.prefix(24).enumerated() {
      group.enter()
      Thread {
        Worker(number: number, member: member, cluster: cluster, tally: tally).run()
        group.leave()
      }.start()
    }
    let rounds = Self.tries < 10_000 ? 1 : 10
    let part = max(1, Self.tries / (rounds * 7))
    for _ in 0..<rounds {
      tally.wait(for: part)

      tally.avoid(1)
      cluster.nodes[1].pause()
      tally.wait(for: part)
      cluster.nodes[1].resume()
      tally.change { $0.avoided = nil }
      tally.wait(for: part)

      tally.avoid(2)
      cluster.lines[2].cut()
      tally.wait(for: part)
      cluster.lines[2].mend()
      tally.change { $0.avoided = nil }
      tally.wait(for: part)

      tally.avoid(0)
      cluster.nodes[0].killNow()
      tally.wait(for: part)
      try cluster.nodes[0].startAgain()
      tally.change { $0.avoided = nil }
      tally.wait(for: part)
    }
    tally.change { $0.isOver = true }
    await withCheckedContinuation { done in
      group.notify(queue: .global()) { done.resume() }
    }
    let counts = tally.counts
    #expect(counts.wrong.isEmpty, "\(counts.wrong.prefix(3))")
    #expect(counts.tries >= part * rounds * 7)
    // Nodes that permitted nothing at all would prove nothing.
    #expect(counts.permitted > counts.tries / 20)
    print(
      "three nodes: \(counts.tries) tries after a withdrawal, \(counts.permitted) permits before")
  }

  @Test("a node that is cut off denies with index.behind, and permits again when it is not")
  func cutOff() async throws {
    let cluster = try Cluster()
    defer { cluster.remove() }
    let member = try #require(cluster.members.first)
    let connection = HTTPConnection(port: cluster.nodes[2].port)
    #expect(Cluster.may(member, connection, cluster.key) == true)
    cluster.lines[2].cut()
    let answer = connection.post(
      "/v1/may",
      #"{"purpose":"newsletter","recipient":"self","subject":{"id":"\#(member)"}}"#,
      key: cluster.key)
    #expect(answer?.status == 200)
    #expect(answer?.body.contains(#""code":"index.behind""#) == true)
    cluster.lines[2].mend()
    while Cluster.may(member, connection, cluster.key) != true {}
  }

  @Test("a node that is asked to end does so, also when it is cut off from its database")
  func ends() async throws {
    let cluster = try Cluster()
    defer { cluster.remove() }
    #expect(cluster.nodes[0].end() == 0)
    cluster.lines[1].cut()
    let member = try #require(cluster.members.first)
    #expect(Cluster.may(member, HTTPConnection(port: cluster.nodes[1].port), cluster.key) == false)
    #expect(cluster.nodes[1].end() == 1)
  }
}
#endif
