import Foundation

/// A set of subjects by ordinal: chunks of 65,536 bits, allocated at the first bit, copied on write.
public struct Bitmap: Sendable {
  var chunks: [Chunk?] = []

  /// Makes the empty set.
  public init() {}

  /// Makes a set of some ordinals.
  public init(_ ordinals: some Sequence<UInt32>) {
    for ordinal in ordinals { set(ordinal, true) }
  }

  /// Makes a set of whole words: word 0 holds subjects 0 to 63, the lowest bit first.
  public init(words: some RandomAccessCollection<UInt64>) {
    for (place, start) in stride(from: 0, to: words.count, by: Chunk.words).enumerated() {
      let chunk = Chunk()
      let part = Array(words.dropFirst(start).prefix(Chunk.words))
      part.withUnsafeBufferPointer { part in
        guard let first = part.baseAddress else { return }
        chunk.fill(0, first, part.count, bits: Words.count(first, part.count))
      }
      chunks.append(contentsOf: repeatElement(nil, count: place - chunks.count) + [chunk])
    }
  }

  /// Says whether a subject is in the set.
  public func contains(_ ordinal: UInt32) -> Bool {
    let place = Int(ordinal >> 16)
    guard place < chunks.count, let chunk = chunks[place] else { return false }
    return chunk.contains(ordinal & 0xFFFF)
  }

  /// Puts a subject in the set or takes it out.
  public mutating func set(_ ordinal: UInt32, _ isIn: Bool) {
    let place = Int(ordinal >> 16)
    if place >= chunks.count {
      guard isIn else { return }
      chunks.append(contentsOf: repeatElement(nil, count: place + 1 - chunks.count))
    }
    if chunks[place] == nil {
      guard isIn else { return }
      chunks[place] = Chunk()
    } else if !isKnownUniquelyReferenced(&chunks[place]), let chunk = chunks[place] {
      chunks[place] = Chunk(copying: chunk)
    }
    chunks[place]?.set(ordinal & 0xFFFF, isIn)
  }

  /// How many subjects are in the set.
  public var count: Int {
    chunks.reduce(0) { $0 + ($1?.count ?? 0) }
  }

  /// Calls for each subject in the set, in ascending order.
  public func forEach(_ body: (UInt32) throws -> Void) rethrows {
    for (place, chunk) in chunks.enumerated() {
      guard let chunk else { continue }
      for word in 0..<Chunk.words {
        var rest = chunk.base[word]
        while rest != 0 {
          try body(UInt32(place << 16 | word << 6 | rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
    }
  }

  /// The subjects in the set, in ascending order.
  public var ordinals: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(count)
    forEach { result.append($0) }
    return result
  }
}

extension Bitmap: Equatable {
  /// Compares the members of two sets.
  public static func == (left: Bitmap, right: Bitmap) -> Bool {
    (0..<max(left.chunks.count, right.chunks.count)).allSatisfy { place in
      let one = place < left.chunks.count ? left.chunks[place] : nil
      let other = place < right.chunks.count ? right.chunks[place] : nil
      guard one?.count ?? 0 == other?.count ?? 0 else { return false }
      guard let one, let other, one !== other else { return true }
      return memcmp(one.base, other.base, Chunk.words * MemoryLayout<UInt64>.stride) == 0
    }
  }
}
