/// Bytes in which a person is looked for, and what was undone to get them.
struct Haystack {
  let bytes: [UInt8]
  /// What was undone, outermost first.
  let layers: [String]
  /// Not so for what decoding made of something that was never encoded: it is looked at once.
  var isText = true

  /// Tells equal bytes apart from others within one run of the program.
  var fingerprint: Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  /// What comes out when one more layer is undone, in each way that fits; at most `limit` bytes each.
  ///
  /// Words that stand in `seen` are passed over, and others are added. Escapes in bytes that are hardly text are undone once and not again: they stand there by chance.
  func peeled(limit: Int, seen: inout Set<UInt64>) -> [Haystack] {
    var peeled: [Haystack] = []
    let isWritten = TokenCoding.isText(bytes[...])
    for (name, decode) in TextEscapes.all {
      if let decoded = decode(bytes) {
        peeled.append(
          Haystack(
            bytes: decoded, layers: layers + [name],
            isText: isWritten || TokenCoding.isText(decoded[...])))
      }
    }
    if let content = Compressed.open(bytes[...], limit: limit) {
      peeled.append(Haystack(bytes: content.bytes, layers: layers + [content.method]))
    }
    for coding in TokenCoding.allCases {
      peeled += coding.decoded(bytes, layers: layers, limit: limit, seen: &seen)
    }
    return peeled
  }
}
