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
      guard let chunk, chunk.count > 0 else { continue }
      bytes.append(number: UInt16(place))
      chunk.pack(into: &bytes, marksFull: false)
    }
    return bytes
  }

  /// Reads what `packed` wrote; throws `PackedBitmapError` for anything else.
  public init(packed bytes: [UInt8]) throws {
    self.init()
    var reader = ByteReader(bytes)
    while !reader.isAtEnd {
      guard let place = reader.number(UInt16.self), let chunk = Chunk.unpack(&reader),
        put(chunk, at: Int(place))
      else { throw PackedBitmapError() }
    }
  }

  /// Puts a whole chunk where there is none yet, and says whether there was none.
  mutating func put(_ chunk: Chunk, at place: Int) -> Bool {
    if place >= chunks.count {
      chunks.append(contentsOf: repeatElement(nil, count: place + 1 - chunks.count))
    }
    guard chunks[place] == nil else { return false }
    chunks[place] = chunk
    return true
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
