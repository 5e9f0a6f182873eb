/// Checks a copy of a log offline: no database, no network, memory for a few tiles.
///
/// Every entry is hashed anew and every tile built anew from those hashes up to the root. Where
/// computed and stored hashes differ, the hash above (in the end the checkpoint's root) says
/// which of the two is the original, so that a report names the file and the entry at fault.
/// Files beyond the checkpoint's size are not looked at: the next checkpoint covers them.
public struct LogVerifier: Sendable {
  /// A report lists at most this many problems and counts the rest.
  public static let maxProblems = 1_000

  private let files: any TileFiles
  private let key: NoteVerifier?
  private let origin: String?

  /// Prepares to check the files.
  ///
  /// - Parameters:
  ///   - files: The copy.
  ///   - key: The log's key from a source the caller trusts. Without one whoever made the copy
  ///     may have built another log altogether; the report then says that it is not signed.
  ///   - origin: The log expected; the key's name when nil.
  public init(files: any TileFiles, key: NoteVerifier?, origin: String? = nil) {
    self.files = files
    self.key = key
    self.origin = origin
  }

  /// Reads and checks everything the checkpoint covers.
  ///
  /// - Parameter progress: Called after each bundle with the entries done and the size.
  /// - Throws: Only what the files throw; whatever is wrong with the log stands in the report.
  public func verify(progress: (Int64, Int64) -> Void = { _, _ in }) throws -> LogReport {
    var report = LogReport()
    guard let checkpoint = try readCheckpoint(&report) else { return report }
    let pruned = try readMark(checkpoint, &report)
    var rebuild = try TreeRebuild(
      files: files, checkpoint: checkpoint, pruned: pruned, report: report)
    let width = Int64(TilePath.fullWidth)
    var index: Int64 = 0
    while let tile = TilePath(.entries, index: index, treeSize: checkpoint.size) {
      guard try rebuild.take(bundle: tile) else { return rebuild.report }
      progress(index * width + Int64(tile.width), checkpoint.size)
      index += 1
    }
    try rebuild.finish()
    return rebuild.report
  }

  private func readCheckpoint(_ report: inout LogReport) throws -> Checkpoint? {
    let path = Checkpoint.path
    guard let bytes = try files.read(path) else {
      report.add(.missing, path)
      return nil
    }
    do throws(NoteError) {
      let note = try SignedNote(parsing: bytes)
      let checkpoint =
        if let key {
          try Checkpoint(verifying: note, by: key, origin: origin)
        } else {
          try Checkpoint(unverified: note)
        }
      report.origin = checkpoint.origin
      report.size = checkpoint.size
      report.root = checkpoint.root
      report.isSigned = key != nil
      return checkpoint
    } catch {
      report.add(.checkpoint(error), path)
      return nil
    }
  }

  /// The log's word on what it no longer gives out, as far as it can be believed.
  private func readMark(
    _ checkpoint: Checkpoint, _ report: inout LogReport
  ) throws -> PrunedMark? {
    guard let bytes = try files.read(PrunedMark.path) else { return nil }
    do throws(NoteError) {
      let note = try SignedNote(parsing: bytes)
      let mark =
        if let key {
          try PrunedMark(verifying: note, by: key, origin: origin)
        } else {
          try PrunedMark(unverified: note)
        }
      guard mark.minimumIndex <= checkpoint.size,
        mark.origin.utf8.elementsEqual(checkpoint.origin.utf8)
      else { throw .malformedMark }
      return mark
    } catch {
      report.add(.checkpoint(error), PrunedMark.path)
      return nil
    }
  }
}
