/// Finds the route of a request: the exact path first, then the longest beginning.
struct RouteTable {
  private var exact: [String: Route] = [:]
  private var beginnings: [Route] = []

  init(_ routes: [Route]) { for route in routes { set(route) } }

  /// Puts a route in the place of the one for the same host and path.
  mutating func set(_ route: Route) {
    guard route.path.hasSuffix("*") else {
      exact[route.host + route.path] = route
      return
    }
    beginnings.removeAll { $0.host == route.host && $0.path == route.path }
    beginnings.append(route)
    beginnings.sort { $0.path.utf8.count > $1.path.utf8.count }
  }

  func find(host: String, path: String) -> Route? {
    exact[host + path]
      ?? beginnings.first { $0.host == host && path.hasPrefix($0.path.dropLast()) }
  }
}
