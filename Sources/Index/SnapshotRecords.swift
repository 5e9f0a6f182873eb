import Formats
import Gate

/// A snapshot's content as records, in parts of bounded size that are sealed one by one.
enum SnapshotRecords {
  /// A part is ended at the first record after so many bytes.
  static let part = 1 << 20

  enum Kind: UInt8 {
    /// An atom; the chunks up to the next atom are its.
    case atom = 1
    /// A chunk of its bitmap: its place, then its packed form.
    case chunk = 2
    /// A day of the queue with its subjects: each ordinal in four bytes, little-endian.
    case day = 3
  }

  /// Gives the parts, in an order that depends on the content alone; there is one at least.
  static func write(
    _ snapshot: Snapshot, _ queue: DayQueue,
    _ body: (_ part: [UInt8], _ isLast: Bool) throws -> Void
  ) rethrows {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(part + 16_384)
    func endPart() throws {
      guard bytes.count >= part else { return }
      try body(bytes, false)
      bytes.removeAll(keepingCapacity: true)
    }
    let bitmaps = snapshot.bitmaps.map { ($0.bytes, $1) }
    for (atom, bitmap) in bitmaps.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
      bytes.append(Kind.atom.rawValue)
      bytes += atom
      for (place, chunk) in bitmap.chunks.enumerated() {
        guard let chunk, chunk.count > 0 else { continue }
        bytes.append(Kind.chunk.rawValue)
        bytes.append(number: UInt16(place))
        chunk.pack(into: &bytes, marksFull: true)
        try endPart()
      }
    }
    let known = snapshot.bitmap(.known)
    for (day, noted) in queue.sorted {
      // Of somebody who is a member no longer nothing ends any more; a birthday must not stay behind.
      let ordinals = noted.filter(known.contains)
      for start in stride(from: 0, to: ordinals.count, by: Chunk.bits) {
        let some = ordinals[start..<min(start + Chunk.bits, ordinals.count)]
        bytes.append(Kind.day.rawValue)
        bytes.append(number: day.days)
        bytes.append(number: UInt32(some.count))
        for ordinal in some {
          withUnsafeBytes(of: ordinal.littleEndian) { bytes.append(contentsOf: $0) }
        }
        try endPart()
      }
    }
    try body(bytes, true)
  }

  /// Puts the parts together again, in their order.
  struct Reader {
    private(set) var bitmaps: [Atom: Bitmap] = [:]
    private(set) var queue = DayQueue()
    private var atom: Atom?
    private var bitmap = Bitmap()

    /// Reads one part; throws `SnapshotRefusal.broken` for anything that `write` does not give.
    mutating func add(_ part: [UInt8]) throws(SnapshotRefusal) {
      var reader = ByteReader(part)
      while !reader.isAtEnd {
        guard let kind = reader.byte().flatMap(Kind.init), add(kind, &reader) else {
          throw .broken
        }
      }
    }

    /// Ends the last bitmap.
    mutating func finish() { keepBitmap() }

    private mutating func keepBitmap() {
      if let atom { bitmaps[atom] = bitmap }
      bitmap = Bitmap()
    }

    private mutating func add(_ kind: Kind, _ reader: inout ByteReader) -> Bool {
      switch kind {
      case .atom:
        keepBitmap()
        atom = Atom(&reader)
        return atom.map { bitmaps[$0] == nil } ?? false
      case .chunk:
        guard atom != nil, let place = reader.number(UInt16.self),
          let chunk = Chunk.unpack(&reader)
        else { return false }
        return bitmap.put(chunk, at: Int(place))
      case .day:
        guard let day = reader.number(Int32.self), let count = reader.number(UInt32.self) else {
          return false
        }
        let ordinals = reader.run(Int(count) * 4) { bytes in
          (0..<Int(count)).map {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
          }
        }
        guard let ordinals else { return false }
        queue.note(ordinals, on: CivilDate(days: day))
        return true
      }
    }
  }
}
