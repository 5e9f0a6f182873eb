/// Builds a log's tree anew, bundle by bundle, and compares it with the stored tiles.
///
/// In memory lie one unfinished tile for every level and the comparison at hand.
struct TreeRebuild {
  var report: LogReport
  let files: any TileFiles
  let reader: TileReader
  let checkpoint: Checkpoint
  /// What the log says that it no longer gives out.
  private let pruned: PrunedMark?
  /// For every level the hashes of its last tile, corrected where a tile above knew better.
  var edges: [[Digest32]] = [[]]
  /// Differences at the right edge: only the checkpoint's root can decide them.
  var undecided: [TileComparison] = []
  /// The number of entries behind us.
  private var taken: Int64 = 0

  init(
    files: any TileFiles, checkpoint: Checkpoint, pruned: PrunedMark? = nil, report: LogReport
  ) throws(LogError) {
    self.files = files
    self.pruned = pruned
    self.checkpoint = checkpoint
    self.report = report
    reader = try TileReader(files: files, size: checkpoint.size)
  }

  /// Takes the next bundle in order; false when bundle and tile are both lost.
  mutating func take(bundle: TilePath) throws -> Bool {
    let tile = TilePath(.hashes(level: 0), index: bundle.index, width: bundle.width)
    if let pruned, pruned.covers(bundle), try files.read(bundle.text) == nil {
      return try take(pruned: tile)
    }
    var computed: [Digest32] = []
    var bundlePath = bundle.text
    var isMissing = false
    if let (bytes, path) = try reader.find(bundle) {
      bundlePath = path.text
      let contents = EntryBundle.read(bytes, limit: bundle.width)
      computed = contents.entries.map { Merkle.leafHash($0) }
      // A full bundle read in place of a partial one goes on behind what is covered here.
      let isWhole = path != bundle || contents.isExhausted
      if computed.count == bundle.width, !isWhole { report.add(.malformed, bundlePath) }
    } else {
      isMissing = true
      report.add(.missing, bundlePath)
    }
    report.entriesChecked += Int64(computed.count)
    let source = TileSource(
      tile: tile, level: 0, computed: computed, bundlePath: bundlePath, isMissing: isMissing)
    guard let hashes = try settle(source) else { return false }
    if bundle.isFull {
      try checkPartialForms(of: bundle, against: hashes)
      try checkPartialForms(of: tile, against: hashes)
    }
    edges[0] = hashes
    taken += Int64(bundle.width)
    try carry()
    return true
  }

  /// Takes the hashes of entries that are no longer given out; the tile above tells whether they are the original.
  private mutating func take(pruned tile: TilePath) throws -> Bool {
    guard let hashes = try storedHashes(of: tile) else { return false }
    report.entriesPruned += Int64(tile.width)
    edges[0] = hashes
    taken += Int64(tile.width)
    try carry()
    return true
  }

  /// Compares the unfinished tiles and the root.
  mutating func finish() throws {
    for level in edges.indices.dropFirst() where !edges[level].isEmpty {
      let index = (checkpoint.size >> Int64(8 * level)) / Int64(TilePath.fullWidth)
      let tile = TilePath(.hashes(level: level), index: index, width: edges[level].count)
      _ = try settle(
        TileSource(tile: tile, level: level, computed: edges[level], bundlePath: nil))
    }
    decideRightEdge()
    try checkPartialFormsAtRightEdge()
  }

  /// Moves a full tile's root up, as often as that fills the tile above.
  private mutating func carry() throws {
    var level = 0
    while edges[level].count == TilePath.fullWidth {
      let root = Merkle.root(of: edges[level])
      edges[level] = []
      level += 1
      if edges.count == level { edges.append([]) }
      edges[level].append(root)
      guard edges[level].count == TilePath.fullWidth else { return }
      let index = (taken >> Int64(8 * level)) / Int64(TilePath.fullWidth) - 1
      let tile = TilePath(.hashes(level: level), index: index, width: TilePath.fullWidth)
      edges[level] =
        try settle(
          TileSource(tile: tile, level: level, computed: edges[level], bundlePath: nil))
        ?? edges[level]
      try checkPartialForms(of: tile, against: edges[level])
    }
  }
}
