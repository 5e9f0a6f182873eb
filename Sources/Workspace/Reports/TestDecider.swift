import Formats
import Gate
import Index
import Register
import Standing
import Store

/// Test decisions about one member, one use after another.
///
/// An index that is loaded answers with plans that are kept until something changes; while none is loaded that one
/// member is read, and each use compiled. Both say the same, as `Workspace.may` does.
struct TestDecider {
  let inForce: InForce

  private let ordinal: UInt32
  private let workspace: Workspace
  private let now: Timestamp
  private let head: HeadPosition
  /// Nil where the index answers, so that no record is opened for nothing.
  private let alone: SubjectAlone?

  init(_ ordinal: UInt32, at now: Timestamp, _ workspace: Workspace) async throws {
    self.ordinal = ordinal
    self.workspace = workspace
    self.now = now
    head = try await workspace.database.headSource.position()
    alone =
      await workspace.index.day == nil ? try await SubjectAlone(ordinal, at: now, workspace) : nil
    inForce = if let alone { alone.inForce } else { try await workspace.inForce() }
  }

  /// Whether a use is permitted today, and why not.
  func decide(_ use: Use) async throws -> (isPermitted: Bool, reasons: [ReasonCode]) {
    if let ready = try await workspace.index.prepareIfLoaded(use, at: now, behind: head) {
      let decision = ready.decide(ordinal)
      return (decision.isPermitted, ready.plan.codes(decision.reasons))
    }
    // An index that was there a moment ago may be gone, with the server that it was read from.
    let (plan, decision) =
      if let alone { alone.decide(use) } else {
        try await SubjectAlone(ordinal, at: now, workspace).decide(use)
      }
    return (decision.isPermitted, plan.codes(decision.reasons))
  }
}
