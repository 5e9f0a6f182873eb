import Crypto
import Formats
import TestSupport
import Testing
import Web

@Suite struct LeakFalseAlarmTests {
  private static let words = [
    "page", "view", "quinta", "product", "robin", "son", "mail", "example", "canary", "cart",
    "Europe/Berlin", "de-DE", "1920x1080", "checkout", "member", "aboveboard", "utm_source",
  ]

  private func value(_ random: inout SplitMix64) -> String {
    switch Int.random(in: 0...8, using: &random) {
    case 0: return String(random.next())
    case 1:
      return
        "1\(Int.random(in: 600_000_000...900_000_000, using: &random)).\(random.next() % 1_000_000)"
    case 2: return Hex.encode(SHA256.hash(data: random.bytes(upTo: 20)))
    case 3: return Base64.encode(random.bytes(upTo: 200))
    case 4: return Base64.urlEncode("{\"t\":\(random.next()),\"k\":\"\(word(&random))\"}".utf8)
    case 5: return "https%3A%2F%2Fshop.example%2F\(word(&random))%3Fid%3D\(random.next())"
    case 6:
      return Hex.encode(SHA256.hash(data: "\(word(&random))@mail.aboveboard.example".utf8Bytes))
    case 7: return "GA1.2.\(random.next() % 10_000_000_000).\(random.next() % 10_000_000_000)"
    default: return word(&random) + "%20" + word(&random)
    }
  }

  private func word(_ random: inout SplitMix64) -> String {
    Self.words.randomElement(using: &random) ?? ""
  }

  private func pairs(_ random: inout SplitMix64, _ count: Int, _ mark: String) -> String {
    (0..<count).map { "k\($0)=" + value(&random) }.joined(separator: mark)
  }

  private func request(_ random: inout SplitMix64) -> Outgoing {
    var body: [UInt8] = []
    switch Int.random(in: 0...4, using: &random) {
    case 0: body = pairs(&random, 20, "&").utf8Bytes
    case 1:
      let members = (0..<30).map { ("m\($0)", JSON.string(value(&random))) }
      body = JSON.object(Dictionary(members) { first, _ in first }).canonical
    case 2: body = random.bytes(upTo: 3000)
    case 3: body = Deflate.gzip(pairs(&random, 9, "&").utf8Bytes)
    default: break
    }
    return Outgoing(
      url: "https://t.example/\(word(&random))/collect?" + pairs(&random, 15, "&"),
      method: body.isEmpty ? "GET" : "POST",
      headers: [
        ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0"),
        ("Referer", "https://shop.example/\(word(&random))?\(pairs(&random, 2, "&"))"),
        ("Cookie", pairs(&random, 6, "; ")), ("Content-Type", "application/json"),
      ], body: body)
  }

  @Test("two thousand requests of others hold nothing of the person")
  func nothing() throws {
    let leaks = try Planted.leaks()
    var random = SplitMix64(seed: 4)
    for _ in 0..<2000 { #expect(leaks.find(in: request(&random)).isEmpty) }
  }

  @Test("the same requests with the person in one parameter hold nothing else")
  func onlyThat() throws {
    let leaks = try Planted.leaks()
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let plain = request(&random)
      let planted = Outgoing(
        url: plain.url + "&mid=m-48213907", method: plain.method, headers: plain.headers,
        body: plain.body)
      #expect(leaks.find(in: planted).map(\.place) == [.query("mid")])
    }
  }
}
