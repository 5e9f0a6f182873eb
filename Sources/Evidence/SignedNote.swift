import Formats

/// Text with signatures, by C2SP signed-note v1.0.0.
///
/// Reading a note checks its form only: nothing in it may be believed before
/// ``verify(by:)`` has returned.
public struct SignedNote: Sendable, Equatable {
  /// Longer notes are refused unread.
  public static let maxBytes = 1_000_000
  /// More signatures are refused; the specification asks for at least 16.
  public static let maxSignatures = 100

  /// One signature line.
  public struct Signature: Sendable, Equatable {
    /// The key's name as the line states it.
    public let name: String
    /// The first four bytes of the key's hash.
    public let keyID: UInt32
    /// The signature itself, without the key's hash.
    public let bytes: [UInt8]
  }

  /// The signed bytes, the last newline included and the blank line after it not.
  public let text: [UInt8]
  /// The signature lines in the order they stand.
  public private(set) var signatures: [Signature]

  /// Reads a note: text, blank line, signature lines.
  ///
  /// - Throws: ``NoteError`` for anything that would not be written back byte for byte.
  public init(parsing bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.maxBytes else { throw .tooLong(bytes: bytes.count) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != NoteLines.newline }) {
      throw .controlCharacter(offset: offset)
    }
    guard let split = Self.lastBlankLine(of: bytes),
      let lines = NoteLines.split(bytes[(split + 2)...])
    else { throw .noSignatures }
    guard lines.count <= Self.maxSignatures else { throw .tooManySignatures }
    text = Array(bytes[...split])
    signatures = []
    for (number, line) in lines.enumerated() {
      guard let signature = Signature(line: line) else {
        throw .malformedSignature(line: number + 1)
      }
      signatures.append(signature)
    }
  }

  /// Signs a text that ends in a newline.
  ///
  /// - Throws: ``NoteError/malformedText`` when a note cannot carry the text.
  public init(signing text: [UInt8], by signer: NoteSigner) throws(NoteError) {
    guard text.last == NoteLines.newline, String(validating: text, as: UTF8.self) != nil,
      text.allSatisfy({ $0 >= 0x20 || $0 == NoteLines.newline })
    else { throw .malformedText }
    self.text = text
    signatures = [try signer.sign(text)]
  }

  /// Adds another key's signature, as a witness does.
  public mutating func cosign(by signer: NoteSigner) throws(NoteError) {
    signatures.append(try signer.sign(text))
  }

  /// Adds what a witness answered: its own cosignatures that fit, and no line of anybody else.
  ///
  /// Lines that the witness gave before are replaced.
  /// - Parameter lines: Signature lines, each ended by a newline (C2SP tlog-witness).
  /// - Throws: ``NoteError`` when a line is malformed, or none of this witness fits.
  public mutating func add(
    cosignatures lines: [UInt8], of witness: CosignatureVerifier
  ) throws(NoteError) {
    let answered = try SignedNote(parsing: text + [NoteLines.newline] + lines).signatures
    let fitting = witness.claimed(in: answered).filter { witness.time(of: $0, for: text) != nil }
    guard !fitting.isEmpty else {
      throw witness.claimed(in: answered).isEmpty
        ? .notCosigned(name: witness.name) : .wrongSignature(name: witness.name)
    }
    let older = witness.claimed(in: signatures)
    signatures = signatures.filter { !older.contains($0) } + fitting
  }

  /// Checks the signatures of the keys one trusts and ignores all others.
  ///
  /// - Returns: The trusted keys that signed, each once, in the order given.
  /// - Throws: ``NoteError/wrongSignature(name:)`` when a trusted key's signature does not fit,
  ///   ``NoteError/notSigned`` when no trusted key signed.
  @discardableResult
  public func verify(by verifiers: [NoteVerifier]) throws(NoteError) -> [NoteVerifier] {
    var signers: [NoteVerifier] = []
    for verifier in verifiers where !signers.contains(verifier) {
      let own = signatures.filter { verifier.claims($0) }
      for signature in own {
        guard verifier.isValid(signature, for: text) else {
          throw .wrongSignature(name: verifier.name)
        }
      }
      if !own.isEmpty { signers.append(verifier) }
    }
    guard !signers.isEmpty else { throw .notSigned }
    return signers
  }

  /// The note as it is stored and sent.
  public var bytes: [UInt8] {
    signatures.reduce(into: text + [NoteLines.newline]) { $0 += $1.line }
  }

  /// The index of the last newline that a newline follows.
  private static func lastBlankLine(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2 else { return nil }
    return (0..<bytes.count - 1).last {
      bytes[$0] == NoteLines.newline && bytes[$0 + 1] == NoteLines.newline
    }
  }
}

extension SignedNote.Signature {
  /// An em dash and a space in UTF-8.
  private static let prefix: [UInt8] = [0xE2, 0x80, 0x94, 0x20]

  init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: Self.prefix) else { return nil }
    let parts = line.dropFirst(Self.prefix.count)
      .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    name = NoteLines.text(parts[0])
    let encoded = NoteLines.text(parts[1])
    // Another spelling of the same bytes is refused, so that a note has one form only.
    guard NoteLines.isKeyName(name), let decoded = Base64.decode(encoded), decoded.count > 4,
      Base64.encode(decoded).utf8.elementsEqual(parts[1])
    else { return nil }
    keyID = decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    bytes = Array(decoded.dropFirst(4))
  }

  var line: [UInt8] {
    let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
    return Self.prefix + Array("\(name) \(Base64.encode(id + bytes))\n".utf8)
  }
}
