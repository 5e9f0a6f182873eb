/// Takes an archive that `ZipWriter` wrote apart again, from front to back.
public struct ZipReader {
  private static let header = 30

  private var rest: [UInt8] = []
  private var isOver = false

  /// Waits for the first bytes.
  public init() {}

  /// Takes the next bytes, and gives the files that are whole by now.
  ///
  /// Throws `PackageError.damaged` for what is no such archive, or a file with another checksum.
  public mutating func take(_ bytes: [UInt8]) throws -> [(path: String, bytes: [UInt8])] {
    guard !isOver else { return [] }
    rest += bytes
    var files: [(path: String, bytes: [UInt8])] = []
    var place = 0
    while rest.count - place >= Self.header {
      // The directory at the end says what was there already.
      guard number(at: place, 4) == 0x0403_4B50 else {
        guard number(at: place, 4) == 0x0201_4B50 else {
          throw PackageError.damaged
        }
        isOver = true
        rest = []
        return files
      }
      let (sum, size) = (number(at: place + 14, 4), Int(number(at: place + 22, 4)))
      let name = Int(number(at: place + 26, 2))
      guard number(at: place + 8, 2) == 0, number(at: place + 28, 2) == 0 else {
        throw PackageError.damaged
      }
      let start = place + Self.header + name
      guard rest.count - start >= size else { break }
      let path = String(decoding: rest[place + Self.header..<start], as: UTF8.self)
      let file = Array(rest[start..<start + size])
      guard ZipWriter.isUsable(path), CRC32.sum(file) == UInt32(sum) else {
        throw PackageError.damaged
      }
      files.append((path, file))
      place = start + size
    }
    rest.removeFirst(place)
    return files
  }

  private func number(at place: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(rest[place + $1]) << UInt64(8 * $1) }
  }
}
