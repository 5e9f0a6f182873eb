import Formats
import Gate
import Store
import Synchronization

/// The plans that are bound to the present state, for whoever need not wait for the index's turn.
///
/// INVARIANT: it is emptied whenever the state changes, so that a plan never belongs to a day before the state's.
final class ReadyPlans: Sendable {
  private struct Ready {
    let plan: PreparedPlan
    let epoch: Int64
  }

  /// Enough for every use that a member's own page asks about in a register of hundreds.
  private static let most = 1_024

  private let plans = Mutex<[Use: Ready]>([:])

  /// A plan that has reached a fence and a day, or nil.
  func plan(_ use: Use, behind fence: HeadPosition, on day: CivilDate) -> PreparedPlan? {
    plans.withLock { plans in
      guard let ready = plans[use], ready.epoch == fence.epoch,
        ready.plan.sequence >= fence.sequence, ready.plan.plan.day >= day
      else { return nil }
      return ready.plan
    }
  }

  func keep(_ plan: PreparedPlan, _ use: Use, epoch: Int64) {
    plans.withLock { plans in
      if plans.count >= Self.most { plans.removeAll() }
      plans[use] = Ready(plan: plan, epoch: epoch)
    }
  }

  func forget() { plans.withLock { $0.removeAll() } }
}
