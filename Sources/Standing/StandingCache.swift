import Register
import Synchronization

/// Keeps the last value that was read, so that each disclosure does not parse the register again.
final class StandingCache: Sendable {
  private let last = Mutex<(revision: Int64, value: InForce)?>(nil)

  func value(of revision: Int64) -> InForce? {
    last.withLock { $0?.revision == revision ? $0?.value : nil }
  }

  func forget() { last.withLock { $0 = nil } }

  func keep(_ value: InForce, of revision: Int64) {
    last.withLock { last in
      if (last?.revision ?? 0) <= revision { last = (revision, value) }
    }
  }
}
