/// Why packed bytes are no bitmap.
public struct PackedBitmapError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var description: String { "a stored set of subjects is damaged" }
}

extension Bitmap {
  /// The set as bytes: for each chunk with bits its place (2 bytes, big-endian) and its 8,192 bytes, or its bits.
  ///
  /// A chunk with fewer than 4,096 bits is written as 2-byte positions: a tag byte 0 and a 2-byte count go before
  /// them; a tag byte 1 goes before the words, each little-endian.
  public var packed: [UInt8] {
    var bytes: [UInt8] = []
    for (place, chunk) in chunks.enumerated() {
      guard let chunk else { continue }
      let count = chunk.count
      guard count > 0 else { continue }
      bytes += [UInt8(place >> 8), UInt8(place & 0xFF)]
      if count < 4_096 {
        bytes += [0, UInt8(count >> 8), UInt8(count & 0xFF)]
        for word in 0..<Chunk.words {
          var rest = chunk.base[word]
          while rest != 0 {
            let bit = word << 6 | rest.trailingZeroBitCount
            bytes += [UInt8(bit >> 8), UInt8(bit & 0xFF)]
            rest &= rest - 1
          }
        }
      } else {
        bytes.append(1)
        for word in 0..<Chunk.words {
          withUnsafeBytes(of: chunk.base[word].littleEndian) { bytes += $0 }
        }
      }
    }
    return bytes
  }

  /// Reads what `packed` wrote; throws `PackedBitmapError` for anything else.
  public init(packed bytes: [UInt8]) throws {
    self.init()
    var rest = bytes[...]
    func two() throws -> Int {
      guard rest.count >= 2 else { throw PackedBitmapError() }
      return Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
    }
    while !rest.isEmpty {
      let place = try two()
      guard let tag = rest.popFirst(), tag <= 1 else { throw PackedBitmapError() }
      if tag == 0 {
        for _ in 0..<(try two()) { set(UInt32(place << 16 | (try two())), true) }
      } else {
        guard rest.count >= Chunk.words * 8 else { throw PackedBitmapError() }
        for word in 0..<Chunk.words * 8 {
          let byte = rest[rest.startIndex + word]
          for bit in 0..<8 where byte & (1 << UInt8(bit)) != 0 {
            set(UInt32(place << 16 | word << 3 | bit), true)
          }
        }
        rest = rest.dropFirst(Chunk.words * 8)
      }
    }
  }

  /// Those in either set.
  public func union(_ other: Bitmap) -> Bitmap {
    combined(other) { left, right in
      guard let left, let right else { return left ?? right }
      return Chunk(left, right, Words.or)
    }
  }

  /// Those in this set and not in the other.
  public func subtracting(_ other: Bitmap) -> Bitmap {
    combined(other) { left, right in
      guard let left, let right else { return left }
      return Chunk(left, right, Words.without)
    }
  }

  private func combined(_ other: Bitmap, _ combine: (Chunk?, Chunk?) -> Chunk?) -> Bitmap {
    var result = Bitmap()
    let count = max(chunks.count, other.chunks.count)
    result.chunks.reserveCapacity(count)
    for place in 0..<count {
      result.chunks.append(
        combine(
          place < chunks.count ? chunks[place] : nil,
          place < other.chunks.count ? other.chunks[place] : nil))
    }
    return result
  }
}
