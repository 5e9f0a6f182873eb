import Evidence

/// The tiles of a log whose entries are the numbers from 0: leaves are hashed when asked for, the levels above are kept.
struct SimulatedTiles: TileFiles {
  struct Absent: Error {}

  /// The roots of full tiles, level by level above the leaves.
  private let levels: [[Digest32]]
  private let size: Int64

  init(size: Int64) {
    self.size = size
    var levels: [[Digest32]] = []
    var level = (0..<size / 256).map { tile in
      Merkle.root(of: (tile * 256..<tile * 256 + 256).map(Self.leaf))
    }
    while !level.isEmpty {
      levels.append(level)
      level = stride(from: 0, to: level.count / 256 * 256, by: 256).map { start in
        Merkle.root(of: Array(level[start..<start + 256]))
      }
    }
    self.levels = levels
  }

  /// The hash of an entry that is a number.
  static func leaf(_ index: Int64) -> Digest32 {
    withUnsafeBytes(of: index.bigEndian) { Merkle.leafHash($0) }
  }

  func read(_ path: String) throws -> [UInt8]? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 3, let level = Int(parts[1]) else { return nil }
    let isPartial = parts.dropLast().last?.hasSuffix(".p") == true
    let names = isPartial ? parts[2..<parts.count - 1] : parts[2...]
    let index = names.joined().filter { $0.isNumber }
    guard let tile = Int64(index) else { return nil }
    let start = tile * 256
    let total = level == 0 ? size : Int64(level <= levels.count ? levels[level - 1].count : 0)
    let width = isPartial ? Int64(parts.last ?? "") ?? 0 : 256
    guard width > 0, start + width <= total else { return nil }
    return (start..<start + width).flatMap { place in
      level == 0 ? Self.leaf(place).bytes : levels[level - 1][Int(place)].bytes
    }
  }

  func write(_ path: String, _ bytes: [UInt8]) throws { throw Absent() }
}
