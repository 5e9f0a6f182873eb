/// Which of two differing versions of a tile is the original.
extension TreeRebuild {
  /// Compares a tile with the stored one and returns the hashes to go on with.
  ///
  /// Nil when there are none: the stored tile is lost and the entries are incomplete.
  mutating func settle(_ source: TileSource) throws -> [Digest32]? {
    let tile = source.tile
    guard let stored = try storedHashes(of: tile) else {
      if source.isComplete { return source.computed }
      if let path = source.bundlePath, !source.isMissing {
        let entry = tile.index * Int64(TilePath.fullWidth) + Int64(source.computed.count)
        report.add(.malformed, path, entry: entry)
      }
      return nil
    }
    if stored == source.computed { return stored }
    let comparison = TileComparison(source: source, stored: stored)
    return tile.isFull ? try decide(comparison) : postpone(comparison)
  }

  /// The stored tile above holds the root of the original.
  private mutating func decide(_ comparison: TileComparison) throws -> [Digest32] {
    let source = comparison.source
    let width = Int64(TilePath.fullWidth)
    let above = TilePath(
      .hashes(level: source.level + 1), index: source.tile.index / width,
      treeSize: checkpoint.size)
    let expected = try above.flatMap { try reader.find($0) }
      .flatMap { TileHashes.read($0.bytes) }
      .flatMap { hashes -> Digest32? in
        let place = Int(source.tile.index % width)
        return hashes.indices.contains(place) ? hashes[place] : nil
      }
    if source.isComplete, Merkle.root(of: source.computed) == expected {
      comparison.blameTile(&report)
      return source.computed
    }
    if Merkle.root(of: comparison.stored) == expected {
      comparison.blameEntries(&report)
      return comparison.stored
    }
    comparison.blameBoth(&report)
    return source.isComplete ? source.computed : comparison.stored
  }

  private mutating func postpone(_ comparison: TileComparison) -> [Digest32] {
    undecided.append(comparison)
    return comparison.source.isComplete ? comparison.source.computed : comparison.stored
  }

  /// Tries which versions of the unfinished tiles lead to the checkpoint's root.
  ///
  /// There is at most one such tile a level, so at most 256 ways to choose.
  mutating func decideRightEdge() {
    for choice in 0..<1 << undecided.count {
      var candidate = edges
      for (bit, comparison) in undecided.enumerated() {
        let source = comparison.source
        let takesStored = choice >> bit & 1 == 1 || !source.isComplete
        candidate[source.level] = takesStored ? comparison.stored : source.computed
      }
      guard Merkle.root(ofEdges: candidate) == checkpoint.root else { continue }
      edges = candidate
      for (bit, comparison) in undecided.enumerated() {
        if choice >> bit & 1 == 1 || !comparison.source.isComplete {
          comparison.blameEntries(&report)
        } else {
          comparison.blameTile(&report)
        }
      }
      return
    }
    for comparison in undecided { comparison.blameBoth(&report) }
    // Differences found before explain another root; without any the checkpoint is to blame.
    if report.problems.isEmpty { report.add(.rootMismatch, Checkpoint.path) }
  }

  mutating func storedHashes(of tile: TilePath) throws -> [Digest32]? {
    guard let (bytes, path) = try reader.find(tile) else {
      report.add(.missing, tile.text)
      return nil
    }
    guard let hashes = TileHashes.read(bytes), hashes.count == path.width else {
      report.add(.malformed, path.text)
      return nil
    }
    return Array(hashes.prefix(tile.width))
  }
}
