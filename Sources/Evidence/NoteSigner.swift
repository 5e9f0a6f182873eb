import Crypto

/// A private Ed25519 key with a name; nothing it prints shows its seed.
public struct NoteSigner: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: Curve25519.Signing.PrivateKey
  /// The key that checks what this one signs.
  public let verifier: NoteVerifier

  /// Takes a name and the 32-byte seed of RFC 8032.
  ///
  /// - Throws: ``NoteError/malformedName`` or ``NoteError/malformedKey``.
  public init(name: String, seed: [UInt8]) throws(NoteError) {
    guard seed.count == 32,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { throw .malformedKey }
    self.key = key
    verifier = try NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// The key's name.
  public var name: String { verifier.name }

  /// The name and nothing of the key.
  public var description: String { "NoteSigner(\(name))" }

  /// Shows debuggers and `dump` the public half only.
  public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }

  func sign(_ text: [UInt8]) throws(NoteError) -> SignedNote.Signature {
    guard let bytes = try? key.signature(for: text) else { throw .malformedKey }
    return SignedNote.Signature(name: name, keyID: verifier.keyID, bytes: Array(bytes))
  }
}
