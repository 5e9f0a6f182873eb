/// A path of robots.txt, where `*` stands for any bytes and `$` for the end (RFC 9309 §2.2.3).
struct RobotsPattern: Sendable, Hashable {
  private let bytes: [UInt8]
  private let isWhole: Bool
  /// How specific it is: its length in normalised bytes.
  let length: Int

  init(_ path: some Collection<UInt8>) {
    var bytes = PercentCoding.normalize(path)
    length = bytes.count
    isWhole = bytes.last == UInt8(ascii: "$")
    if isWhole { bytes.removeLast() }
    self.bytes = bytes
  }

  /// Tells whether a normalised path begins with this, or is all of it where it ends in `$`.
  func matches(_ path: [UInt8]) -> Bool {
    var i = 0
    var k = 0
    var star: (pattern: Int, path: Int)?
    while true {
      if i == bytes.count {
        if !isWhole || k == path.count { return true }
      } else if bytes[i] == UInt8(ascii: "*") {
        i += 1
        star = (i, k)
        continue
      } else if k < path.count, bytes[i] == path[k] {
        i += 1
        k += 1
        continue
      }
      // What the last star stands for grows by a byte; earlier stars need not be tried again.
      guard let last = star, last.path < path.count else { return false }
      star = (last.pattern, last.path + 1)
      i = last.pattern
      k = last.path + 1
    }
  }
}
