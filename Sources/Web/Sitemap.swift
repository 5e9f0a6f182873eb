/// The addresses of a sitemap (sitemaps.org), read from bytes that need not be well-formed.
public struct Sitemap: Sendable, Equatable {
  /// The most addresses that the protocol allows in one file.
  public static let maxLocations = 50_000

  /// Tells whether the addresses are those of further sitemaps.
  public let isIndex: Bool
  /// The addresses in order, as written, each at most 2,048 bytes.
  public let locations: [String]

  /// Reads each `loc` of a `url` or a `sitemap`; those of images and videos are none.
  public init(_ bytes: [UInt8]) {
    var scanner = Scanner(bytes: bytes)
    scanner.run()
    isIndex = scanner.isIndex
    locations = scanner.locations
  }
}

/// Goes over tags without building a tree.
private struct Scanner {
  let bytes: [UInt8]
  var position = 0
  var isIndex = false
  var locations: [String] = []
  private var path: [[UInt8]] = []
  private var text: [UInt8]?

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while position < bytes.count, locations.count < Sitemap.maxLocations {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
      add(XMLText.decode(bytes[start..<position]))
      guard position < bytes.count else { return }
      markup()
    }
  }

  private mutating func add(_ piece: some Collection<UInt8>) {
    guard let held = text?.count, held <= 4096 else { return }
    text?.append(contentsOf: piece.prefix(4096))
  }

  private mutating func markup() {
    let rest = bytes[position...]
    if rest.starts(with: "<!--".utf8) {
      skip(4, to: Array("-->".utf8))
    } else if rest.starts(with: "<![CDATA[".utf8) {
      let start = position + 9
      skip(9, to: Array("]]>".utf8))
      add(bytes[min(start, bytes.count)..<max(min(start, bytes.count), position - 3)])
    } else if rest.starts(with: "<?".utf8) {
      skip(2, to: Array("?>".utf8))
    } else {
      let start = position + 1
      skip(1, to: [UInt8(ascii: ">")])
      // A tag that never ends holds nothing more.
      guard bytes[position - 1] == UInt8(ascii: ">"), start < position else { return }
      tag(bytes[start..<(position - 1)])
    }
  }

  /// Moves past the next occurrence of a text, or to the end.
  private mutating func skip(_ count: Int, to end: [UInt8]) {
    position = min(position + count, bytes.count)
    while position < bytes.count {
      if bytes[position] == end.first, bytes[position...].starts(with: end) {
        position += end.count
        return
      }
      position += 1
    }
  }

  private mutating func tag(_ tag: ArraySlice<UInt8>) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.drop { $0 == UInt8(ascii: "/") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    guard !name.isEmpty, name.first != UInt8(ascii: "!") else { return }
    let local = name.split(separator: UInt8(ascii: ":")).last.map { Array($0.prefix(16)) } ?? []
    if isEnd {
      if local == Array("loc".utf8) { finish() }
      if let last = path.lastIndex(of: local) { path.removeSubrange(last...) }
      return
    }
    guard tag.last != UInt8(ascii: "/") else { return }
    if local == Array("sitemapindex".utf8) { isIndex = true }
    if local == Array("loc".utf8), let parent = path.last,
      parent == Array("url".utf8) || parent == Array("sitemap".utf8)
    {
      text = []
    }
    if path.count < 32 { path.append(local) }
  }

  private mutating func finish() {
    guard let found = text?.trimmed else { return }
    if !found.isEmpty, found.count <= 2048 {
      locations.append(String(decoding: found, as: UTF8.self))
    }
    text = nil
  }
}
