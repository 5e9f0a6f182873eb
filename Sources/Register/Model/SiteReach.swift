/// How far a declared load reaches.
extension Site.Load {
  /// Says whether a page of that path may load it: `/shop` covers `/shop` and `/shop/prams`, not `/shopping`.
  public func covers(page path: String) -> Bool {
    pages.isEmpty || pages.contains { Self.lies(path.utf8, below: $0.utf8) }
  }

  /// Says whether a host is among those written: `firm.example` covers itself and `a.firm.example`.
  ///
  /// Hosts are compared in small letters, as browsers write them. A load without hosts covers none here: whom it means
  /// is for the reader of the recipient's names to know.
  public func covers(host: String) -> Bool {
    hosts.contains { written in
      let (host, domain) = (host.utf8, written.utf8)
      guard host.count > domain.count else { return host.elementsEqual(domain) }
      return host.suffix(domain.count).elementsEqual(domain)
        && host.dropLast(domain.count).last == UInt8(ascii: ".")
    }
  }

  private static func lies(
    _ path: String.UTF8View, below prefix: String.UTF8View
  ) -> Bool {
    guard path.starts(with: prefix) else { return false }
    let slash = UInt8(ascii: "/")
    return path.count == prefix.count || prefix.last == slash
      || path.dropFirst(prefix.count).first == slash
  }
}
