/// Why a signed note, a key or a checkpoint cannot be read or trusted.
public enum NoteError: Error, Equatable, CustomStringConvertible {
  /// The note is larger than ``SignedNote/maxBytes``.
  case tooLong(bytes: Int)
  /// The note is not UTF-8.
  case notUTF8
  /// A control character other than newline stands at this byte.
  case controlCharacter(offset: Int)
  /// No blank line separates a text from signature lines, or a line lacks its newline.
  case noSignatures
  /// More signature lines than ``SignedNote/maxSignatures``.
  case tooManySignatures
  /// Signature line `line` (from 1, after the blank line) is not `— name base64`.
  case malformedSignature(line: Int)
  /// A text to sign that is empty, lacks its last newline or has characters a note may not have.
  case malformedText
  /// A key name that is empty or has a space, a plus sign or a control character.
  case malformedName
  /// A verifier key that is not `name+hash+base64`, or a seed that is not 32 bytes.
  case malformedKey
  /// A key type other than Ed25519 (0x01).
  case unsupportedKeyType(UInt8)
  /// The key's hash does not belong to its name and key.
  case keyHashMismatch
  /// A trusted key's signature does not fit the text.
  case wrongSignature(name: String)
  /// No trusted key signed the note.
  case notSigned
  /// Line `line` (from 1) of the text is not what a checkpoint has there.
  case malformedCheckpoint(line: Int)
  /// The checkpoint is of another log.
  case wrongOrigin(expected: String)
  /// Line `line` (from 1) of the file is not what a proof has there.
  case malformedProof(line: Int)
  /// The key is of another type than a witness's (0x04).
  case notAWitness(UInt8)
  /// The witness has not cosigned the checkpoint.
  case notCosigned(name: String)
  /// The note does not say from which index a log is given out.
  case malformedMark
  /// Line `line` (from 1) of the text is not what a pack's manifest has there.
  case malformedManifest(line: Int)

  /// What is wrong and, where that helps, what to do, in one lower-case sentence.
  public var description: String {
    switch self {
    case .tooLong(let bytes): "the note has \(bytes) bytes; at most 1,000,000 are read"
    case .notUTF8: "the note is not UTF-8 text"
    case .controlCharacter(let offset): "byte \(offset) of the note is a control character"
    case .noSignatures: "the note does not end in a blank line and signature lines"
    case .tooManySignatures: "the note has more than 100 signatures"
    case .malformedSignature(let line):
      "signature line \(line) of the note is not an em dash, a key name and base64"
    case .malformedText:
      "the text to sign is empty, lacks its last newline or has control characters"
    case .malformedName: "a key name is empty or has a space, a plus sign or a control character"
    case .malformedKey: "the key is not of the form name+hash+base64"
    case .unsupportedKeyType(let type): "keys of type \(type) are not supported; use Ed25519 (1)"
    case .keyHashMismatch: "the key's hash does not belong to its name and key: copy it again"
    case .wrongSignature(let name): "the signature of \(name) does not fit the text"
    case .notSigned: "none of the trusted keys signed the note"
    case .malformedCheckpoint(let line): "line \(line) is not what a checkpoint has there"
    case .wrongOrigin(let expected): "the checkpoint is of another log than \(expected)"
    case .malformedProof(let line): "line \(line) is not what a tlog-proof has there"
    case .notAWitness(let type):
      "the key is of type \(type), not that of a witness; use Ed25519 cosignatures (4)"
    case .notCosigned(let name): "the witness \(name) has not cosigned the checkpoint"
    case .malformedManifest(let line): "line \(line) is not what a pack's manifest has there"
    case .malformedMark: "the note is not an origin and `minimum index N`, a multiple of 256"
    }
  }
}
