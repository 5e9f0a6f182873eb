import TestSupport
import Testing
import Web

@Suite struct RobotsRulesTests {
  @Test("the groups of the robot's own name hold, all of them, and * only without one")
  func groups() {
    let text = """
      User-agent: *
      Disallow: /
      User-agent: other
      User-agent: aboveboardsitescan/2.0
      Disallow: /private
      Sitemap: https://a.example/map.xml
      User-Agent: ABOVEBOARDSITESCAN # again
      disallow: /more
      """
    let rules = RobotsRules(text: text)
    #expect(rules.allows(path: "/"))
    #expect(!rules.allows(path: "/private/x"))
    #expect(!rules.allows(path: "/more"))
    #expect(rules.sitemaps == ["https://a.example/map.xml"])
    #expect(!RobotsRules(text: text, agent: "third").allows(path: "/x"))
    #expect(RobotsRules(text: text, agent: "third").allows(path: "/robots.txt"))
    #expect(RobotsRules(text: text, agent: "AboveboardSite").allows(path: "/x") == false)
  }

  @Test(
    "the longest rule decides, and Allow where two are as long",
    arguments: [
      ("/p/page", "Allow: /p\nDisallow: /", true), ("/p", "Disallow: /p\nAllow: /p", true),
      ("/folder/page", "Allow: /folder\nDisallow: /folder", true),
      ("/page.htm", "Allow: /page\nDisallow: /*.htm", false),
      ("/page.php5", "Allow: /page\nDisallow: /*.ph", true), ("/", "Allow: /$\nDisallow: /", true),
      ("/page.htm", "Allow: /$\nDisallow: /", false), ("/x", "Disallow:", true),
      ("/fish.html", "Disallow: /fish", false), ("/Fish.asp", "Disallow: /fish", true),
      ("/catfish", "Disallow: /fish", true), ("/fish", "Disallow: /fish/", true),
      ("/a.php?x", "Disallow: /*.php$", true), ("/a.php", "Disallow: /*.php$", false),
      ("/aXbYb", "Disallow: /a*b$", false), ("/aXbY", "Disallow: /a*b$", true),
      ("/a/x/b/y/c", "Disallow: /a*/b*/c", false), ("/x?s=1", "Disallow: /*?", false),
      ("/foo/bar/%62%61%7A", "Disallow: /foo/bar/baz", false),
      ("/foo/bar/ツ", "Disallow: /foo/bar/%E3%83%84", false),
      ("/foo/bar/%e3%83%84", "Disallow: /foo/bar/ツ", false),
      ("/a%2Fb", "Disallow: /a/b", true), ("/a%2fb", "Disallow: /a%2Fb", false),
      ("", "Disallow: /$", false), ("/$x", "Disallow: /$x", false),
    ])
  func longest(path: String, rules: String, isAllowed: Bool) {
    #expect(RobotsRules(text: "User-agent: *\n" + rules).allows(path: path) == isAllowed)
  }

  @Test(
    "comments, strange lines, a byte order mark and all kinds of line ends are taken as they come")
  func tolerance() {
    let text =
      "\u{FEFF}# c\r\nUSER-AGENT : *\rDisallow : /a # b\n\nnonsense\nDisallow /c\nCrawl-delay: 2.5"
    let rules = RobotsRules(text: text)
    #expect(!rules.allows(path: "/a"))
    #expect(rules.allows(path: "/c"))
    #expect(rules.crawlDelay == 2.5)
    #expect(RobotsRules(text: "").allows(path: "/x"))
    #expect(RobotsRules(text: "Disallow: /").allows(path: "/x"), "a rule of no group")
    #expect(RobotsRules(text: "<html>404</html>").allows(path: "/x"))
  }

  @Test("a pause is read for the robot's own group and does not part agents from their rules")
  func delay() {
    let rules = RobotsRules(
      text: "User-agent: a\nCrawl-delay: 9\nUser-agent: AboveboardSiteScan\nDisallow: /x")
    #expect(rules.crawlDelay == nil)
    #expect(!rules.allows(path: "/x"))
    for delay in ["-1", "nan", "inf", "x", "1e9"] {
      #expect(RobotsRules(text: "User-agent: *\nCrawl-delay: \(delay)").crawlDelay == nil)
    }
  }

  @Test("a pattern of many stars is answered by trying, as a slow and plain matcher answers it")
  func patterns() {
    func plain(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
      guard let first = pattern.first else { return true }
      if first == UInt8(ascii: "$"), pattern.count == 1 { return path.isEmpty }
      if first == UInt8(ascii: "*") {
        return (0...path.count).contains {
          plain(Array(pattern.dropFirst()), Array(path.dropFirst($0)))
        }
      }
      return path.first == first && plain(Array(pattern.dropFirst()), Array(path.dropFirst()))
    }
    var random = SplitMix64(seed: 17)
    for _ in 0..<3000 {
      let pattern =
        "/" + random.text(upTo: 7, from: ["a", "b", "*", "*"])
        + ["", "$"][Int.random(in: 0...1, using: &random)]
      let path = "/" + random.text(upTo: 9, from: ["a", "b"])
      let rules = RobotsRules(text: "User-agent: *\nDisallow: " + pattern)
      #expect(
        rules.allows(path: path) != plain(Array(pattern.utf8), Array(path.utf8)),
        "\(pattern) \(path)")
    }
  }
}
