/// Where a product's requests go: a host and the beginning of a path.
///
/// The host matches itself and everything below it, label by label. The path matches by whole
/// segments: `/tr` matches `/tr` and `/tr/more`, never `/track`. The segment `*` stands for exactly
/// one segment, whatever it is; an empty path matches every path. What follows a `;` in the requested
/// path is parameters and takes no part.
public struct Signature: Sendable, Hashable {
  /// The host, in lower case.
  public let host: String
  /// The beginning of the path, with its leading slash, or empty for any path.
  public let pathPrefix: String

  /// Makes a signature.
  public init(host: String, pathPrefix: String = "") {
    self.host = host
    self.pathPrefix = pathPrefix
  }

  /// Tells whether a request to this host and path bears the signature.
  public func matches(host: String, path: String) -> Bool {
    matches(HostName(host), RequestedPath(path))
  }

  func matches(_ host: HostName, _ path: RequestedPath) -> Bool {
    host.isWithin(self.host) && covers(path)
  }

  /// How closely the signature describes what it matches: the host first, then the path.
  ///
  /// A segment that is spelt out counts for more than a `*`.
  var rank: (Int, Int, Int) {
    let segments = RequestedPath(pathPrefix).segments
    return (host.utf8.count, segments.count, segments.count { !$0.elementsEqual("*".utf8) })
  }

  private func covers(_ path: RequestedPath) -> Bool {
    if pathPrefix.isEmpty { return true }
    let wanted = RequestedPath(pathPrefix).segments
    guard wanted.count <= path.segments.count else { return false }
    return zip(wanted, path.segments).allSatisfy { pattern, segment in
      pattern.elementsEqual("*".utf8) || pattern.elementsEqual(segment)
    }
  }
}

/// A path taken apart once, to be held against many signatures.
struct RequestedPath {
  let segments: [Substring.UTF8View]

  init(_ path: String) {
    segments = path.utf8.prefix { $0 != UInt8(ascii: ";") }.split(separator: UInt8(ascii: "/"))
  }
}
