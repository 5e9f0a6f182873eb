import Crypto
import Foundation

/// What is searched for in every file: values in every encoding in which something could have kept them.
struct Needles {
  private(set) var all: [(name: String, bytes: [UInt8])] = []

  init(_ values: [String]) {
    for value in values {
      let bytes = Array(value.utf8)
      add("UTF-8", bytes)
      add("reversed", bytes.reversed())
      add("UTF-16LE", value.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
      add("UTF-16BE", value.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] })
      let hex = bytes.map { String(format: "%02x", $0) }.joined()
      add("hex", Array(hex.utf8))
      add("HEX", Array(hex.uppercased().utf8))
      let escaped = bytes.map { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
      }.joined()
      add("URL", Array(escaped.utf8))
      // The same bytes look different in base64 at each of three places in a text.
      for place in 0..<3 {
        let text = Data([UInt8](repeating: 0, count: place) + bytes).base64EncodedString()
        let start = place == 0 ? 0 : place + 1
        let end = (place + bytes.count) / 3 * 4
        add("base64/\(place)", Array(text.utf8.dropFirst(start).prefix(max(0, end - start))))
      }
      let hash = Array(SHA256.hash(data: Array(value.lowercased().utf8)))
      add("SHA-256", hash)
      add("SHA-256 in hex", Array(hash.map { String(format: "%02x", $0) }.joined().utf8))
    }
  }

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    if bytes.count >= 6 { all.append((name, bytes)) }
  }

  /// The files under a folder that hold one, each with what was found; how many were looked at, and their bytes.
  func search(_ folder: String) throws -> (found: [String], files: Int, bytes: Int) {
    var found: [String] = []
    var (files, bytes) = (0, 0)
    // Which needles begin with two bytes: most places of a file are passed over with one look.
    var heads = [[Int]](repeating: [], count: 65_536)
    for (number, needle) in all.enumerated() {
      heads[Int(needle.bytes[0]) << 8 | Int(needle.bytes[1])].append(number)
    }
    let names = FileManager.default.enumerator(atPath: folder)
    while let name = names?.nextObject() as? String {
      let path = folder + "/" + name
      guard
        let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped),
        !data.isEmpty
      else { continue }
      files += 1
      bytes += data.count
      for hit in data.withUnsafeBytes({ Self.hits($0, heads, all.map(\.bytes)) }).sorted() {
        found.append("\(name): \(all[hit].name)")
      }
    }
    return (found, files, bytes)
  }

  private static func hits(
    _ bytes: UnsafeRawBufferPointer, _ heads: [[Int]], _ needles: [[UInt8]]
  ) -> Set<Int> {
    var hits: Set<Int> = []
    guard let start = bytes.baseAddress, bytes.count > 1 else { return hits }
    let flags = heads.map { !$0.isEmpty }
    flags.withUnsafeBufferPointer { flags in
      var place = 0
      let last = bytes.count - 1
      while place < last {
        let head = Int(bytes[place]) << 8 | Int(bytes[place + 1])
        if flags[head] {
          for number in heads[head] where needles[number].count <= bytes.count - place {
            if memcmp(start + place, needles[number], needles[number].count) == 0 {
              hits.insert(number)
            }
          }
        }
        place += 1
      }
    }
    return hits
  }
}
