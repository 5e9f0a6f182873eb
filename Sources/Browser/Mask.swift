import Formats
import Foundation

/// Words that are never kept, such as a password: each of their spellings becomes "[secret]".
public struct Mask: Sendable {
  /// Fewer characters would be met by chance, and what was seen would be lost.
  public static let shortest = 4

  private let spellings: [[UInt8]]

  /// A mask over the given words; those that are too short are left out.
  public init(over words: some Sequence<String>) {
    let found = words.filter { $0.utf8.count >= Self.shortest }.flatMap(Self.spellings)
    // The longest first: what is plain may be part of what is encoded.
    spellings = Set(found).sorted { $0.count > $1.count }
  }

  /// The bytes without the words.
  public func hiding(_ bytes: [UInt8]) -> [UInt8] {
    var hidden: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      if let found = spellings.first(where: { $0.first == first && rest.starts(with: $0) }) {
        hidden += Array("[secret]".utf8)
        rest = rest.dropFirst(found.count)
      } else {
        hidden.append(first)
        rest = rest.dropFirst()
      }
    }
    return hidden
  }

  /// The text without the words.
  public func hiding(_ text: String) -> String {
    spellings.isEmpty ? text : String(decoding: hiding(Array(text.utf8)), as: UTF8.self)
  }

  private func hiding(_ headers: [Header]) -> [Header] {
    headers.map { Header(name: $0.name, value: hiding($0.value)) }
  }

  /// The exchange without the words in its addresses, headers, bodies and messages.
  public func hiding(_ exchange: Exchange) -> Exchange {
    guard !spellings.isEmpty else { return exchange }
    var hidden = exchange
    hidden.url = hiding(exchange.url)
    hidden.document = hiding(exchange.document)
    hidden.headers = hiding(exchange.headers)
    hidden.answerHeaders = hiding(exchange.answerHeaders)
    hidden.body = hiding(exchange.body)
    hidden.messages = exchange.messages.map {
      Exchange.Message(isOutgoing: $0.isOutgoing, bytes: hiding($0.bytes))
    }
    return hidden
  }

  /// What was written, without the words.
  public func hiding(_ write: StorageWrite) -> StorageWrite {
    StorageWrite(
      visit: write.visit, place: write.place, origin: write.origin, key: hiding(write.key),
      value: hiding(write.value), scripts: write.scripts)
  }

  /// A word as it stands in text, JSON, markup, addresses, forms, and base 64 at each of the three places in a group.
  private static func spellings(of word: String) -> [[UInt8]] {
    let kept = CharacterSet(charactersIn: "-_.!~*'()").union(.plain)
    let encoded = word.addingPercentEncoding(withAllowedCharacters: kept) ?? word
    let strict = word.addingPercentEncoding(withAllowedCharacters: .plain) ?? word
    let form = word.addingPercentEncoding(
      withAllowedCharacters: CharacterSet(charactersIn: "*-._ ").union(.plain))
    let markup = word.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    var spelled = [
      word, encoded, strict, (form ?? word).replacing(" ", with: "+"), markup,
      markup.replacing("\"", with: "&quot;"), String(JSON.string(word).text.dropFirst().dropLast()),
    ]
    spelled += spelled.map { Self.lowerHex($0) }
    for lead in 0..<3 {
      // Only the letters that no neighbour has a part in.
      let text = Base64.encode(Array(repeating: 0, count: lead) + Array(word.utf8))
      let whole = text.dropFirst(lead == 0 ? 0 : lead + 1)
        .prefix((lead + word.utf8.count) * 8 / 6 - (lead == 0 ? 0 : lead + 1))
      spelled.append(String(whole))
      spelled.append(String(whole).replacing("+", with: "-").replacing("/", with: "_"))
    }
    return spelled.map { Array($0.utf8) }.filter { $0.count >= shortest }
  }

  /// Percent-encoding with small digits, as some write it.
  private static func lowerHex(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for place in bytes.indices.dropLast(2) where bytes[place] == UInt8(ascii: "%") {
      for digit in [place + 1, place + 2] where (0x41...0x46).contains(bytes[digit]) {
        bytes[digit] |= 0x20
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CharacterSet {
  fileprivate static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
