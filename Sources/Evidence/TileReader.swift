/// Reads entries, roots and proofs from a log's files.
///
/// `size` is a size the files are known to hold, such as that of a checkpoint. Proofs for smaller
/// trees come from the same tiles: a smaller tree's hashes are their beginnings.
/// Nothing read here is trusted: a proof from a damaged tile fails when it is verified.
public struct TileReader: Sendable {
  /// The number of entries the files hold.
  public let size: Int64
  private let files: any TileFiles

  /// Reads a log of that size.
  ///
  /// - Throws: ``LogError/sizeOutside(size:available:)`` for a negative size.
  public init(files: any TileFiles, size: Int64) throws(LogError) {
    guard size >= 0 else { throw .sizeOutside(size: size, available: 0) }
    self.files = files
    self.size = size
  }

  /// The root of the first `size` entries; of all when nil.
  ///
  /// - Throws: ``LogError``, or what the files throw.
  public func root(size: Int64? = nil) throws -> Digest32 {
    let size = try checked(size ?? self.size)
    return try hashes(of: [0..<size]).first ?? Merkle.emptyRoot
  }

  /// The path that shows entry `index` to be in the tree of `size` entries.
  ///
  /// - Throws: ``LogError``, or what the files throw.
  public func inclusionProof(index: Int64, size: Int64) throws -> [Digest32] {
    let size = try checked(size)
    guard index >= 0, index < size else { throw LogError.indexOutside(index: index, size: size) }
    return try hashes(of: TreeShape.inclusion(index: index, size: size))
  }

  /// The path that shows the tree of `size1` entries to be a beginning of that of `size2`.
  ///
  /// - Throws: ``LogError``, or what the files throw; size 0 has no proof.
  public func consistencyProof(size1: Int64, size2: Int64) throws -> [Digest32] {
    let size2 = try checked(size2)
    guard size1 > 0, size1 <= size2 else {
      throw LogError.sizeOutside(size: size1, available: size2)
    }
    return try hashes(of: TreeShape.consistency(size1: size1, size2: size2))
  }

  /// The bytes of one entry.
  ///
  /// - Throws: ``LogError``, or what the files throw.
  public func entry(_ index: Int64) throws -> [UInt8] {
    let width = Int64(TilePath.fullWidth)
    guard index >= 0, index < size,
      let tile = TilePath(.entries, index: index / width, treeSize: size)
    else { throw LogError.indexOutside(index: index, size: size) }
    return Array(try entries(of: tile)[Int(index % width)])
  }

  /// The bytes of the entries in one bundle of up to 256, counted from 0.
  ///
  /// - Throws: ``LogError``, or what the files throw.
  public func bundle(at index: Int64) throws -> [[UInt8]] {
    guard let tile = TilePath(.entries, index: index, treeSize: size) else {
      throw LogError.indexOutside(index: index, size: size)
    }
    return try entries(of: tile).map { Array($0) }
  }

  func entries(of tile: TilePath) throws -> [ArraySlice<UInt8>] {
    let (bytes, path) = try read(tile)
    let contents = EntryBundle.read(bytes, limit: path.width)
    guard contents.entries.count == path.width, contents.isExhausted else {
      throw LogError.malformed(path: path.text)
    }
    return Array(contents.entries.prefix(tile.width))
  }

  func hashes(of tile: TilePath) throws -> [Digest32] {
    let (bytes, path) = try read(tile)
    guard let hashes = TileHashes.read(bytes), hashes.count == path.width else {
      throw LogError.malformed(path: path.text)
    }
    return Array(hashes.prefix(tile.width))
  }

  /// The tile's file, or the full one that has replaced it since, as the specification allows.
  func find(_ tile: TilePath) throws -> (bytes: [UInt8], path: TilePath)? {
    if let bytes = try files.read(tile.text) { return (bytes, tile) }
    if !tile.isFull, let bytes = try files.read(tile.full.text) { return (bytes, tile.full) }
    return nil
  }

  private func read(_ tile: TilePath) throws -> (bytes: [UInt8], path: TilePath) {
    guard let found = try find(tile) else { throw LogError.missing(path: tile.text) }
    return found
  }

  private func checked(_ size: Int64) throws(LogError) -> Int64 {
    guard (0...self.size).contains(size) else {
      throw .sizeOutside(size: size, available: self.size)
    }
    return size
  }

  /// The hashes of aligned ranges; each tile is read once, and a proof touches few.
  private func hashes(of ranges: [Range<Int64>]) throws -> [Digest32] {
    var tiles: [TilePath: [Digest32]] = [:]
    return try ranges.map { range in
      try Merkle.hash(of: range) { subtree in
        let height = subtree.count.trailingZeroBitCount
        let kind = TilePath.Kind.hashes(level: height / 8)
        // Eight tree levels a tile: the subtree is one hash of its tile, or a few side by side.
        let first = subtree.lowerBound >> kind.shift
        let width = Int64(TilePath.fullWidth)
        guard let tile = TilePath(kind, index: first / width, treeSize: size) else {
          throw LogError.sizeOutside(size: subtree.upperBound, available: size)
        }
        let hashes = try tiles[tile] ?? self.hashes(of: tile)
        tiles[tile] = hashes
        let start = Int(first % width)
        return Merkle.root(of: hashes[start..<start + 1 << (height % 8)])
      }
    }
  }
}
