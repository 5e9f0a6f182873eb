import Formats
import Foundation
import TestSupport
import Testing
import Web

@Suite struct LeakPropertyTests {
  private static let details: [(text: String, what: Leak.What)] = [
    ("quinta.canary7@mail.aboveboard.example", .email),
    ("Quinta.Canary7@mail.aboveboard.example", .email), ("M-48213907", .id),
    ("quinta robinson", .name), ("Robinson.Quinta", .name), ("QUINTAROBINSON", .name),
    ("4915123456789", .phone), ("+49 151 23456789", .phone), ("quinta.canary7", .partOfEmail),
  ]

  /// A request that carries bytes in one of the usual ways.
  private func request(_ bytes: [UInt8], _ random: inout SplitMix64) -> Outgoing {
    let coded = bytes.map { byte -> String in
      let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      return isPlain && byte < 0x80
        ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
    }.joined()
    let text = String(validating: bytes, as: UTF8.self)
    switch Int.random(in: 0...4, using: &random) {
    case 0: return Outgoing(url: "https://t.example/collect/\(coded)/pixel.gif?v=1")
    case 1: return Outgoing(url: "https://t.example/c?v=1&d=\(coded)&z=\(random.next())")
    case 2:
      return Outgoing(url: "https://t.example/", headers: [("Cookie", "a=1; _id=\(coded); b=2")])
    case 3:
      let body = text.map { JSON.object(["t": .integer(7), "v": .string($0)]).canonical }
      return Outgoing(url: "https://t.example/", method: "POST", body: body ?? bytes)
    default: return Outgoing(url: "https://t.example/", method: "POST", body: bytes)
    }
  }

  @Test("each detail is found behind any two steps of hiding, in any place")
  func compositions() throws {
    let leaks = try Planted.leaks()
    var random = SplitMix64(seed: 2026)
    var tried = 0
    for first in Hiding.all {
      for second in Hiding.all where !first.givesBinary || second.takesBinary {
        let detail = try #require(Self.details.randomElement(using: &random))
        let hidden = second.apply(first.apply(Array(detail.text.utf8)))
        let found = leaks.find(in: request(hidden, &random))
        #expect(
          found.contains { $0.what == detail.what },
          "\(second) of \(first) of \(detail.what) (\(detail.text.utf8.count) bytes)")
        tried += 1
      }
    }
    #expect(tried > 1200)
  }

  @Test("a hash of UTF-16 and a hash of a compressed-looking text are no different")
  func hashesOfCodings() throws {
    let leaks = try Planted.leaks()
    for hiding in Hiding.encodings where hiding.description.hasPrefix("UTF-16") {
      for hash in Hiding.hashes {
        let hidden = hash.apply(hiding.apply(Array("m-48213907".utf8)))
        #expect(leaks.find(inBytes: hidden).map(\.what) == [.id], "\(hash) of \(hiding)")
      }
    }
  }

  @Test("details of another person, however hidden, are not taken for this one's")
  func others() throws {
    let leaks = try Planted.leaks()
    var random = SplitMix64(seed: 99)
    let others = [
      "octavia.finch@mail.aboveboard.example", "Octavia Robinson", "M-48213908", "4915123456780",
      "quinta.canary8@mail.aboveboard.example",
    ]
    for first in Hiding.all {
      for second in Hiding.all where !first.givesBinary || second.takesBinary {
        let text = try #require(others.randomElement(using: &random))
        let hidden = second.apply(first.apply(Array(text.utf8)))
        #expect(leaks.find(in: request(hidden, &random)).isEmpty, "\(second) of \(first)")
      }
    }
  }
}
