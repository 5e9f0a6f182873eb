import Browser
import FakeSite
import Formats

@testable import Sites

/// The server's log held against what a scan tells: each entry is looked for once.
struct Oracle {
  /// What the server saw and the scan did not tell, or told with another body or other cookies.
  let missed: [Logged]
  /// What both know.
  let seen: [Logged]
  /// What the scan tells and the server did not see.
  let invented: [Exchange]

  init(_ log: [Logged], _ exchanges: [Exchange]) {
    var left = exchanges.filter(\.hasLeft)
    var messages = left.flatMap { exchange in
      exchange.messages.filter(\.isOutgoing).map { (url: exchange.url, bytes: $0.bytes) }
    }
    var (missed, seen): ([Logged], [Logged]) = ([], [])
    for logged in log where !Self.isOurs(logged) {
      let isSeen: Bool
      if logged.kind == .socketText || logged.kind == .socketBinary {
        let found = messages.firstIndex { $0.url == logged.url && $0.bytes == logged.body }
        if let found { messages.remove(at: found) }
        isSeen = found != nil
      } else {
        let found = left.firstIndex { Self.isSame($0, logged) }
        if let found { left.remove(at: found) }
        isSeen = found != nil
      }
      if isSeen { seen.append(logged) } else { missed.append(logged) }
    }
    (self.missed, self.seen, invented) = (missed, seen, left)
  }

  /// What the scanner itself looks up beside the pages.
  private static func isOurs(_ logged: Logged) -> Bool {
    logged.host == FakeSite.host && ["/robots.txt", "/sitemap.xml"].contains(logged.pathAlone)
  }

  /// Address, method, body and cookies: what tells one request from another and what they give away.
  private static func isSame(_ exchange: Exchange, _ logged: Logged) -> Bool {
    guard exchange.url == logged.url, exchange.method == logged.method,
      exchange.body == logged.body
    else { return false }
    // The browser does not tell with which cookies it asks for a service worker's own script.
    if logged.host == FakeSite.host, !exchange.hasSentHeaders { return true }
    let cookies = exchange.headers.first { $0.name.lowercased() == "cookie" }?.value
    return cookies == logged.header("cookie")
  }
}

extension Logged {
  /// One line for a failure: what was missed, never a whole body.
  var line: String {
    "\(kind.rawValue) \(method) \(url.prefix(200)) body \(body.count) cookie \(header("cookie") ?? "-")"
  }
}
