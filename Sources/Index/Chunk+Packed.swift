extension Chunk {
  /// How a stored chunk is written: its first byte.
  private enum Form: UInt8 {
    /// A 2-byte count and 2-byte positions, for a chunk with fewer than 4,096 bits.
    case positions = 0
    /// 8,192 bytes, each word little-endian.
    case words = 1
    /// Nothing: all bits are set.
    case full = 2
  }

  /// Appends the chunk in the form that is shortest.
  ///
  /// - Parameter marksFull: whether a full chunk may be written as such, as bitmaps that are in databases are not.
  func pack(into bytes: inout [UInt8], marksFull: Bool) {
    if count < 4_096 {
      bytes.append(Form.positions.rawValue)
      bytes.append(number: UInt16(count))
      for word in 0..<Self.words {
        var rest = base[word]
        while rest != 0 {
          bytes.append(number: UInt16(word << 6 | rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
    } else if isFull && marksFull {
      bytes.append(Form.full.rawValue)
    } else {
      bytes.append(Form.words.rawValue)
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: Self.words * 8))
      bytes.withUnsafeMutableBytes { buffer in
        for word in 0..<Self.words {
          buffer.storeBytes(
            of: base[word].littleEndian, toByteOffset: start + word * 8, as: UInt64.self)
        }
      }
    }
  }

  /// Reads what `pack` wrote; nil for anything else.
  static func unpack(_ reader: inout ByteReader) -> Chunk? {
    switch reader.byte().flatMap(Form.init) {
    case .positions:
      guard let count = reader.number(UInt16.self) else { return nil }
      return reader.run(Int(count) * 2) { positions in
        let chunk = Chunk()
        for place in stride(from: 0, to: positions.count, by: 2) {
          chunk.set(UInt32(positions[place]) << 8 | UInt32(positions[place + 1]), true)
        }
        return chunk
      }
    case .words:
      return reader.run(words * 8) { Chunk(littleEndian: $0) }
    case .full:
      return .full
    case nil:
      return nil
    }
  }
}
