import Web

/// The pages still to be seen: each once, of the site alone, within the budget, as robots.txt allows.
struct Frontier {
  private let budget: Int
  private let robots: RobotsRules?
  private let isOurs: (WebAddress) -> Bool
  private var waiting: [String] = []
  private var known: Set<String> = []
  private(set) var leftOut = 0

  init(budget: Int, robots: RobotsRules?, isOurs: @escaping (WebAddress) -> Bool) {
    self.budget = budget
    self.robots = robots
    self.isOurs = isOurs
  }

  /// What is not a page, by its name.
  private static let files = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".pdf", ".zip", ".gz", ".mp3", ".mp4",
    ".webm", ".css", ".js", ".json", ".xml", ".rss", ".doc", ".docx", ".xls", ".xlsx", ".csv",
    ".ics",
    ".exe", ".dmg", ".apk", ".woff", ".woff2",
  ]
  /// What would end the visit or change something, by its name.
  private static let acts = ["logout", "log-out", "signout", "sign-out", "unsubscribe", "delete"]

  /// Adds addresses in their order.
  mutating func add(_ addresses: [String]) {
    for text in addresses {
      guard let address = WebAddress(text), isOurs(address) else { continue }
      let path = address.path.lowercased()
      guard !Self.files.contains(where: path.hasSuffix), !Self.acts.contains(where: path.contains),
        known.insert(address.page).inserted
      else { continue }
      if let robots, !robots.allows(path: address.target) {
        leftOut += 1
      } else if known.count - leftOut <= budget {
        waiting.append(address.page)
      }
    }
  }

  /// The next page, or nil when there is none.
  mutating func next() -> String? { waiting.isEmpty ? nil : waiting.removeFirst() }
}

extension WebAddress {
  /// The address without what the browser keeps to itself.
  var page: String { origin + target }
}
