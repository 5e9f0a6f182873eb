/// Finds what looks like mail addresses in text, without believing any of it.
enum MailAddresses {
  /// How many are looked at in one message.
  static let most = 5_000

  /// The addresses in small letters, in their order.
  static func all(in bytes: some BidirectionalCollection<UInt8>) -> [String] {
    var found: [String] = []
    var start: Int?
    let bytes = Array(bytes)
    for at in bytes.indices where bytes[at] == 64 {
      var from = at
      while from > (start ?? 0), isLocal(bytes[from - 1]), at - from < 128 { from -= 1 }
      var to = at + 1
      while to < bytes.count, isDomain(bytes[to]), to - at < 255 { to += 1 }
      while to > at + 1, bytes[to - 1] == 46 || bytes[to - 1] == 45 { to -= 1 }
      guard from < at, bytes[(at + 1)..<to].contains(46) else { continue }
      found.append(String(decoding: bytes[from..<to], as: UTF8.self).lowercased())
      start = to
      if found.count >= most { break }
    }
    return found
  }

  /// Those that have the form of a decoy's, each once: two words and four digits.
  static func likeDecoys(in bytes: some BidirectionalCollection<UInt8>) -> [String] {
    var seen: Set<String> = []
    return all(in: bytes).filter { address in
      guard let local = address.split(separator: "@").first else { return false }
      let words = local.split(separator: ".", omittingEmptySubsequences: false)
      return words.count == 3 && words[2].count == 4
        && words[2].utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && seen.insert(address).inserted
    }
  }

  /// The domain of the address in a header such as `From`; nil for none, as in `<>`.
  static func domain(of value: String?) -> String? {
    guard let value else { return nil }
    // What stands in angle brackets is the address, whatever the name before it says.
    let inner = value.lastIndex(of: "<").map { value[value.index(after: $0)...] } ?? value[...]
    return all(in: inner.utf8).first?.split(separator: "@").last.map(String.init)
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || byte == 95 || byte == 43
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46: true
    default: false
    }
  }
}
