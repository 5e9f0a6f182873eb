public import Formats
import Synchronization

/// Claims jobs and carries them out, one at a time, keeping each claim while the work goes on.
public struct JobRunner: Sendable {
  /// What a job's work tells: how far it has come, which is what a next try may begin from.
  public typealias Report = @Sendable (_ done: Int64, _ total: Int64?) -> Void
  /// Carries a job out and returns its outcome; it may have been begun before, by another node.
  public typealias Work = @Sendable (_ job: Job, _ report: @escaping Report) async throws -> JSON

  private let jobs: Jobs
  private let node: String
  private let work: [String: Work]
  private let clock: @Sendable () -> Timestamp
  /// The words for an error, free of values.
  private let explain: @Sendable (any Error) -> String

  /// How often the claim is renewed, which is also how soon the work hears that it is to stop.
  private static let beat: Duration = .seconds(1)

  /// A runner on a node, with the work of each kind.
  public init(
    jobs: Jobs, node: String, work: [String: Work], clock: @escaping @Sendable () -> Timestamp,
    explain: @escaping @Sendable (any Error) -> String
  ) {
    self.jobs = jobs
    self.node = node
    self.work = work
    self.clock = clock
    self.explain = explain
  }

  /// Carries out jobs until none waits; returns how many were taken up.
  @discardableResult
  public func runAll() async throws -> Int {
    var count = 0
    while !Task.isCancelled,
      let job = try await jobs.claim(for: node, kinds: Set(work.keys), at: clock())
    {
      count += 1
      try await run(job)
    }
    return count
  }

  private func run(_ job: Job) async throws {
    guard let work = work[job.kind] else { return }
    do {
      let outcome = try await keepingClaim(of: job) { report in try await work(job, report) }
      try await jobs.end(job, as: .done, outcome: outcome, at: clock())
    } catch JobError.claimLost {
      return
    } catch JobError.toStop {
      try await jobs.end(job, as: .stopped, outcome: nil, at: clock())
    } catch is CancellationError {
      // This node ends; another takes the job up, or this one when it is back. A cancelled task may write no more.
      try await Task { try await jobs.putBack(job, for: 0, at: clock()) }.value
    } catch let error as StoreError where error.isPassing {
      try await jobs.putBack(job, for: 10, at: clock())
    } catch {
      try await jobs.end(
        job, as: .failed, outcome: ["error": .string(explain(error))], at: clock())
    }
  }

  /// Runs work beside a beat that renews the claim; when the claim is lost or to stop, the work is cancelled.
  private func keepingClaim(
    of job: Job, _ work: @escaping @Sendable (@escaping Report) async throws -> JSON
  ) async throws -> JSON {
    let reached = Reached()
    return try await withThrowingTaskGroup(of: JSON?.self) { group in
      group.addTask {
        try await work { done, total in reached.note(done, total) }
      }
      group.addTask {
        while true {
          try await Task.sleep(for: Self.beat)
          let (done, total) = reached.last
          try await jobs.renew(job, done: done, total: total, at: clock())
        }
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let outcome = first else {
        throw CancellationError()
      }
      return outcome
    }
  }
}

/// How far the work has come, for the beat to tell.
private final class Reached: Sendable {
  private let state = Mutex<(done: Int64?, total: Int64?)>((nil, nil))

  var last: (done: Int64?, total: Int64?) { state.withLock { $0 } }

  func note(_ done: Int64, _ total: Int64?) { state.withLock { $0 = (done, total) } }
}

extension StoreError {
  /// Whether the same may succeed in a while.
  fileprivate var isPassing: Bool { code == .busy || code == .unreachable }
}
