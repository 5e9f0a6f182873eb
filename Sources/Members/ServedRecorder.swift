public import Store

/// Records that members were shown a notice; `Consent` is one, so that an import can say so too.
public protocol ServedRecorder: Sendable {
  /// Records servings in the caller's transaction and returns the subjects of those that are new.
  func recordServed(
    _ served: [(subject: UInt32, served: MemberDraft.Served)], _ transaction: any WriteTransaction
  ) throws -> [UInt32]
}
