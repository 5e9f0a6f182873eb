import Members
import Store

/// Takes note of no serving: the room that does so is tested with its own tests.
struct Recorder: ServedRecorder {
  func recordServed(
    _ served: [(subject: UInt32, served: MemberDraft.Served)], _ transaction: any WriteTransaction
  ) throws -> [UInt32] { [] }
}
