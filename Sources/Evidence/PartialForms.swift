/// Older forms of a tile, kept for checkpoints that were once given out.
extension TreeRebuild {
  /// Older, narrower forms of a tile that are still there have to be its beginnings.
  mutating func checkPartialForms(of tile: TilePath, against hashes: [Digest32]) throws {
    for name in try files.names(in: tile.partialFolder).sorted() {
      guard let width = Int(name), (1..<tile.width).contains(width) else { continue }
      let partial = TilePath(tile.kind, index: tile.index, width: width)
      guard let bytes = try files.read(partial.text) else { continue }
      let found: [Digest32]?
      switch tile.kind {
      case .hashes: found = TileHashes.read(bytes)
      case .entries:
        let contents = EntryBundle.read(bytes, limit: width)
        found = contents.isExhausted ? contents.entries.map { Merkle.leafHash($0) } : nil
      }
      if found?.elementsEqual(hashes.prefix(width)) != true {
        report.add(.alteredPartial, partial.text)
      }
    }
  }

  /// The same for the unfinished tiles, once it is known which of their versions is the original.
  mutating func checkPartialFormsAtRightEdge() throws {
    for level in edges.indices where !edges[level].isEmpty {
      let kind = TilePath.Kind.hashes(level: level)
      let index = (checkpoint.size >> kind.shift) / Int64(TilePath.fullWidth)
      let width = edges[level].count
      try checkPartialForms(
        of: TilePath(kind, index: index, width: width), against: edges[level])
      guard level == 0 else { continue }
      try checkPartialForms(
        of: TilePath(.entries, index: index, width: width), against: edges[level])
    }
  }
}
