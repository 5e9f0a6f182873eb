/// Codings whose words stand in a text: runs of letters that are decoded one by one.
enum TokenCoding: String, CaseIterable {
  case base64
  case hexadecimal
  case base32

  /// Decoded runs, joined: those that look like text, those that do not, and what was compressed.
  ///
  /// A run may have letters of its neighbourhood in front, so that it is read from several places.
  /// One that was seen before, in another layer, is not decoded again.
  func decoded(
    _ bytes: [UInt8], layers: [String], limit: Int, seen: inout Set<UInt64>
  ) -> [Haystack] {
    let runs = runs(in: bytes, seen: &seen)
    guard !runs.isEmpty else { return [] }
    let layers = layers + [rawValue]
    var haystacks: [Haystack] = []
    var attempts = 256
    for shift in 0..<shifts {
      var text: [UInt8] = []
      var other: [UInt8] = []
      for run in runs where run.count - shift >= shortest {
        let start = other.count
        decode(bytes, (run.lowerBound + shift)..<run.upperBound, into: &other)
        if Self.isText(other[start...]) {
          text += other[start...]
          text.append(0x0A)
          other.removeSubrange(start...)
          continue
        }
        if attempts > 0 {
          attempts -= 1
          if let content = Compressed.open(other[start...], limit: limit) {
            haystacks.append(Haystack(bytes: content.bytes, layers: layers + [content.method]))
          }
        }
        other.append(0x0A)
      }
      if !text.isEmpty { haystacks.append(Haystack(bytes: text, layers: layers)) }
      if !other.isEmpty { haystacks.append(Haystack(bytes: other, layers: layers, isText: false)) }
    }
    return haystacks
  }

  /// Letters that eight bytes take at least.
  private var shortest: Int {
    switch self {
    case .base64: 11
    case .hexadecimal: 16
    case .base32: 13
    }
  }

  private var shifts: Int {
    switch self {
    case .base64: 4
    case .hexadecimal: 2
    case .base32: 1
    }
  }

  private var bitsPerLetter: UInt32 {
    switch self {
    case .base64: 6
    case .hexadecimal: 4
    case .base32: 5
    }
  }

  private func runs(in bytes: [UInt8], seen: inout Set<UInt64>) -> [Range<Int>] {
    let values = table
    var runs: [Range<Int>] = []
    var start = 0
    var hash = salt
    for i in 0...bytes.count {
      if i < bytes.count, values[Int(bytes[i])] != 0xFF {
        hash = (hash ^ UInt64(bytes[i])) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        continue
      }
      if i - start >= shortest, seen.insert(hash).inserted { runs.append(start..<i) }
      start = i + 1
      hash = salt
    }
    return runs
  }

  /// Keeps the codings apart: a run may belong to several.
  private var salt: UInt64 { UInt64(bitsPerLetter) }

  private func decode(_ bytes: [UInt8], _ run: Range<Int>, into word: inout [UInt8]) {
    let table = table
    let values = table.span
    let letters = bytes.span
    let width = bitsPerLetter
    var place = word.count
    word.append(contentsOf: repeatElement(0, count: run.count * Int(width) / 8))
    var output = word.mutableSpan
    var bits: UInt32 = 0
    var held: UInt32 = 0
    for i in run {
      bits = bits << width | UInt32(values[Int(letters[i])])
      held += width
      if held >= 8 {
        held -= 8
        output[place] = UInt8(truncatingIfNeeded: bits >> held)
        place += 1
      }
    }
  }

  /// Half of the bytes are such as stand in texts, of one byte or two a character.
  static func isText(_ word: ArraySlice<UInt8>) -> Bool {
    var known = 0
    for byte in word where (byte >= 0x20 && byte < 0x7F) || byte == 0 || byte == 0x0A { known += 1 }
    return known * 2 >= word.count
  }

  /// What each byte stands for; 255 for a byte that is no letter of the coding.
  private var table: [UInt8] {
    switch self {
    case .base64: Self.base64Table
    case .hexadecimal: Self.hexTable
    case .base32: Self.base32Table
    }
  }

  /// Both alphabets at once: a request does not say which one it uses.
  private static let base64Table = makeTable([
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  ])
  private static let hexTable = makeTable(["0123456789abcdef", "0123456789ABCDEF"])
  private static let base32Table = makeTable([
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "abcdefghijklmnopqrstuvwxyz234567",
  ])

  private static func makeTable(_ alphabets: [String]) -> [UInt8] {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for alphabet in alphabets {
      for (i, letter) in alphabet.utf8.enumerated() { table[Int(letter)] = UInt8(i) }
    }
    return table
  }
}
