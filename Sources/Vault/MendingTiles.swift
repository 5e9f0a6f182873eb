import Evidence
import Synchronization

/// A log's files while they are mended: nothing that is there is believed, and only what differs is written.
final class MendingTiles: TileFiles {
  private struct State {
    var takesPartial = false
    var written: [String] = []
  }

  private let files: FolderTiles
  private let pruned: PrunedMark?
  private let state = Mutex(State())

  /// Bundles that the log no longer gives out stay away.
  init(_ files: FolderTiles, pruned: PrunedMark? = nil) {
    self.files = files
    self.pruned = pruned
  }

  /// What was written, in order.
  var written: [String] { state.withLock(\.written) }

  /// From here on partial files are written too: those of smaller sizes on the way are of no use.
  func beginLast() { state.withLock { $0.takesPartial = true } }

  func read(_ path: String) throws -> [UInt8]? { nil }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    guard state.withLock(\.takesPartial) || !path.contains(".p/"),
      pruned?.covers(path) != true,
      try files.read(path) != bytes
    else { return }
    try files.write(path, bytes)
    state.withLock { $0.written.append(path) }
  }
}
