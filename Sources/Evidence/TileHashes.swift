/// A tile's bytes: 32 for every hash, one after the other.
enum TileHashes {
  static func bytes(_ hashes: some Collection<Digest32>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: hashes.count * Digest32.byteCount) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for hash in hashes {
        hash.store(into: raw, at: count)
        count += Digest32.byteCount
      }
    }
  }

  /// Nil when the bytes are not a whole number of hashes.
  static func read(_ bytes: [UInt8]) -> [Digest32]? {
    guard bytes.count.isMultiple(of: Digest32.byteCount) else { return nil }
    return bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: Digest32.byteCount).map {
        Digest32(loading: raw, at: $0)
      }
    }
  }
}
