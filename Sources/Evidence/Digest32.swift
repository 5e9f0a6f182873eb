import Crypto
import Formats

/// A SHA-256 value: 32 bytes, kept inline so that a million of them need no allocation each.
///
/// Ordered by its bytes, the first byte first, as sorted Merkle sets need.
public struct Digest32: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The bytes as four big-endian words: comparing words compares the bytes.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    words = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
  }

  /// Reads 64 hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes)
  }

  /// Reads standard, padded base64 (RFC 4648 §4) of 32 bytes; nil for any other spelling.
  public init?(base64: String) {
    guard base64.utf8.count == 44, let bytes = Base64.decode(base64),
      Base64.encode(bytes).utf8.elementsEqual(base64.utf8)
    else { return nil }
    self.init(bytes)
  }

  init(_ digest: SHA256Digest) {
    self = digest.withUnsafeBytes { Digest32(loading: $0, at: 0) }
  }

  init(_ code: HashedAuthenticationCode<SHA256>) {
    self = code.withUnsafeBytes { Digest32(loading: $0, at: 0) }
  }

  /// The caller has made sure that 32 bytes lie at the offset; the buffer checks it in debug.
  init(loading buffer: UnsafeRawBufferPointer, at offset: Int) {
    func word(_ index: Int) -> UInt64 {
      UInt64(
        bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 8 * index, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  func store(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
    buffer.storeBytes(of: words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
    buffer.storeBytes(of: words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
    buffer.storeBytes(of: words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
    buffer.storeBytes(of: words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
  }

  /// The number of bytes of every digest.
  public static var byteCount: Int { 32 }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
      store(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
      count = Self.byteCount
    }
  }

  /// The bytes as 64 lower-case hexadecimal digits.
  public var hex: String { Hex.encode(bytes) }

  /// The bytes as 44 characters of standard base64.
  public var base64: String { Base64.encode(bytes) }

  /// The hexadecimal form.
  public var description: String { hex }

  /// Equal when all 32 bytes are; not constant-time: digests here are public.
  public static func == (left: Digest32, right: Digest32) -> Bool { left.words == right.words }

  /// Compares byte by byte from the first.
  public static func < (left: Digest32, right: Digest32) -> Bool { left.words < right.words }

  /// Feeds the bytes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
