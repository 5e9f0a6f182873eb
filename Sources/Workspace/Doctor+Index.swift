import Formats
import Index

extension Workspace {
  /// What is said of the index's snapshot; that there is none harms nothing.
  func indexLine(head: Int64, at now: Timestamp) async throws -> DoctorLine {
    let text: String
    switch try await index.storedSnapshot(at: now) {
    case .usable(let sequence, let bytes):
      text =
        "a snapshot of the index holds \(Words.count(Int(sequence))) of \(Words.count(Int(head))) "
        + "entries in \(Words.count(bytes)) bytes"
    case .refused(.missing):
      text = "no snapshot of the index is kept; the first plan reads everybody"
    case .refused(let refusal):
      text =
        "the snapshot of the index is not used, for \(refusal.description); the first plan reads everybody "
        + "and writes another"
    }
    return DoctorLine(isGood: true, text: text, remedy: nil)
  }
}
