public import Formats
public import Register
public import Store

extension Members {
  /// Takes in or updates members one by one or a few at a time, as the import does.
  ///
  /// Values that are newer replace older ones, never the other way round. Two drafts about one
  /// person: the first stands. Throws `StoreError`; a draft that cannot be taken in is an outcome.
  public func take(
    _ drafts: [MemberDraft], inForce: InForce, actor: Actor, at: Timestamp,
    served: (any ServedRecorder)? = nil
  ) async throws -> [MemberOutcome] {
    let intake = Intake(
      members: self, inForce: inForce, actor: actor, at: at, served: served,
      kind: "member.recorded")
    var seen = SeenMembers()
    var outcomes: [MemberOutcome] = []
    for start in stride(from: 0, to: drafts.count, by: 1_000) {
      let part = drafts[start..<min(start + 1_000, drafts.count)].enumerated().map {
        offset, draft in
        intake.candidate(draft, line: start + offset + 1)
      }
      outcomes += try await intake.take(part, seen: &seen).map(\.outcome)
    }
    return outcomes
  }
}
