/// A tile built anew.
struct TileSource {
  let tile: TilePath
  let level: Int
  /// The hashes computed from below; fewer than the tile's width when a bundle is damaged.
  let computed: [Digest32]
  /// The file the entries were read from; nil above level 0.
  let bundlePath: String?
  /// Whether the entries' file is not there at all, which the report then says already.
  var isMissing = false

  var isComplete: Bool { computed.count == tile.width }
}

/// A tile built anew beside the stored one, and who is to blame where they differ.
struct TileComparison {
  let source: TileSource
  /// The hashes of the stored tile.
  let stored: [Digest32]

  private var tile: TilePath { source.tile }
  private var level: Int { source.level }
  private var computed: [Digest32] { source.computed }

  /// The places at which the two differ; a missing computed hash differs.
  var differences: [Int] {
    (0..<tile.width).filter { $0 >= computed.count || computed[$0] != stored[$0] }
  }

  /// The stored tile is the original, so what it was built over has changed.
  func blameEntries(_ report: inout LogReport) {
    guard !source.isMissing else { return }
    guard let bundlePath = source.bundlePath else {
      // Below, entries and tile agree with each other and not with this tile: both have changed.
      for place in differences {
        let below = TilePath(
          .hashes(level: level - 1), index: firstHash + Int64(place), width: TilePath.fullWidth)
        report.add(.disagreement, below.text, entry: entry(at: place))
      }
      return
    }
    if source.isComplete {
      for place in differences { report.add(.alteredEntry, bundlePath, entry: entry(at: place)) }
    } else if let first = differences.first {
      // Behind a wrong length nothing can be told apart any more.
      report.add(.malformed, bundlePath, entry: entry(at: first))
    }
  }

  /// The entries are the original, so the stored tile has changed.
  func blameTile(_ report: inout LogReport) {
    for place in differences { report.add(.alteredHash, tile.text, entry: entry(at: place)) }
  }

  /// Neither leads to the hash above.
  func blameBoth(_ report: inout LogReport) {
    report.add(.disagreement, tile.text, entry: differences.first.map { entry(at: $0) })
    blameEntries(&report)
  }

  private var firstHash: Int64 { tile.index * Int64(TilePath.fullWidth) }

  /// The index of the first entry under the hash at that place.
  private func entry(at place: Int) -> Int64 {
    (firstHash + Int64(place)) << TilePath.Kind.hashes(level: level).shift
  }
}
