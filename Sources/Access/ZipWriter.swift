public import Formats

/// Writes a ZIP archive (PKWARE APPNOTE 6.3) from front to back, each file stored as it is.
///
/// Nothing is compressed: what is sealed afterwards must not tell by its length what is in it, and half of a package is
/// proofs, which do not shrink. Sizes and places beyond 4 GiB are written in ZIP64's form.
public struct ZipWriter {
  private struct Listed {
    var path: [UInt8]
    var sum: UInt32
    var size: UInt32
    var place: UInt64
  }

  private let sink: ([UInt8]) throws -> Void
  private let stamp: UInt32
  private var place: UInt64 = 0
  private var listed: [Listed] = []
  private var names: Set<String> = []

  /// An archive whose files bear one time, which ZIP keeps to two seconds.
  ///
  /// - Parameter sink: Takes the bytes as they come.
  public init(at now: Timestamp, sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    let day = now.date
    let seconds = (now.microseconds / 1_000_000) - Int64(day.days) * 86_400
    // Years before 1980 and after 2107 cannot be written.
    let year = UInt32(min(max(day.year, 1_980), 2_107) - 1_980)
    let date = year << 9 | UInt32(day.month) << 5 | UInt32(day.day)
    let time =
      UInt32(seconds / 3_600) << 11 | UInt32(seconds / 60 % 60) << 5 | UInt32(seconds % 60 / 2)
    stamp = date << 16 | time
  }

  /// Adds a file; throws `PackageError.unusablePath` for a path that would not stay in the folder, or stands already.
  public mutating func add(_ path: String, _ bytes: [UInt8]) throws {
    guard Self.isUsable(path), names.insert(path).inserted, bytes.count < Int(UInt32.max) else {
      throw PackageError.unusablePath
    }
    let file = Listed(
      path: Array(path.utf8), sum: CRC32.sum(bytes), size: UInt32(bytes.count), place: place)
    var header: [UInt8] = []
    header.number(0x0403_4B50, 4)
    header.number(20, 2)
    common(file, &header)
    header.number(0, 2)
    header += file.path
    try put(header)
    try put(bytes)
    listed.append(file)
  }

  /// Ends the archive with its directory; nothing is added after it.
  public mutating func finish() throws {
    let start = place
    for file in listed { try put(entry(file)) }
    let size = place - start
    let count = UInt64(listed.count)
    var end: [UInt8] = []
    if count > 0xFFFE || start > 0xFFFF_FFFE || size > 0xFFFF_FFFE {
      end.number(0x0606_4B50, 4)
      end.number(44, 8)
      end.number(0x031E, 2)
      end.number(45, 2)
      end.number(0, 8)
      for number in [count, count, size, start] { end.number(number, 8) }
      end.number(0x0706_4B50, 4)
      end.number(0, 4)
      end.number(start + size, 8)
      end.number(1, 4)
    }
    end.number(0x0605_4B50, 4)
    end.number(0, 4)
    for _ in 0..<2 { end.number(min(count, 0xFFFF), 2) }
    end.number(min(size, 0xFFFF_FFFF), 4)
    end.number(min(start, 0xFFFF_FFFF), 4)
    end.number(0, 2)
    try put(end)
  }

  /// Version needed to flags, method, time, sum, sizes, length of the name: the same in both headers.
  private func common(_ file: Listed, _ header: inout [UInt8]) {
    // Bit 11: names are UTF-8.
    header.number(0x0800, 2)
    header.number(0, 2)
    header.number(UInt64(stamp & 0xFFFF), 2)
    header.number(UInt64(stamp >> 16), 2)
    header.number(UInt64(file.sum), 4)
    header.number(UInt64(file.size), 4)
    header.number(UInt64(file.size), 4)
    header.number(UInt64(file.path.count), 2)
  }

  private func entry(_ file: Listed) -> [UInt8] {
    let isFar = file.place > 0xFFFF_FFFE
    var entry: [UInt8] = []
    entry.number(0x0201_4B50, 4)
    entry.number(0x031E, 2)
    entry.number(isFar ? 45 : 20, 2)
    common(file, &entry)
    entry.number(isFar ? 12 : 0, 2)
    entry.number(0, 2)
    entry.number(0, 2)
    entry.number(0, 2)
    // A plain file that its owner alone may write and anybody may read.
    entry.number(0o100644 << 16, 4)
    entry.number(min(file.place, 0xFFFF_FFFF), 4)
    entry += file.path
    if isFar {
      entry.number(1, 2)
      entry.number(8, 2)
      entry.number(file.place, 8)
    }
    return entry
  }

  private mutating func put(_ bytes: [UInt8]) throws {
    try sink(bytes)
    place += UInt64(bytes.count)
  }

  /// Letters, digits and `- _ . /`, no part that leads elsewhere.
  static func isUsable(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path.utf8.count <= 200
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
          }
      }
  }
}

extension [UInt8] {
  /// Appends a number of some bytes, the lowest first.
  fileprivate mutating func number(_ number: UInt64, _ count: Int) {
    for byte in 0..<count { append(UInt8(truncatingIfNeeded: number >> UInt64(byte * 8))) }
  }
}
