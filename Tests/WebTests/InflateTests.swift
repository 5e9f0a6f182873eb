import Crypto
import Formats
import TestSupport
import Testing

@testable import Web

@Suite struct InflateTests {
  private func open(_ bytes: [UInt8], limit: Int = 1 << 20) -> (method: String, bytes: [UInt8])? {
    Compressed.open(bytes[...], limit: limit)
  }

  @Test("a stream with codes of its own comes out as it went in")
  func dynamic() throws {
    let opened = try #require(open(GzipSample.bytes))
    #expect(opened.method == "gzip")
    #expect(Hex.encode(SHA256.hash(data: opened.bytes)) == GzipSample.sha256)
  }

  @Test("streams of fixed codes, of stored bytes and of zlib are read")
  func others() throws {
    let text = "to quinta.robinson@canary.example, quinta"
    let fixed = try #require(Base64.decode("K8lXKCzNzCtJ1CvKT8rMK87Pc0hOzEssqtRLrUjMLchJ1YHKAwA="))
    #expect(open(fixed)?.bytes == Array(text.utf8))
    let zlib = try #require(
      Base64.decode("eJwryVcoLM3MK0nUK8pPyswrzs9zSE7MSyyq1EutSMwtyEnVgcoDAE9tD+Q="))
    #expect(open(zlib)?.bytes == Array(text.utf8))
    #expect(open(Deflate.stored(Array(text.utf8)))?.bytes == Array(text.utf8))
    #expect(open(Deflate.gzip(Array(text.utf8)))?.bytes == Array(text.utf8))
  }

  @Test("a stream that is cut off gives what it holds so far, and no more than the limit")
  func bounds() throws {
    let whole = try #require(open(GzipSample.bytes)).bytes
    let cut = try #require(open(Array(GzipSample.bytes.dropLast(100)))).bytes
    #expect(cut.count > 100 && whole.starts(with: cut))
    #expect(try #require(open(GzipSample.bytes, limit: 64)).bytes.count <= 64)
  }

  @Test("random and mutated bytes never stop the program")
  func hostile() {
    var random = SplitMix64(seed: 51)
    for _ in 0..<5000 {
      _ = open(random.bytes(upTo: 60))
      _ = open([0x1F, 0x8B, 8] + random.bytes(upTo: 60))
      _ = open([0x78, 0x9C] + random.bytes(upTo: 60))
    }
    for _ in 0..<2000 { _ = open(random.mutated(GzipSample.bytes)) }
  }
}

/// Writes streams without compressing, which is enough to be compressed in form.
enum Deflate {
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    return [1, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)]
      + bytes
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, UInt8(ascii: "n"), 0] + stored(bytes)
      + [UInt8](repeating: 0, count: 8)
  }
}
