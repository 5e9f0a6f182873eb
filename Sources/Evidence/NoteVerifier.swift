import Crypto

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
    keyID = KeyText.id(name, Self.ed25519, publicKey)
  }

  /// Reads the form in which keys are published, `name+hash+base64`.
  ///
  /// - Throws: ``NoteError`` when a part is malformed, of another type or does not belong.
  public init(_ text: String) throws(NoteError) {
    let parts = try KeyText(text)
    guard parts.type == Self.ed25519 else { throw .unsupportedKeyType(parts.type) }
    try self.init(name: parts.name, publicKey: parts.key)
    guard parts.id == keyID else { throw .keyHashMismatch }
  }

  /// The published form, `name+hash+base64`.
  public var text: String { KeyText.text(name, keyID, Self.ed25519, publicKey) }

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
