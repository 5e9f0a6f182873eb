import Crypto

/// The Merkle tree hash of RFC 9162 §2.1.1 over SHA-256, as C2SP tlog-tiles uses it.
public enum Merkle {
  /// The root of a tree without leaves: SHA-256 of nothing.
  public static let emptyRoot = Digest32(SHA256().finalize())

  /// The hash of a leaf: SHA-256(0x00 ‖ bytes).
  ///
  /// The prefix keeps leaves and nodes apart, so that no entry can pass for an inner node.
  public static func leafHash(_ bytes: some Collection<UInt8>) -> Digest32 {
    var hasher = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
    let direct: Void? = bytes.withContiguousStorageIfAvailable {
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if direct == nil {
      Array(bytes).withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }
    return Digest32(hasher.finalize())
  }

  static func leafHash(of digest: Digest32) -> Digest32 {
    withUnsafeTemporaryAllocation(byteCount: 33, alignment: 8) { buffer in
      buffer.storeBytes(of: 0, as: UInt8.self)
      digest.store(into: buffer, at: 1)
      var hasher = SHA256()
      hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return Digest32(hasher.finalize())
    }
  }

  /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
  public static func nodeHash(_ left: Digest32, _ right: Digest32) -> Digest32 {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
      buffer.storeBytes(of: 1, as: UInt8.self)
      left.store(into: buffer, at: 1)
      right.store(into: buffer, at: 33)
      var hasher = SHA256()
      hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
      return Digest32(hasher.finalize())
    }
  }

  /// The root of a tree with these leaf hashes; `emptyRoot` when there are none.
  public static func root(of leafHashes: [Digest32]) -> Digest32 { root(of: leafHashes[...]) }

  /// Pairing neighbours level by level, an odd last one moving up unchanged, gives the RFC's
  /// recursive tree: its left subtrees are complete at every level.
  static func root(of leafHashes: ArraySlice<Digest32>) -> Digest32 {
    var level = Array(leafHashes)
    while level.count > 1 {
      let pairs = level.count / 2
      let odd = level.count % 2 == 1 ? level.last : nil
      for pair in 0..<pairs { level[pair] = nodeHash(level[2 * pair], level[2 * pair + 1]) }
      level.removeSubrange(pairs...)
      if let odd { level.append(odd) }
    }
    return level.first ?? emptyRoot
  }

  /// The hash over a range of leaves, from the hashes of the complete subtrees it consists of.
  ///
  /// `right` is the hash of what follows the range, when something does.
  static func hash(
    of range: Range<Int64>, continuedBy right: Digest32? = nil,
    subtree: (Range<Int64>) throws -> Digest32
  ) rethrows -> Digest32 {
    var result = right
    for part in TreeShape.completeSubtrees(of: range).reversed() {
      let left = try subtree(part)
      result = result.map { nodeHash(left, $0) } ?? left
    }
    return result ?? emptyRoot
  }

  /// The root of a tree given by the hashes of its last, not yet full tile at every tile level.
  static func root(ofEdges edges: [[Digest32]]) -> Digest32 {
    // What is to the right of a complete subtree is always smaller, so the right comes first.
    var result: Digest32?
    for hashes in edges where !hashes.isEmpty {
      result = hash(of: 0..<Int64(hashes.count), continuedBy: result) { part in
        root(of: hashes[Int(part.lowerBound)..<Int(part.upperBound)])
      }
    }
    return result ?? emptyRoot
  }
}
