import Crypto

/// The root over leaves that come one after another (RFC 9162 §2.1.1), for checks.
///
/// It shares no code with tiles and sets, so that a check does not rest on what it checks. Memory holds one hash for
/// each power of two.
public struct RunningRoot: Sendable {
  /// How many leaves were given.
  public private(set) var count: Int64 = 0
  /// The roots of the complete trees that the leaves so far consist of, the largest first.
  private var peaks: [[UInt8]] = []

  /// A tree without leaves.
  public init() {}

  /// Adds a leaf by its bytes.
  public mutating func add(_ leaf: [UInt8]) {
    var hash = Self.hash([0], leaf)
    var rest = count
    while rest & 1 == 1, let left = peaks.popLast() {
      hash = Self.hash([1], left, hash)
      rest >>= 1
    }
    peaks.append(hash)
    count += 1
  }

  /// The root over the leaves so far.
  public var root: Digest32 {
    guard var hash = peaks.last else { return Merkle.emptyRoot }
    for left in peaks.dropLast().reversed() { hash = Self.hash([1], left, hash) }
    return Digest32(hash) ?? Merkle.emptyRoot
  }

  private static func hash(_ parts: [UInt8]...) -> [UInt8] {
    var hasher = SHA256()
    for part in parts { hasher.update(data: part) }
    return Array(hasher.finalize())
  }
}
