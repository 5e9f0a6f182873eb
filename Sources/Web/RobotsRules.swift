/// What a site's robots.txt allows one robot (RFC 9309).
public struct RobotsRules: Sendable {
  private struct Rule {
    let pattern: RobotsPattern
    let allows: Bool
  }

  private struct Group {
    var rules: [Rule] = []
    var delay: Double?
  }

  /// The product token of the site scan.
  public static let agent = "AboveboardSiteScan"
  /// The bytes read of a file: 500 KiB, the least that the standard asks for.
  public static let maxBytes = 500 << 10

  private let group: Group
  /// The addresses of sitemaps, as written; they hold for every robot.
  public let sitemaps: [String]

  /// Seconds to wait between two requests, where the site asks for a pause; not in the standard.
  public var crawlDelay: Double? { group.delay }

  /// Reads the rules for a robot: of its own groups, else of those for `*`.
  public init(text: String, agent: String = RobotsRules.agent) {
    var bytes = Array(text.utf8.prefix(Self.maxBytes))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let token = agent.utf8.lowerCased
    var own: Group?
    var general = Group()
    var sitemaps: [String] = []
    var isForUs = false
    var isForAll = false
    var followsRule = true
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = Self.record(line) else { continue }
      switch key {
      case "user-agent":
        if followsRule { (isForUs, isForAll, followsRule) = (false, false, false) }
        if value.first == UInt8(ascii: "*") {
          isForAll = true
        } else if Self.product(value) == token {
          isForUs = true
          own = own ?? Group()
        }
      case "allow", "disallow":
        followsRule = true
        guard !value.isEmpty else { continue }
        let rule = Rule(pattern: RobotsPattern(value), allows: key == "allow")
        if isForUs { own?.rules.append(rule) }
        if isForAll { general.rules.append(rule) }
      case "crawl-delay":
        // An extension must not come between agents and rules, so it opens and closes nothing.
        guard let seconds = Self.seconds(value) else { continue }
        if isForUs {
          let longest = max(own?.delay ?? 0, seconds)
          own?.delay = longest
        }
        if isForAll { general.delay = max(general.delay ?? 0, seconds) }
      case "sitemap":
        if sitemaps.count < 1000, !value.isEmpty, value.count <= 2048 {
          sitemaps.append(String(decoding: value, as: UTF8.self))
        }
      default:
        continue
      }
    }
    group = own ?? general
    self.sitemaps = sitemaps
  }

  /// Tells whether the robot may fetch a path with its query; the longest rule decides, then Allow.
  public func allows(path: String) -> Bool {
    let asked = PercentCoding.normalize(
      (path.utf8.first == UInt8(ascii: "/") ? path : "/" + path).utf8)
    if asked == Array("/robots.txt".utf8) { return true }
    var verdict = (length: -1, allows: true)
    for rule in group.rules
    where rule.pattern.length >= verdict.length && rule.pattern.matches(asked) {
      let isTie = rule.pattern.length == verdict.length
      verdict = (rule.pattern.length, rule.allows || (isTie && verdict.allows))
    }
    return verdict.allows
  }

  /// Key and value of a line without its comment.
  private static func record(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    let plain = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = plain.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = String(decoding: plain[..<colon].trimmed.lowerCased, as: UTF8.self)
    return (key, plain[(colon + 1)...].trimmed)
  }

  /// The product token at the start of a value: letters, `_` and `-`.
  private static func product(_ value: ArraySlice<UInt8>) -> [UInt8] {
    value.prefix {
      (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }.lowerCased
  }

  /// A pause of up to a day.
  private static func seconds(_ value: ArraySlice<UInt8>) -> Double? {
    guard value.count <= 16, let seconds = Double(String(decoding: value, as: UTF8.self)),
      (0...86_400).contains(seconds)
    else { return nil }
    return seconds
  }
}
