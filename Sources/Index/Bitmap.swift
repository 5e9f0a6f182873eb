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
      let part = words.dropFirst(start).prefix(Chunk.words)
      for (word, bits) in part.enumerated() { chunk.base[word] = bits }
      chunks.append(contentsOf: repeatElement(nil, count: place - chunks.count) + [chunk])
    }
  }

  /// Says whether a subject is in the set.
  public func contains(_ ordinal: UInt32) -> Bool {
    let place = Int(ordinal >> 16)
    guard place < chunks.count, let chunk = chunks[place] else { return false }
    let bit = ordinal & 0xFFFF
    return chunk.base[Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0
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
    guard let chunk = chunks[place] else { return }
    let bit = ordinal & 0xFFFF
    if isIn {
      chunk.base[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    } else {
      chunk.base[Int(bit >> 6)] &= ~(1 << UInt64(bit & 63))
    }
  }

  /// How many subjects are in the set.
  public var count: Int {
    chunks.reduce(0) { total, chunk in
      guard let chunk else { return total }
      return total + Words.count(chunk.base)
    }
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
  public static func == (left: Bitmap, right: Bitmap) -> Bool { left.ordinals == right.ordinals }
}

/// Loops over a chunk's words; plain loops, which the optimiser turns into vector code.
enum Words {
  static func count(_ words: UnsafePointer<UInt64>) -> Int {
    var total = 0
    for word in 0..<Chunk.words { total += words[word].nonzeroBitCount }
    return total
  }

  static func and(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    into result: UnsafeMutablePointer<UInt64>
  ) {
    for word in 0..<Chunk.words { result[word] = left[word] & right[word] }
  }

  static func or(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    into result: UnsafeMutablePointer<UInt64>
  ) {
    for word in 0..<Chunk.words { result[word] = left[word] | right[word] }
  }

  static func without(
    _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>,
    into result: UnsafeMutablePointer<UInt64>
  ) {
    for word in 0..<Chunk.words { result[word] = left[word] & ~right[word] }
  }
}
