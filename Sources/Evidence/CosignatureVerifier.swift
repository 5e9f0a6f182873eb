import Crypto
public import Formats

/// A witness's public key: whose cosignature says that it saw a log only grow (C2SP tlog-cosignature, Ed25519).
public struct CosignatureVerifier: Sendable, Equatable {
  /// The witness's name.
  public let name: String
  /// SHA-256(name ‖ 0x0A ‖ 0x04 ‖ key)[:4], big-endian.
  public let keyID: UInt32
  /// The 32 bytes of the key (RFC 8032).
  public let publicKey: [UInt8]

  static let type: UInt8 = 4
  /// A cosignature: the time in eight bytes, then the signature.
  private static let byteCount = 8 + 64

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
    keyID = KeyText.id(name, Self.type, publicKey)
  }

  /// Reads the form in which witnesses publish their keys, `name+hash+base64` of type 4.
  ///
  /// - Throws: ``NoteError`` when a part is malformed, of another type or does not belong.
  public init(_ text: String) throws(NoteError) {
    let parts = try KeyText(text)
    guard parts.type == Self.type else { throw .notAWitness(parts.type) }
    try self.init(name: parts.name, publicKey: parts.key)
    guard parts.id == keyID else { throw .keyHashMismatch }
  }

  /// The published form, `name+hash+base64`.
  public var text: String { KeyText.text(name, keyID, Self.type, publicKey) }

  /// The signature lines that name this key; names are compared as bytes.
  func claimed(in signatures: [SignedNote.Signature]) -> [SignedNote.Signature] {
    signatures.filter { $0.keyID == keyID && $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// When the witness cosigned a checkpoint, the newest time if it did so more than once.
  ///
  /// - Throws: ``NoteError/notCosigned(name:)`` when it did not, ``NoteError/wrongSignature(name:)`` when a line in
  ///   its name does not fit.
  @discardableResult
  public func time(of note: SignedNote) throws(NoteError) -> Timestamp {
    var newest: Timestamp?
    for signature in claimed(in: note.signatures) {
      guard let time = time(of: signature, for: note.text) else {
        throw .wrongSignature(name: name)
      }
      newest = max(newest ?? time, time)
    }
    guard let newest else { throw .notCosigned(name: name) }
    return newest
  }

  /// The time that a signature over a checkpoint's text states; nil when the signature does not fit.
  func time(of signature: SignedNote.Signature, for text: [UInt8]) -> Timestamp? {
    guard signature.bytes.count == Self.byteCount,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return nil }
    let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard seconds <= UInt64(Int64.max / 1_000_000),
      key.isValidSignature(
        Array(signature.bytes.dropFirst(8)), for: Self.message(text, seconds: seconds))
    else { return nil }
    return Timestamp(microseconds: Int64(seconds) * 1_000_000)
  }

  /// What is signed: a header, the time, and the whole text of the checkpoint.
  static func message(_ text: [UInt8], seconds: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n".utf8) + text
  }
}
