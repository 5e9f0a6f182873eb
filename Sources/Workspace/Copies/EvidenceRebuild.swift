import Evidence
import Store

extension ReadTransaction {
  /// Builds the log over the first entries of the database, and returns its root.
  ///
  /// It is made from the entries alone, so that a root equal to a published one proves them to be the same.
  func buildLog(size: Int64, into files: any TileFiles = NoTiles()) throws -> Digest32 {
    var log = try TileLog(files: files)
    while log.size < size {
      // Whole bundles between flushes, so that none leaves a partial tile behind.
      for _ in 0..<16 where log.size < size {
        let position = log.size
        let entries = try entries(after: position, limit: Int(min(512, size - position)))
        guard entries.first?.sequence == position + 1,
          entries.last?.sequence == position + Int64(entries.count)
        else { throw StoreError(.corrupt, "entry \(position + 1) is missing") }
        try log.append(entries.map(\.leaf))
      }
      try log.flush()
    }
    return log.root
  }
}

/// Tiles that nobody keeps, for a root alone.
struct NoTiles: TileFiles {
  func read(_ path: String) throws -> [UInt8]? { nil }
  func write(_ path: String, _ bytes: [UInt8]) throws {}
}
