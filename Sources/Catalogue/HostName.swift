/// A host as names are compared: in lower case, without the dot of the root.
struct HostName: Hashable {
  let text: String

  init(_ host: String) {
    var bytes = host.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// Tells whether this is the domain or stands below it; `netflix.com` is not within `x.com`.
  func isWithin(_ domain: String) -> Bool {
    let (own, other) = (text.utf8, domain.utf8)
    guard !other.isEmpty, own.count >= other.count,
      own.suffix(other.count).elementsEqual(other)
    else { return false }
    return own.count == other.count
      || own.dropLast(other.count).last == UInt8(ascii: ".")
  }

  /// The host itself and every domain above it, the longest first.
  var lineage: [String] {
    var names: [String] = []
    var rest = text.utf8[...]
    while !rest.isEmpty, names.count < 128 {
      names.append(String(decoding: rest, as: UTF8.self))
      guard let dot = rest.firstIndex(of: UInt8(ascii: ".")) else { break }
      rest = rest[rest.index(after: dot)...]
    }
    return names
  }
}
