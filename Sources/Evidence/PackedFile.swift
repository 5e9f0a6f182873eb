/// What a file of a pack must be: its hash, its length, and a short hash of each of its blocks.
public struct PackedFile: Sendable, Equatable {
  /// The length of a block; the last one may be shorter.
  public static let blockBytes = 256

  /// The path within the pack, of letters, digits and `/ . _ - @ ~`.
  public let path: String
  /// The SHA-256 of all bytes.
  public let digest: Digest32
  /// The number of bytes.
  public let size: Int
  /// The first four bytes of the SHA-256 of each block.
  let blocks: [UInt32]

  /// Measures a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    size = bytes.count
    digest = Self.digest(bytes[...])
    blocks = stride(from: 0, to: bytes.count, by: Self.blockBytes).map { start in
      Self.short(bytes[start..<min(start + Self.blockBytes, bytes.count)])
    }
  }

  init(path: String, digest: Digest32, size: Int, blocks: [UInt32]) {
    self.path = path
    self.digest = digest
    self.size = size
    self.blocks = blocks
  }

  /// The first byte range of other content that is not as measured; nil when every block is, and the length too.
  public func firstDifference(in bytes: [UInt8]) -> Range<Int>? {
    let found = PackedFile(path: path, bytes: bytes)
    let place = zip(blocks, found.blocks).enumerated().first { $0.element.0 != $0.element.1 }?
      .offset
    if place == nil, found.size == size { return nil }
    let start = (place ?? min(blocks.count, found.blocks.count)) * Self.blockBytes
    return min(start, size)..<max(min(start + Self.blockBytes, max(size, found.size)), start)
  }

  /// Whether a path can stand in a pack: nothing that leaves the folder, hides, or cannot be written in a list.
  public static func isUsable(_ path: String) -> Bool {
    !path.isEmpty && path.utf8.count <= 240
      && path.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x40, 0x5F, 0x7E: true
        default: false
        }
      }
      && path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy { $0.first.map { $0 != UInt8(ascii: ".") } ?? false }
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> Digest32 {
    var stream = DigestStream()
    stream.update(Array(bytes))
    return stream.digest
  }

  private static func short(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    digest(bytes).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
