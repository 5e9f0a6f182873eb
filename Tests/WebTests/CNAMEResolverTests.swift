import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite struct CNAMEResolverTests {
  private static func name(_ host: String) -> [UInt8] { DNSName.encode(host) ?? [] }

  private static func record(_ owner: [UInt8], _ type: UInt8, _ data: [UInt8]) -> [UInt8] {
    owner + [0, type, 0, 1, 0, 0, 0, 60, 0, UInt8(data.count)] + data
  }

  /// An answer to a question, with records behind it.
  private static func answer(
    _ question: [UInt8], _ records: [[UInt8]], code: UInt8 = 0
  ) -> [UInt8] {
    let end = (question.dropFirst(12).firstIndex(of: 0) ?? 12) + 5
    return Array(question.prefix(2)) + [0x81, 0x80 | code, 0, 1, 0, UInt8(records.count)]
      + [0, 0, 0, 0] + question[12..<end] + records.joined()
  }

  private static let chain = [
    record([0xC0, 12], 5, name("shop.tracker.example")),
    record(name("shop.tracker.example"), 5, name("edge.Cdn.example")),
    record(name("edge.cdn.example"), 1, [192, 0, 2, 1]),
  ]

  private func resolver(_ server: UDPServer, patience: Double = 2) throws -> CNAMEResolver {
    try CNAMEResolver(server: "127.0.0.1", port: server.port, patience: patience)
  }

  @Test("the names behind a disguised host are told in order")
  func whole() throws {
    let server = try UDPServer { [Self.answer($0, Self.chain)] }
    #expect(
      try resolver(server).chain(of: "metrics.SHOP.example")
        == ["shop.tracker.example", "edge.cdn.example"])
  }

  @Test("a server that tells one name at a time is asked again")
  func stepwise() throws {
    let server = try UDPServer { question in
      let asked = question.count > 20 && question[12] == 7 ? 0 : 1
      return [
        Self.answer(
          question,
          [
            Self.record(
              [0xC0, 12], asked == 0 ? 5 : 1, asked == 0 ? Self.name("b.example") : [192, 0, 2, 1])
          ])
      ]
    }
    #expect(try resolver(server).chain(of: "metrics.shop.example") == ["b.example"])
  }

  @Test("a host that is no alias has no names behind it, and a missing one is an error")
  func none() throws {
    let server = try UDPServer { [Self.answer($0, [Self.record([0xC0, 12], 1, [192, 0, 2, 1])])] }
    #expect(try resolver(server).chain(of: "a.example").isEmpty)
    let missing = try UDPServer { [Self.answer($0, [], code: 3)] }
    #expect(throws: CNAMEResolverError.noSuchName) { try resolver(missing).chain(of: "a.example") }
    let refusing = try UDPServer { [Self.answer($0, [], code: 5)] }
    #expect(throws: CNAMEResolverError.refused(code: 5)) {
      try resolver(refusing).chain(of: "a.example")
    }
  }

  @Test("names that go in circles end")
  func circles() throws {
    let server = try UDPServer { question in
      [
        Self.answer(
          question,
          [
            Self.record([0xC0, 12], 5, Self.name("b.example")),
            Self.record(Self.name("b.example"), 5, Self.name("a.example")),
          ])
      ]
    }
    #expect(try resolver(server).chain(of: "a.example") == ["b.example"])
  }

  @Test(
    "answers with another number, another question or of no form are passed over for a good one")
  func forged() throws {
    let server = try UDPServer { question in
      let good = Self.answer(question, Self.chain)
      var number = good
      number[1] ^= 1
      var other = good
      other[13] ^= 1
      var asking = good
      asking[2] = 1
      return [[], [0], number, other, asking, Array(good.prefix(30)), good]
    }
    #expect(try resolver(server).chain(of: "metrics.shop.example").count == 2)
  }

  @Test("a server that does not answer is asked twice and then given up")
  func silence() throws {
    let count = Counter()
    let server = try UDPServer { _ in
      count.add()
      return []
    }
    #expect(throws: CNAMEResolverError.noAnswer) {
      try resolver(server, patience: 0.05).chain(of: "a.example")
    }
    #expect(count.value == 2)
  }

  @Test("what is no name, no server and no port is refused")
  func refused() throws {
    let resolver = try CNAMEResolver(server: "127.0.0.1")
    for host in ["", "a..b", "a b", String(repeating: "x", count: 64), "*.example"] {
      #expect(throws: CNAMEResolverError.badName) { try resolver.chain(of: host) }
    }
    #expect(throws: CNAMEResolverError.badServer) { try CNAMEResolver(server: "ns.example") }
    #expect(throws: CNAMEResolverError.badServer) { try CNAMEResolver(server: "::1", port: 0) }
    #expect(
      CNAMEResolver.server(in: Array("# x\nsearch a\nnameserver\t192.0.2.53 \n".utf8))
        == "192.0.2.53")
    #expect(CNAMEResolver.server(in: Array("options edns0".utf8)) == nil)
  }

  @Test("a pointer that leads forwards or to itself is malformed")
  func pointers() {
    for bytes in [[0xC0, 0], [0xC0, 2, 0], [1, 0x61, 0xC0, 0], [0x80, 0], [3, 0x61]] as [[UInt8]] {
      var position = 0
      #expect(DNSName.read(bytes, at: &position) == nil)
    }
    var position = 2
    #expect(DNSName.read([1, 0x61, 0xC0, 0, 0], at: &position) == nil, "it never ends")
    position = 3
    #expect(DNSName.read([1, 0x41, 0, 1, 0x62, 0xC0, 0], at: &position) == "b.a")
    #expect(position == 7)
  }

  @Test("random and mutated answers never stop the program")
  func hostile() {
    var random = SplitMix64(seed: 53)
    let name = Self.name("metrics.shop.example")
    let question = DNSMessage.question(name, id: 0x1234)
    let good = Self.answer(question, Self.chain)
    #expect(DNSMessage(good, name: name, id: 0x1234)?.aliases.count == 2)
    for _ in 0..<5000 {
      _ = DNSMessage(random.mutated(good), name: name, id: 0x1234)
      _ = DNSMessage(Array(good.prefix(38)) + random.bytes(upTo: 60), name: name, id: 0x1234)
    }
  }
}

/// Counts from any thread.
final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func add() { count.withLock { $0 += 1 } }
}
