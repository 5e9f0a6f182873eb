import Evidence
import Formats

/// Checks the checkpoint that witnesses cosigned, as it lies beside a log.
struct CosignedCheck {
  let folder: String
  let key: NoteVerifier?

  /// Adds what was found; each of the witnesses given must have cosigned a beginning of this log.
  func run(_ witnesses: [CosignatureVerifier], _ report: inout VerificationReport) throws {
    let files = FolderTiles(folder: folder)
    guard let bytes = try files.read("cosigned") else {
      for witness in witnesses {
        report.check(
          false, "", "cosigned: the file is missing, so \(witness.name) cosigned nothing")
      }
      return
    }
    do {
      let note = try SignedNote(parsing: bytes)
      let seen = try checkpoint(note)
      let head = try Checkpoint(
        unverified: try SignedNote(parsing: try files.read(Checkpoint.path) ?? []))
      let root = try TileReader(files: files, size: head.size).root(size: seen.size)
      report.check(
        root == seen.root && seen.origin.utf8.elementsEqual(head.origin.utf8),
        "the cosigned checkpoint of \(seen.size) entries is a beginning of this log",
        "cosigned: the cosigned checkpoint of \(seen.size) entries is of another log")
      for witness in witnesses {
        do throws(NoteError) {
          let time = try witness.time(of: note)
          report.check(
            true, "\(witness.name) cosigned \(seen.size) entries at \(time.rfc3339)", "")
        } catch {
          report.check(false, "", "cosigned: \(error)")
        }
      }
    } catch {
      report.check(false, "", "cosigned: \(error)")
    }
  }

  private func checkpoint(_ note: SignedNote) throws(NoteError) -> Checkpoint {
    if let key { return try Checkpoint(verifying: note, by: key) }
    return try Checkpoint(unverified: note)
  }
}

extension VerificationReport {
  /// A demand that cannot be answered is not met: only a log's folder bears cosignatures.
  mutating func requireNoWitness(_ witnesses: [CosignatureVerifier]) {
    for witness in witnesses {
      check(
        false, "",
        "\(witness.name): only an evidence folder bears cosignatures; give --witness with one")
    }
  }
}
