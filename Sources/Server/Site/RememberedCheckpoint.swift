import Evidence
import Formats

/// A checkpoint that a member's browser kept from an earlier visit, so that we cannot tell two stories.
///
/// It is the signed note, the same for everybody, with the day of the visit: nothing in it tells people apart. The
/// signature makes it evidence against us when the log of today does not continue it.
struct RememberedCheckpoint: Equatable {
  let note: SignedNote
  let checkpoint: Checkpoint
  let day: CivilDate

  /// Remembers the checkpoint of today.
  init(_ note: SignedNote, on day: CivilDate) throws(NoteError) {
    self.note = note
    checkpoint = try Checkpoint(unverified: note)
    self.day = day
  }

  /// Reads a cookie; nil for anything that our log's key did not sign, which then was never ours.
  init?(cookie value: String, by verifier: NoteVerifier) {
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, value.utf8.count <= 3_000, let day = CivilDate(parts[1]),
      let bytes = Base64.urlDecode(String(parts[0])), let note = try? SignedNote(parsing: bytes),
      let checkpoint = try? Checkpoint(verifying: note, by: verifier)
    else { return nil }
    self.note = note
    self.checkpoint = checkpoint
    self.day = day
  }

  /// The cookie's value.
  var cookie: String { "\(Base64.urlEncode(note.bytes)).\(day.iso)" }
}
