import Gate
import Index
import Register
import Standing

/// One state of everybody under what is in force and under what would be: nobody's facts differ between the two.
struct BeforeAndAfter: Sendable {
  let before: Snapshot
  let after: Snapshot

  /// Throws `StandingError` when the act could not be done.
  init(_ change: StandingChange, in snapshot: Snapshot) throws(StandingError) {
    before = snapshot
    var changed = snapshot
    changed.inForce = try change.applied(to: snapshot.inForce)
    after = changed
  }

  /// The people whose answer for a use differs, and how many it permits in each state.
  func compare(_ use: Use) async -> (count: StopForecast.Count, changed: Bitmap) {
    let now = await permitted(use, before)
    let then = await permitted(use, after)
    // A stop only takes away; both ways are looked at, so that a forecast does not rest on that.
    let changed = now.subtracting(then).union(then.subtracting(now))
    return (
      StopForecast.Count(before: now.count, after: then.count, changes: changed.count), changed
    )
  }

  private func permitted(_ use: Use, _ snapshot: Snapshot) async -> Bitmap {
    await snapshot.prepare(use).audience(detail: .permitted).permitted
  }
}
