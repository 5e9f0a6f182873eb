/// Compressed bytes without their compression: gzip (RFC 1952), zlib (RFC 1950) and bare deflate.
enum Compressed {
  /// What the bytes hold and by which method, or nil when they are not compressed so.
  ///
  /// A stream that is cut off gives what it holds so far; checksums are not looked at, for what was
  /// sent was sent. Bare deflate has no mark of its own and must be whole.
  static func open(_ bytes: ArraySlice<UInt8>, limit: Int) -> (method: String, bytes: [UInt8])? {
    if let start = gzipStart(bytes) {
      let content = Inflate.read(bytes[start...], limit: limit).bytes
      return content.isEmpty ? nil : ("gzip", content)
    }
    let first = bytes.startIndex
    if bytes.count > 6, bytes[first] & 0x8F == 0x08, bytes[first + 1] & 0x20 == 0,
      (Int(bytes[first]) << 8 | Int(bytes[first + 1])).isMultiple(of: 31)
    {
      let content = Inflate.read(bytes[(first + 2)...], limit: limit).bytes
      if content.count >= 8 { return ("deflate", content) }
    }
    // A stream of three bits 0 1 1 or 1 1 1 is malformed from the start.
    guard bytes.count >= 8, bytes[first] & 0x06 != 0x06 else { return nil }
    let (content, isWhole) = Inflate.read(bytes, limit: limit)
    return isWhole && content.count >= 8 ? ("deflate", content) : nil
  }

  /// Where the data begins behind the header of gzip.
  private static func gzipStart(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count > 18, bytes.starts(with: [0x1F, 0x8B, 0x08]) else { return nil }
    let flags = bytes[bytes.startIndex + 3]
    var rest = bytes.dropFirst(10)
    if flags & 4 != 0 {
      guard rest.count >= 2 else { return nil }
      rest = rest.dropFirst(
        2 + Int(rest[rest.startIndex]) + Int(rest[rest.startIndex + 1]) << 8)
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard let zero = rest.firstIndex(of: 0) else { return nil }
      rest = rest[(zero + 1)...]
    }
    if flags & 2 != 0 { rest = rest.dropFirst(2) }
    return rest.isEmpty ? nil : rest.startIndex
  }
}
