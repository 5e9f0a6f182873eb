import Register
import Web

/// Finds the pages without a link to the notice (demand B1).
enum NoticeLinks {
  static func missing(in runs: [StateRun], _ site: Site) -> [String] {
    guard let start = WebAddress(site.address),
      let notice = start.resolving(site.noticeLink)?.withoutQuery
    else { return [] }
    // A banner may cover links, and a choice may change them: the state without one tells.
    guard let run = runs.first(where: { $0.state == .before }) ?? runs.first else { return [] }
    return run.visits.filter { visit in
      guard visit.outcome == .seen, let own = WebAddress(visit.reached)?.withoutQuery, own != notice
      else { return false }
      return !visit.links.contains { WebAddress($0)?.withoutQuery == notice }
    }.map(\.address)
  }
}

extension WebAddress {
  /// The address up to its path.
  fileprivate var withoutQuery: String { origin + path }
}
