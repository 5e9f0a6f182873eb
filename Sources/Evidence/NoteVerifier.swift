import Crypto
import Formats

/// A public Ed25519 key with a name: what one trusts when one believes a note.
public struct NoteVerifier: Sendable, Equatable {
  /// The key's name, for a log its origin.
  public let name: String
  /// SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)[:4], big-endian.
  public let keyID: UInt32
  /// The 32 bytes of the key (RFC 8032).
  public let publicKey: [UInt8]

  static let ed25519: UInt8 = 1

  /// Takes a name and the 32 bytes of an Ed25519 public key.
  ///
  /// - Throws: ``NoteError/malformedName`` or ``NoteError/malformedKey``.
  public init(name: String, publicKey: [UInt8]) throws(NoteError) {
    guard NoteLines.isKeyName(name) else { throw .malformedName }
    guard publicKey.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
    else { throw .malformedKey }
    self.name = name
    self.publicKey = publicKey
    var hasher = SHA256()
    for part in [Array(name.utf8), [NoteLines.newline, Self.ed25519], publicKey] {
      part.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    }
    keyID = hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads the form in which keys are published, `name+hash+base64`.
  ///
  /// - Throws: ``NoteError`` when a part is malformed, of another type or does not belong.
  public init(_ text: String) throws(NoteError) {
    // Base64 may hold plus signs itself, a name never does.
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformedKey }
    let encoded = NoteLines.text(parts[2])
    guard parts[1].count == 8, let hash = Hex.decode(NoteLines.text(parts[1])),
      Hex.encode(hash).utf8.elementsEqual(parts[1]),
      let key = Base64.decode(encoded), Base64.encode(key).utf8.elementsEqual(parts[2]),
      let type = key.first
    else { throw .malformedKey }
    guard type == Self.ed25519 else { throw .unsupportedKeyType(type) }
    try self.init(name: NoteLines.text(parts[0]), publicKey: Array(key.dropFirst()))
    guard hash.reduce(0, { $0 << 8 | UInt32($1) }) == keyID else { throw .keyHashMismatch }
  }

  /// The published form, `name+hash+base64`.
  public var text: String {
    let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
    return "\(name)+\(Hex.encode(id))+\(Base64.encode([Self.ed25519] + publicKey))"
  }

  /// Names are compared as bytes: two spellings of one text are two keys.
  func claims(_ signature: SignedNote.Signature) -> Bool {
    signature.keyID == keyID && signature.name.utf8.elementsEqual(name.utf8)
  }

  func isValid(_ signature: SignedNote.Signature, for text: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature.bytes, for: text)
  }

  /// Equal when name and key are, byte for byte.
  public static func == (left: NoteVerifier, right: NoteVerifier) -> Bool {
    left.publicKey == right.publicKey && left.name.utf8.elementsEqual(right.name.utf8)
  }
}
