/// The place of a tile or entry bundle, by C2SP tlog-tiles.
struct TilePath: Sendable, Hashable {
  /// Which tree a file belongs to: hashes at a level of 8 tree levels each, or entries.
  enum Kind: Sendable, Hashable {
    case hashes(level: Int)
    case entries
  }

  /// A tile's full width: 256 hashes or entries.
  static let fullWidth = 256
  /// With sizes of 63 bits no tree has a level above this.
  static let topLevel = 7

  let kind: Kind
  let index: Int64
  let width: Int

  /// The tile as wide as a tree of that size has it; nil when the tree has no such tile.
  init?(_ kind: Kind, index: Int64, treeSize: Int64) {
    let total = treeSize >> kind.shift
    let (before, overflow) = index.multipliedReportingOverflow(by: Int64(Self.fullWidth))
    guard index >= 0, !overflow, before < total else { return nil }
    self.init(kind, index: index, width: Int(min(Int64(Self.fullWidth), total - before)))
  }

  init(_ kind: Kind, index: Int64, width: Int) {
    self.kind = kind
    self.index = index
    self.width = width
  }

  var isFull: Bool { width == Self.fullWidth }

  /// The same tile when it is full.
  var full: TilePath { TilePath(kind, index: index, width: Self.fullWidth) }

  /// The file's path.
  var text: String { isFull ? stem : "\(partialFolder)/\(width)" }

  /// The folder in which the partial forms of this tile lie.
  var partialFolder: String { stem + ".p" }

  /// Three digits a path element, all but the last led by an x: no file is also a folder.
  private var stem: String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
      rest /= 1000
    } while rest > 0
    let path = groups.enumerated().map { $0.offset == 0 ? $0.element : "x" + $0.element }
    return (["tile", kind.name] + path.reversed()).joined(separator: "/")
  }
}

extension TilePath.Kind {
  /// How many tree levels lie below one hash of this kind.
  var shift: Int64 {
    switch self {
    case .entries: 0
    case .hashes(let level): Int64(8 * level)
    }
  }

  var name: String {
    switch self {
    case .entries: "entries"
    case .hashes(let level): String(level)
    }
  }
}
