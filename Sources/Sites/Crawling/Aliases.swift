import Browser
import Web

/// The aliases in the DNS of hosts that bear the site's own name: a tracker may hide behind one (CNAME cloaking).
enum Aliases {
  /// The chain of each of the site's own hosts that was contacted; a host whose name is not answered has none.
  static func of(
    _ runs: [StateRun], bounds: SiteBounds, resolver: CNAMEResolver?
  ) -> [String: [String]] {
    guard let resolver else { return [:] }
    var hosts: Set<String> = []
    for run in runs {
      for exchange in run.exchanges {
        if let host = WebAddress(exchange.url)?.host, host != bounds.host,
          bounds.contains(host: host)
        {
          hosts.insert(host)
        }
      }
    }
    var chains: [String: [String]] = [:]
    for host in hosts.sorted() {
      if let chain = try? resolver.chain(of: host), !chain.isEmpty { chains[host] = chain }
    }
    return chains
  }
}
