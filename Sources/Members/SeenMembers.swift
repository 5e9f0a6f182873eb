/// Which members a file has spoken of so far, and on which line: four bytes a member.
struct SeenMembers {
  private var lines: [UInt32] = []
  /// What the chunk at hand has added; it may have to be judged again.
  private var pending: [UInt32: Int] = [:]
  /// The handles of people who may not be in the tables yet, by line.
  private var claims: [HandleKey: Int] = [:]

  func line(of ordinal: UInt32) -> Int? {
    if let line = pending[ordinal] { return line }
    guard lines.indices.contains(Int(ordinal)), lines[Int(ordinal)] > 0 else { return nil }
    return Int(lines[Int(ordinal)])
  }

  func line(of key: HandleKey) -> Int? { claims[key] }

  mutating func note(_ ordinal: UInt32, line: Int) { pending[ordinal] = line }

  mutating func claim(_ keys: [HandleKey], line: Int) {
    for key in keys { claims[key] = line }
  }

  /// Forgets what the chunk at hand has added: it is to be judged again.
  mutating func discard() {
    pending.removeAll(keepingCapacity: true)
    claims.removeAll(keepingCapacity: true)
  }

  /// Ends a chunk; claims are kept when nothing was written, so that nobody has an ordinal yet.
  mutating func settle(keepingClaims: Bool) {
    for (ordinal, line) in pending {
      let index = Int(ordinal)
      if index >= lines.count {
        lines.append(contentsOf: repeatElement(0, count: index + 1 - lines.count))
      }
      lines[index] = UInt32(clamping: max(line, 1))
    }
    pending.removeAll(keepingCapacity: true)
    if !keepingClaims { claims.removeAll(keepingCapacity: true) }
  }
}
