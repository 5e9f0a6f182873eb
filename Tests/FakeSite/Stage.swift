import Synchronization

/// How the site stands now: its routes and what is switched on.
final class Stage: Sendable {
  private struct State {
    var table: RouteTable
    var variants: Set<Variant> = []
  }

  private let state: Mutex<State>
  private let members: [SiteMember]

  init(_ pages: [Page], members: [SiteMember]) {
    let house = Page.house(pages)
    state = Mutex(State(table: RouteTable((pages + house).flatMap(\.routes))))
    self.members = members
  }

  func set(_ variant: Variant, _ isOn: Bool) {
    state.withLock { state in
      if isOn { state.variants.insert(variant) } else { state.variants.remove(variant) }
    }
  }

  func set(_ route: Route) { state.withLock { $0.table.set(route) } }

  /// What is answered to a request that is in the log already.
  func answer(_ logged: Logged) -> Reply {
    let path = logged.pathAlone
    let (route, variants) = state.withLock {
      ($0.table.find(host: logged.host, path: path), $0.variants)
    }
    let isOwn = logged.host == FakeSite.host
    if isOwn, variants.contains(.walled) { return Page.wallReply }
    if !isOwn, logged.method == "OPTIONS" { return .empty }
    let request = Request(logged: logged, variants: variants, members: members)
    if let route { return route.answer(request) }
    return isOwn ? Document.missing(request) : ThirdParty.answer(request)
  }
}
