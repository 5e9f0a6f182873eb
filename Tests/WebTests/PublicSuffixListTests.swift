import Formats
import Foundation
import Testing
import Web

@Suite struct PublicSuffixListTests {
  private static let debian = PublicSuffixList.standardPaths[0]
  private static let vectors = "/usr/share/doc/publicsuffix/examples/test_psl.txt"

  private static let text = """
    // VERSION: 2026-01-01_00-00-00_UTC
    // ===BEGIN ICANN DOMAINS===
    com
    uk
    co.uk  and a remark
    *.ck
    !www.ck
    jp
    kyoto.jp
    *.kobe.jp
    !city.kobe.jp
    cn
    公司.cn
    中国
    // ===BEGIN PRIVATE DOMAINS===
    github.io
    io
    *.compute.amazonaws.com
    """
  private let list = PublicSuffixList(text: PublicSuffixListTests.text)

  @Test(
    "the registrable domain is a suffix and one label more",
    arguments: [
      ("www.example.com", "example.com"), ("EXAMPLE.com", "example.com"), ("com", nil),
      ("a.b.example.co.uk", "example.co.uk"), ("co.uk", nil), ("uk", nil),
      ("a.b.github.io", "b.github.io"), ("github.io", nil), ("io", nil),
      ("ck", nil), ("test.ck", nil), ("b.test.ck", "b.test.ck"), ("www.ck", "www.ck"),
      ("www.www.ck", "www.ck"), ("kyoto.jp", nil), ("a.b.c.kobe.jp", "b.c.kobe.jp"),
      ("www.city.kobe.jp", "city.kobe.jp"), ("c.kobe.jp", nil),
      ("x.y.compute.amazonaws.com", "x.y.compute.amazonaws.com"),
      ("y.compute.amazonaws.com", nil), ("compute.amazonaws.com", "amazonaws.com"),
      ("a.unlisted", "a.unlisted"), ("b.a.unlisted", "a.unlisted"),
      ("www.食狮.公司.cn", "食狮.公司.cn"), ("公司.cn", nil),
      ("www.xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"), ("xn--55qx5d.cn", nil),
      ("shishi.xn--fiqs8s", "shishi.xn--fiqs8s"), ("xn--fiqs8s", nil),
      ("example.com.", "example.com"), (".example.com", nil), ("a..com", nil), ("", nil),
      ("localhost", nil), ("192.0.2.7", nil), ("[2001:db8::1]", nil), ("2001:db8::1", nil),
    ] as [(String, String?)])
  func domains(host: String, domain: String?) {
    #expect(list.registrableDomain(of: host) == domain)
  }

  @Test("hosts of one domain are one site, and names without a domain only their own")
  func sites() {
    #expect(list.isSameSite("www.example.com", "cdn.EXAMPLE.com"))
    #expect(!list.isSameSite("a.github.io", "b.github.io"))
    #expect(list.isSameSite("公司.xn--fiqs8s", "www.xn--55qx5d.中国"))
    #expect(list.isSameSite("127.0.0.1", "127.0.0.1"))
    #expect(!list.isSameSite("127.0.0.1", "127.0.0.2"))
    #expect(!list.isSameSite("localhost", "example.com"))
  }

  @Test("the version of a list is read, and rules are counted")
  func version() {
    #expect(list.version == "2026-01-01_00-00-00_UTC")
    #expect(list.count == 15)
  }

  @Test("a file without rules or a missing one is an error that says what to do")
  func errors() {
    #expect(throws: PublicSuffixListError.noRules) {
      try PublicSuffixList(reading: "/dev/null")
    }
    #expect(throws: FileError.self) { try PublicSuffixList(reading: "/nowhere/list.dat") }
  }

  @Test(
    "the list of the system passes the vectors that come with it",
    .enabled(if: FileManager.default.fileExists(atPath: PublicSuffixListTests.vectors)))
  func systemVectors() throws {
    let system = try PublicSuffixList(reading: Self.debian)
    let text = try String(contentsOfFile: Self.vectors, encoding: .utf8)
    var tried = 0
    for line in text.split(separator: "\n") where line.hasPrefix("checkPublicSuffix('") {
      let fields = line.split(separator: "'", omittingEmptySubsequences: false)
      let host = String(try #require(fields.dropFirst().first))
      let domain = fields.count > 3 ? String(fields[3]) : nil
      #expect(system.registrableDomain(of: host) == domain, "\(host)")
      tried += 1
    }
    #expect(tried > 70)
    #expect(system.count > 9000)
    #expect(try PublicSuffixList.newest().count >= system.count)
  }

  @Test(
    "labels beyond ASCII are encoded as the samples of RFC 3492 §7.1 are",
    arguments: [
      ("bücher.example", "xn--bcher-kva.example"), ("中国", "xn--fiqs8s"),
      ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
      ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
      ("PLAIN.Example", "plain.example"), ("BÜCHER", "xn--bcher-kva"),
    ])
  func punycode(host: String, encoded: String) {
    #expect(Punycode.host(host) == encoded)
  }

  @Test("a label that is too long for DNS has no encoding")
  func longLabel() {
    #expect(Punycode.host(String(repeating: "ü", count: 64)) == nil)
    #expect(Punycode.host(String(repeating: "ü中", count: 31)) == nil)
  }
}
