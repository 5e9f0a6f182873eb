/// 65,536 subjects' bits in 8 KiB; written by one owner before it is shared, never after.
///
/// INVARIANT: `Bitmap` writes a chunk only while it holds the one reference to it, and copies it otherwise; so a
/// chunk that two threads can see does not change. That is the proof behind `@unchecked Sendable`.
final class Chunk: @unchecked Sendable {
  static let bits = 65_536
  static let words = bits / 64

  let base: UnsafeMutablePointer<UInt64>

  init() {
    base = .allocate(capacity: Self.words)
    base.initialize(repeating: 0, count: Self.words)
  }

  init(copying other: Chunk) {
    base = .allocate(capacity: Self.words)
    base.initialize(from: other.base, count: Self.words)
  }

  /// Copies a kilobyte-sized result of the set evaluator.
  init(copying words: UnsafePointer<UInt64>) {
    base = .allocate(capacity: Self.words)
    base.initialize(from: words, count: Self.words)
  }

  deinit { base.deallocate() }
}
