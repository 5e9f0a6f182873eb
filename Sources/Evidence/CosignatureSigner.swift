import Crypto
public import Formats

/// A witness's private key; nothing it prints shows its seed.
public struct CosignatureSigner: Sendable, CustomStringConvertible, CustomReflectable {
  private let key: Curve25519.Signing.PrivateKey
  /// The key that checks what this one signs.
  public let verifier: CosignatureVerifier

  /// Takes a name and the 32-byte seed of RFC 8032.
  ///
  /// - Throws: ``NoteError/malformedName`` or ``NoteError/malformedKey``.
  public init(name: String, seed: [UInt8]) throws(NoteError) {
    guard seed.count == 32,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { throw .malformedKey }
    self.key = key
    verifier = try CosignatureVerifier(
      name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// The signature line with which the witness says that it saw a checkpoint at a time.
  public func line(for note: SignedNote, at time: Timestamp) throws(NoteError) -> [UInt8] {
    let seconds = UInt64(max(0, time.microseconds / 1_000_000))
    let message = CosignatureVerifier.message(note.text, seconds: seconds)
    guard let signature = try? key.signature(for: message) else { throw .malformedKey }
    let stamp = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) }
    return SignedNote.Signature(
      name: verifier.name, keyID: verifier.keyID, bytes: stamp + Array(signature)
    ).line
  }

  /// The name and nothing of the key.
  public var description: String { "CosignatureSigner(\(verifier.name))" }

  /// Shows debuggers and `dump` the public half only.
  public var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}
