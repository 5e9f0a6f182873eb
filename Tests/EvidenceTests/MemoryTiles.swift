import Evidence
import Synchronization

/// A log's files in memory, so that a test can flip any byte of any of them.
final class MemoryTiles: TileFiles {
  struct Full: Error {}

  private let files = Mutex<[String: [UInt8]]>([:])
  /// Writes still allowed before the disk is full; negative for no limit.
  private let writesLeft = Mutex(-1)

  func read(_ path: String) throws -> [UInt8]? { files.withLock { $0[path] } }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    try writesLeft.withLock { left in
      guard left != 0 else { throw Full() }
      left -= 1
    }
    files.withLock { $0[path] = bytes }
  }

  func names(in folder: String) throws -> [String] {
    files.withLock { files in
      files.keys.filter { $0.hasPrefix(folder + "/") }
        .map { String($0.dropFirst(folder.count + 1)) }.filter { !$0.contains("/") }
    }
  }

  func remove(_ path: String) throws { files.withLock { $0[path] = nil } }

  var paths: [String] { files.withLock { $0.keys.sorted() } }

  func allow(writes: Int) { writesLeft.withLock { $0 = writes } }

  func copy() -> MemoryTiles {
    let copy = MemoryTiles()
    let all = files.withLock { $0 }
    copy.files.withLock { $0 = all }
    return copy
  }
}
