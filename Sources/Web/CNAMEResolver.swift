import Formats

/// Asks a name server which names a host's name stands for, so that a disguised third party is seen.
///
/// A minimal stub resolver over UDP: it checks the number and question of each answer, and has the
/// system drop packets from anyone but the server. There is no cache and no DNSSEC.
public struct CNAMEResolver: Sendable {
  private let server: String
  private let port: UInt16
  /// Seconds to wait for each of the two attempts.
  public let patience: Double

  /// Longer chains are cut: no honest one has as many names.
  public static let maxNames = 16

  /// Asks a server by its IP address, or the first one of `/etc/resolv.conf`.
  ///
  /// Throws `CNAMEResolverError`.
  public init(server: String? = nil, port: Int = 53, patience: Double = 2) throws {
    guard let server = server ?? Self.systemServer() else { throw CNAMEResolverError.noServer }
    guard (1...65_535).contains(port), UDPQuestion.isAddress(server) else {
      throw CNAMEResolverError.badServer
    }
    self.server = server
    self.port = UInt16(port)
    self.patience = min(max(patience, 0), 60)
  }

  /// The names behind a host, in order and without the host itself; empty when it is no alias.
  ///
  /// Blocks for up to two attempts a question. Throws `CNAMEResolverError`.
  public func chain(of host: String) throws -> [String] {
    var names: [String] = []
    guard var asked = DNSName.encode(host) else { throw CNAMEResolverError.badName }
    // A server that does not recurse tells one name at a time.
    for _ in 0..<Self.maxNames {
      let answer = try ask(asked)
      var start = 0
      guard let first = DNSName.read(asked, at: &start) else { throw CNAMEResolverError.badName }
      let before = names.count
      var current = first
      while let next = answer.aliases[current], names.count < Self.maxNames, next != first,
        !names.contains(next)
      {
        names.append(next)
        current = next
      }
      if answer.code == 3, names.isEmpty { throw CNAMEResolverError.noSuchName }
      if answer.code != 0, answer.code != 3 {
        throw CNAMEResolverError.refused(code: answer.code)
      }
      if names.count == before || answer.hasAddress || answer.code == 3 { break }
      guard names.count < Self.maxNames, let next = DNSName.encode(current) else { break }
      asked = next
    }
    return names
  }

  private func ask(_ name: [UInt8]) throws -> DNSMessage {
    let id = UInt16.random(in: .min ... .max)
    let question = UDPQuestion(server: server, port: port)
    for _ in 0..<2 {
      let answer = try question.ask(
        DNSMessage.question(name, id: id), within: patience
      ) { DNSMessage($0, name: name, id: id) }
      if let answer { return answer }
    }
    throw CNAMEResolverError.noAnswer
  }

  private static func systemServer() -> String? {
    guard var file = try? FileSource(path: "/etc/resolv.conf"), let text = try? file.block() else {
      return nil
    }
    return server(in: text)
  }

  /// The first name server of a `resolv.conf`.
  static func server(in text: [UInt8]) -> String? {
    for line in text.split(separator: 0x0A) {
      let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if words.count >= 2, words[0].elementsEqual("nameserver".utf8) {
        return String(decoding: words[1], as: UTF8.self)
      }
    }
    return nil
  }
}
