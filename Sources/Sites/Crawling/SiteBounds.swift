public import Web

/// What belongs to a site: its own registrable domain, and further origins that its register names.
public struct SiteBounds: Sendable {
  /// The host at which the site is.
  public let host: String
  let also: Set<String>
  let suffixes: PublicSuffixList

  /// The bounds of a site; `also` are origins.
  public init(of start: WebAddress, also: [String], suffixes: PublicSuffixList) {
    host = start.host
    self.also = Set(also.compactMap { WebAddress($0)?.host })
    self.suffixes = suffixes
  }

  /// Whether a host is the site's own by its name.
  public func contains(host: String) -> Bool {
    host == self.host || also.contains(host) || suffixes.isSameSite(host, self.host)
  }

  /// The name under which a host's owner is found: its registrable domain, or the host itself.
  public func party(of host: String) -> String { suffixes.registrableDomain(of: host) ?? host }
}
