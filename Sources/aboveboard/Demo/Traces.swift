import Foundation

/// Looks for values in every file of a folder, in each form in which a program might have kept them.
struct Traces {
  /// What a search came to.
  struct Found {
    var files = 0
    var bytes = 0
    /// The files with a trace in them.
    var paths: [String] = []
  }

  private let needles: [[UInt8]]

  init(of values: [String]) {
    needles = values.flatMap(Self.forms).filter { $0.count >= 6 }
  }

  /// UTF-8, UTF-16 both ways, hexadecimal, percent-encoded, and base64 at each of its three places.
  private static func forms(_ value: String) -> [[UInt8]] {
    let bytes = Array(value.utf8)
    let hex = bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let percent =
      value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? value
    let base64 = (0..<3).map { place in
      let text = Data([UInt8](repeating: 0, count: place) + bytes).base64EncodedString()
      let start = place == 0 ? 0 : place + 1
      let end = (place + bytes.count) / 3 * 4
      return Array(text.utf8.dropFirst(start).prefix(max(0, end - start)))
    }
    return [
      bytes, value.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] },
      value.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }, Array(hex.utf8),
      Array(hex.uppercased().utf8), Array(percent.utf8),
    ] + base64
  }

  private static func occurs(
    _ needle: [UInt8], _ start: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    guard let first = needle.first, needle.count <= count else { return false }
    var place = 0
    // Inside the bytes: what is left is at least as long as what is looked for.
    while let next = memchr(start + place, Int32(first), count - needle.count + 1 - place) {
      place = UnsafeRawPointer(next) - start
      if memcmp(start + place, needle, needle.count) == 0 { return true }
      place += 1
    }
    return false
  }

  /// Reads every file under a folder but those under some of its parts.
  func search(_ folder: String, without parts: Set<String>) -> Found {
    var found = Found()
    let names = FileManager.default.enumerator(atPath: folder)
    while let name = names?.nextObject() as? String {
      guard !parts.contains(name.split(separator: "/").first.map(String.init) ?? ""),
        let data = try? Data(
          contentsOf: URL(fileURLWithPath: folder + "/" + name), options: .alwaysMapped)
      else { continue }
      found.files += 1
      found.bytes += data.count
      let isThere = data.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return false }
        return needles.contains { Self.occurs($0, start, bytes.count) }
      }
      if isThere { found.paths.append(name) }
    }
    return found
  }
}
