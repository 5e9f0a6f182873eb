/// A growing log: takes entries, keeps the tree's right edge in memory, writes tiles.
///
/// Appending touches memory only; ``flush()`` writes. Give a checkpoint out only after the flush
/// that covers it. After a crash, load at the last checkpoint's size and append the same entries
/// again: the same files come out.
public struct TileLog: Sendable {
  /// The number of entries appended.
  public private(set) var size: Int64
  /// The number of entries that the files hold.
  public private(set) var flushedSize: Int64
  private let files: any TileFiles
  /// For every tile level the hashes of its last tile while that is not full.
  private var edges: [[Digest32]]
  /// The last entry bundle while it is not full.
  private var bundle: [UInt8]
  /// Full tiles and bundles not yet written.
  private var pending: [(tile: TilePath, bytes: [UInt8])] = []

  /// Opens a log of `size` entries from its tiles; 0 begins a new one.
  ///
  /// - Throws: ``LogError`` when the files do not hold such a log, or what the files throw.
  public init(files: any TileFiles, size: Int64 = 0) throws {
    let reader = try TileReader(files: files, size: size)
    self.files = files
    self.size = size
    flushedSize = size
    bundle = []
    edges = []
    let width = Int64(TilePath.fullWidth)
    for level in 0...TilePath.topLevel {
      let total = size >> Int64(8 * level)
      guard total > 0 else { break }
      let tile = TilePath(.hashes(level: level), index: total / width, treeSize: size)
      edges.append(try tile.map { try reader.hashes(of: $0) } ?? [])
    }
    if let tile = TilePath(.entries, index: size / width, treeSize: size) {
      let entries = try reader.entries(of: tile)
      guard entries.map({ Merkle.leafHash($0) }) == edges.first else {
        throw LogError.malformed(path: tile.text)
      }
      for entry in entries { EntryBundle.append(Array(entry), to: &bundle) }
    }
  }

  /// Opens a log at a checkpoint and makes sure that the tiles lead to its root.
  ///
  /// - Throws: ``LogError/rootMismatch(size:)`` when they do not, else as ``init(files:size:)``.
  public init(files: any TileFiles, resuming checkpoint: Checkpoint) throws {
    try self.init(files: files, size: checkpoint.size)
    guard root == checkpoint.root else { throw LogError.rootMismatch(size: size) }
  }

  /// The root over all entries appended.
  public var root: Digest32 { Merkle.root(ofEdges: edges) }

  /// Appends entries in order: all of them, or none when it throws.
  ///
  /// - Throws: ``LogError/entryTooLong(index:bytes:)`` over 65,535 bytes,
  ///   ``LogError/sizeOutside(size:available:)`` when the size would overflow.
  public mutating func append(_ entries: [[UInt8]]) throws(LogError) {
    guard !size.addingReportingOverflow(Int64(entries.count)).overflow else {
      throw .sizeOutside(size: .max, available: size)
    }
    for (offset, entry) in entries.enumerated() where entry.count > EntryBundle.maxEntryBytes {
      throw .entryTooLong(index: size + Int64(offset), bytes: entry.count)
    }
    for entry in entries {
      EntryBundle.append(entry, to: &bundle)
      size += 1
      if size.isMultiple(of: Int64(TilePath.fullWidth)) {
        pending.append((fullTile(.entries), bundle))
        bundle = []
      }
      push(Merkle.leafHash(entry), level: 0)
    }
  }

  /// Writes what the files lack: full tiles and bundles, then the partial ones of this size.
  ///
  /// Files never change: writing the same bytes again is allowed, other bytes are a conflict.
  /// Partial tiles go once the full tile is there. After an error, flush again.
  /// - Throws: ``LogError/conflict(path:)``, or what the files throw.
  public mutating func flush() throws {
    for (tile, bytes) in pending { try write(tile, bytes) }
    if let tile = partialTile(.entries) { try write(tile, bundle) }
    for (level, hashes) in edges.enumerated() {
      guard let tile = partialTile(.hashes(level: level)) else { continue }
      try write(tile, TileHashes.bytes(hashes))
    }
    for (tile, _) in pending { try removePartialForms(of: tile) }
    pending = []
    flushedSize = size
  }

  /// The path that shows entry `index` to be in the tree of `size` entries, from the files.
  ///
  /// - Throws: ``LogError`` beyond the flushed size, or what the files throw.
  public func inclusionProof(index: Int64, size: Int64) throws -> [Digest32] {
    try TileReader(files: files, size: flushedSize).inclusionProof(index: index, size: size)
  }

  /// The path that shows one size to continue another, from the files.
  ///
  /// - Throws: ``LogError`` beyond the flushed size, or what the files throw.
  public func consistencyProof(size1: Int64, size2: Int64) throws -> [Digest32] {
    try TileReader(files: files, size: flushedSize)
      .consistencyProof(size1: size1, size2: size2)
  }

  private mutating func push(_ hash: Digest32, level: Int) {
    if edges.count == level { edges.append([]) }
    edges[level].append(hash)
    guard edges[level].count == TilePath.fullWidth else { return }
    let hashes = edges[level]
    edges[level] = []
    pending.append((fullTile(.hashes(level: level)), TileHashes.bytes(hashes)))
    push(Merkle.root(of: hashes), level: level + 1)
  }

  /// The tile that the last entry has just filled.
  private func fullTile(_ kind: TilePath.Kind) -> TilePath {
    let index = (size >> kind.shift) / Int64(TilePath.fullWidth) - 1
    return TilePath(kind, index: index, width: TilePath.fullWidth)
  }

  /// The partial tile at the right edge; nil when there is none or it is already written.
  private func partialTile(_ kind: TilePath.Kind) -> TilePath? {
    let total = size >> kind.shift
    guard total != flushedSize >> kind.shift else { return nil }
    return TilePath(kind, index: total / Int64(TilePath.fullWidth), treeSize: size)
  }

  private func write(_ tile: TilePath, _ bytes: [UInt8]) throws {
    if let present = try files.read(tile.text) {
      guard present == bytes else { throw LogError.conflict(path: tile.text) }
      return
    }
    try files.write(tile.text, bytes)
  }

  private func removePartialForms(of tile: TilePath) throws {
    let names = try files.names(in: tile.partialFolder)
    for name in names { try files.remove("\(tile.partialFolder)/\(name)") }
    if !names.isEmpty { try files.remove(tile.partialFolder) }
  }
}
