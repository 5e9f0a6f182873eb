import Catalogue
import TestSupport
import Testing

@Suite struct HostileRequestTests {
  private static let hosts = [
    "www.facebook.com/tr", "www.google-analytics.com/g/collect", "t.co/i/adsct",
    "px.ads.linkedin.com/collect", "analytics.tiktok.com/api/v2/pixel", "bat.bing.com/action/0",
    "k.clarity.ms/collect", "ct.pinterest.com/v3/", "tr.snapchat.com/p", "alb.reddit.com/rp.gif",
    "in.hotjar.com/api/v2/client/sites/12345/visit-data", "ad.doubleclick.net/activity;src=1;u1=2",
    "www.youtube.com/embed/abc", "www.google.com/recaptcha/api2/anchor", "nobody.example/",
    "www.googleadservices.com/pagead/conversion/123456/",
  ]

  /// Pieces that lead deep into the readers.
  private static let seeds = [
    "gcd=11p1p1p1p5&gcs=G1", "ud[em]=%", "dv=&&&&&&&", "em=tv.1~em.~~.", "a[][][0]=1",
    "pd={\"em\":",
    "{\"e\":[[[[", "--\r\n\r\n--", "eyJ", "co=aHR0cHM6", "data=;;=;", ";~oref=http://", "%E2%82",
    "[1]",
  ]

  private func check(_ request: SentRequest) {
    for told in Catalogue.standard.told(request) {
      #expect(told.value.unicodeScalars.count <= Told.longestValue)
      #expect(!told.key.isEmpty && !told.label.isEmpty)
    }
  }

  @Test("random bytes as address, headers and body never trap any reader")
  func randomBytes() {
    var random = SplitMix64(seed: 31)
    for round in 0..<600 {
      let noise = random.bytes(Int.random(in: 0...200, using: &random))
      let text = String(decoding: noise, as: UTF8.self)
      let host = Self.hosts[round % Self.hosts.count]
      let type = Bool.random(using: &random) ? "multipart/form-data" : "application/json"
      let headers = [("Cookie", text), ("Referer", text), ("Content-Type", type)]
      check(SentRequest(url: "https://\(host)?\(text)", headers: headers, body: noise))
      check(SentRequest(url: text, method: text, headers: [(text, text)], body: noise))
      _ = AuthorizationRequest(url: text)
    }
  }

  @Test("pieces of real requests in random order never trap any reader")
  func splices() {
    var random = SplitMix64(seed: 32)
    for round in 0..<600 {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        text += Self.seeds.randomElement(using: &random) ?? ""
        text += ["", "&", "\n", "=", ";", "%", "\""].randomElement(using: &random) ?? ""
      }
      let host = Self.hosts[round % Self.hosts.count]
      check(SentRequest(url: "https://\(host)?\(text)", body: Array(text.utf8)))
      check(
        SentRequest(
          url: "https://\(host)/\(text)", headers: [("Content-Type", "multipart/form-data")],
          body: Array("--\(text)".utf8)))
      _ = AuthorizationRequest(
        url: "https://accounts.google.com/o/oauth2/v2/auth?request=\(text)&claims=\(text)")
    }
  }

  @Test("a party is found or not for any host and path, without trapping")
  func randomHosts() {
    var random = SplitMix64(seed: 33)
    for _ in 0..<600 {
      let host = String(
        decoding: random.bytes(Int.random(in: 0...30, using: &random)), as: UTF8.self)
      let party = Catalogue.standard.party(host: host + ".x.com", path: host)
      #expect(party?.company.id == "x")
      _ = Catalogue.standard.party(host: host, path: host)
    }
  }
}
