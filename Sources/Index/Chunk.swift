import Foundation

/// 65,536 subjects' bits in 8 KiB; written by one owner before it is shared, never after.
///
/// INVARIANT: `Bitmap` writes a chunk only while it holds the one reference to it, and copies it otherwise; so a
/// chunk that two threads can see does not change. That is the proof behind `@unchecked Sendable`.
final class Chunk: @unchecked Sendable {
  static let bits = 65_536
  static let words = bits / 64

  let base: UnsafeMutablePointer<UInt64>
  /// How many bits are set.
  private(set) var count = 0

  /// A chunk in which everybody is.
  static let full: Chunk = {
    let chunk = Chunk()
    chunk.base.update(repeating: .max, count: words)
    chunk.count = bits
    return chunk
  }()

  var isFull: Bool { count == Self.bits }

  init() {
    // Not `allocate`: memory that is fresh from the system is zero already and need not be touched.
    guard let memory = calloc(Self.words, MemoryLayout<UInt64>.stride) else {
      fatalError("out of memory")
    }
    base = memory.bindMemory(to: UInt64.self, capacity: Self.words)
  }

  convenience init(copying other: Chunk) {
    self.init()
    base.update(from: other.base, count: Self.words)
    count = other.count
  }

  /// A chunk of 8,192 bytes, each word little-endian.
  convenience init(littleEndian bytes: UnsafeRawBufferPointer) {
    self.init()
    for word in 0..<Self.words {
      base[word] = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
    }
    count = Words.count(base, Self.words)
  }

  func contains(_ bit: UInt32) -> Bool {
    base[Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0
  }

  func set(_ bit: UInt32, _ isIn: Bool) {
    guard contains(bit) != isIn else { return }
    base[Int(bit >> 6)] ^= 1 << UInt64(bit & 63)
    count += isIn ? 1 : -1
  }

  /// Writes words where none has been written.
  ///
  /// - Parameter bits: how many bits are set in them.
  func fill(_ start: Int, _ words: UnsafePointer<UInt64>, _ length: Int, bits: Int) {
    (base + start).update(from: words, count: length)
    count += bits
  }

  /// Combines two chunks word by word.
  convenience init(
    _ left: Chunk, _ right: Chunk,
    _ combine: (
      UnsafePointer<UInt64>, UnsafePointer<UInt64>, UnsafeMutablePointer<UInt64>, Int
    ) -> Void
  ) {
    self.init()
    combine(left.base, right.base, base, Self.words)
    count = Words.count(base, Self.words)
  }

  deinit { free(base) }
}
