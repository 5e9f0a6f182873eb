import Crypto
import Foundation

/// A step that a site might take to hide a detail, written apart from the code under test.
struct Hiding: Sendable, CustomStringConvertible {
  let description: String
  /// It takes and gives bytes that are no text.
  var takesBinary = false
  var givesBinary = false
  let apply: @Sendable ([UInt8]) -> [UInt8]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func bare(_ data: Data, url: Bool) -> [UInt8] {
    var text = data.base64EncodedString().replacingOccurrences(of: "=", with: "")
    if url {
      text = text.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    }
    return Array(text.utf8)
  }

  private static func base32(_ bytes: [UInt8]) -> String {
    let bits = bytes.map { byte in
      (0..<8).map { byte >> (7 - $0) & 1 == 1 ? "1" : "0" }.joined()
    }.joined()
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    return stride(from: 0, to: bits.count, by: 5).map { start in
      let five = bits.dropFirst(start).prefix(5)
      let full = five + String(repeating: "0", count: 5 - five.count)
      return String(letters[Int(full, radix: 2) ?? 0])
    }.joined()
  }

  private static func rot13(_ bytes: [UInt8]) -> [UInt8] {
    let plain = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    let turned = Array("NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm".utf8)
    return bytes.map { byte in plain.firstIndex(of: byte).map { turned[$0] } ?? byte }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }

  static let encodings: [Hiding] = [
    Hiding(description: "plain") { $0 },
    Hiding(description: "reversed") { $0.reversed() },
    Hiding(description: "rot13") { rot13($0) },
    Hiding(description: "percent") {
      Array((text($0).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "").utf8)
    },
    Hiding(description: "percent, all", takesBinary: true) { bytes in
      bytes.flatMap { Array(String(format: "%%%02x", $0).utf8) }
    },
    Hiding(description: "base64", takesBinary: true) { Array(Data($0).base64EncodedString().utf8) },
    Hiding(description: "base64 bare", takesBinary: true) { bare(Data($0), url: false) },
    Hiding(description: "base64url", takesBinary: true) { bare(Data($0), url: true) },
    Hiding(description: "base32", takesBinary: true) { Array(base32($0).utf8) },
    Hiding(description: "hex", takesBinary: true) { Array(hex($0).utf8) },
    Hiding(description: "HEX", takesBinary: true) { Array(hex($0).uppercased().utf8) },
    Hiding(description: "entities") { bytes in
      text(bytes).unicodeScalars.flatMap { Array("&#\($0.value);".utf8) }
    },
    Hiding(description: "hex entities") { bytes in
      text(bytes).unicodeScalars.flatMap { Array(("&#x" + String($0.value, radix: 16) + ";").utf8) }
    },
    Hiding(description: "\\u") { bytes in
      text(bytes).utf16.flatMap { Array(String(format: "\\u%04x", $0).utf8) }
    },
    Hiding(description: "UTF-16LE", givesBinary: true) { bytes in
      text(bytes).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    },
    Hiding(description: "UTF-16BE", givesBinary: true) { bytes in
      text(bytes).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    },
    Hiding(description: "gzip", takesBinary: true, givesBinary: true) { Deflate.gzip($0) },
    Hiding(description: "deflate", takesBinary: true, givesBinary: true) { Deflate.stored($0) },
  ]

  static let hashes: [Hiding] =
    hash("MD5") { Array(Insecure.MD5.hash(data: $0)) }
    + hash("SHA-1") { Array(Insecure.SHA1.hash(data: $0)) }
    + hash("SHA-256") { Array(SHA256.hash(data: $0)) }
    + hash("SHA-384") { Array(SHA384.hash(data: $0)) }
    + hash("SHA-512") { Array(SHA512.hash(data: $0)) }

  private static func hash(
    _ name: String, _ digest: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> [Hiding] {
    [
      Hiding(description: name) { Array(hex(digest($0)).utf8) },
      Hiding(description: name + " HEX") { Array(hex(digest($0)).uppercased().utf8) },
      Hiding(description: name + " base64") { Array(Data(digest($0)).base64EncodedString().utf8) },
      Hiding(description: name + " base64url") { bare(Data(digest($0)), url: true) },
    ]
  }

  static let all = encodings + hashes
}
