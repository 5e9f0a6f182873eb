/// A large set of texts that are looked for all at once, found by their first eight bytes.
struct Needles: Sendable {
  /// Which value a needle stands for, and which of the ways to write it.
  struct Label: Hashable, Sendable {
    let value: Int
    let steps: Int
  }

  private struct Needle {
    let start: Int
    let count: Int
    let next: Int?
    let label: Label
  }

  private var arena: [UInt8] = []
  private var needles: [Needle] = []
  /// The eight bytes with which needles begin, hashed with linear probing; 0 is a free place.
  private var keys = [UInt64](repeating: 0, count: 1 << 12)
  /// The last needle that begins with the key of the same place.
  private var heads = [Int](repeating: 0, count: 1 << 12)
  private var keyCount = 0
  /// One bit for each hash of eight bytes with which some needle begins: most places need no more.
  private var filter = [UInt64](repeating: 0, count: 1 << 16)

  /// Adds a needle of at least eight bytes; a shorter one, or one already there, is passed over.
  mutating func add(_ bytes: [UInt8], _ label: Label) {
    guard bytes.count >= 8 else { return }
    let key = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard key != 0 else { return }
    let head = self.head(key)
    var next = head
    while let i = next {
      let other = needles[i]
      if other.count == bytes.count,
        arena[other.start..<(other.start + other.count)].elementsEqual(bytes)
      {
        return
      }
      next = other.next
    }
    needles.append(
      Needle(start: arena.count, count: bytes.count, next: head, label: label))
    arena.append(contentsOf: bytes)
    setHead(key, needles.count - 1)
    let bit = Self.bit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// What is found, but nothing that lies within a longer find.
  func scan(_ bytes: [UInt8]) -> Set<Label> {
    var found: Set<Label> = []
    var end = 0
    var window: UInt64 = 0
    let text = bytes.span
    let bits = filter.span
    for i in text.indices {
      window = window << 8 | UInt64(text[i])
      let bit = Self.bit(window)
      guard bits[bit >> 6] & (1 << UInt64(bit & 63)) != 0, i >= 7, let head = head(window),
        let needle = longest(from: head, in: text, at: i - 7), i - 7 + needle.count > end
      else { continue }
      end = i - 7 + needle.count
      found.insert(needle.label)
    }
    return found
  }

  /// The place of a key, or the free one where it would stand.
  private func place(_ key: UInt64) -> Int {
    var place = Self.bit(key) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  private func head(_ key: UInt64) -> Int? {
    let place = place(key)
    return keys[place] == 0 ? nil : heads[place]
  }

  private mutating func setHead(_ key: UInt64, _ head: Int) {
    let place = place(key)
    if keys[place] == 0 { keyCount += 1 }
    keys[place] = key
    heads[place] = head
    guard keyCount * 2 > keys.count else { return }
    let old = zip(keys, heads)
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    heads = [Int](repeating: 0, count: heads.count * 2)
    for (key, head) in old where key != 0 {
      let place = self.place(key)
      keys[place] = key
      heads[place] = head
    }
  }

  private func longest(from head: Int, in text: Span<UInt8>, at start: Int) -> Needle? {
    var best: Needle?
    var next: Int? = head
    while let i = next {
      let needle = needles[i]
      next = needle.next
      if needle.count > best?.count ?? 0, start + needle.count <= text.count,
        stands(needle, in: text, at: start)
      {
        best = needle
      }
    }
    return best
  }

  private func stands(_ needle: Needle, in text: Span<UInt8>, at start: Int) -> Bool {
    for k in 8..<needle.count where arena[needle.start + k] != text[start + k] { return false }
    return true
  }

  private static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 42)
  }
}
