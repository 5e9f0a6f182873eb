import Crypto
public import Evidence

/// The key under which everything personal in the log is committed to; derived from a subject's key.
///
/// It opens nothing that is sealed. Shown to its subject, it lets them check, offline, which leaves
/// are about them; destroyed with the subject's key, it leaves leaves that are about nobody.
public struct CommitmentKey: Sendable {
  private let key: SymmetricKey

  /// A key from its 32 bytes, or nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    key = SymmetricKey(data: bytes)
  }

  init(_ key: SymmetricKey) {
    self.key = key
  }

  /// The 32 bytes, to be shown to the subject alone.
  public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  /// Stands for the subject in the leaf of one entry; different in every entry.
  public func commitment(sequence: Int64) -> Digest32 {
    let number = withUnsafeBytes(of: sequence.bigEndian) { Array($0) }
    return Commitment.hmac(key: key, domain: "entry", number)
  }

  /// Stands for the subject in the set of one disclosure's members.
  public func member(of disclosure: [UInt8]) -> Digest32 {
    Commitment.hmac(key: key, domain: "disclosure", disclosure)
  }

  /// Names the subject to the recipient of one disclosure: 16 bytes that join with no other file.
  public func reference(in disclosure: [UInt8]) -> [UInt8] {
    Array(Commitment.hmac(key: key, domain: "reference", disclosure).bytes.prefix(16))
  }

  /// Stands for a letter in the leaf of one entry that rests on it.
  ///
  /// A plain hash would tell whoever holds a copy of the letter, or can guess a form that was filled in, whose entry it
  /// is. The salt lies sealed with the letter: a subject who shows this key to somebody shows them what is theirs in
  /// the log, and not yet what they wrote.
  /// - Parameters:
  ///   - digest: The SHA-256 of the document.
  ///   - salt: What was drawn for this letter.
  ///   - sequence: The entry's; two entries on one letter cannot be joined by it.
  public func letter(_ digest: [UInt8], salt: [UInt8], sequence: Int64) -> Digest32 {
    let number = withUnsafeBytes(of: sequence.bigEndian) { Array($0) }
    return Commitment.hmac(key: key, domain: "letter", number, salt, digest)
  }

  /// The hash of this key, bound by the leaf that creates the subject: no other key can be claimed.
  public var binding: Digest32 {
    Merkle.leafHash(Array("aboveboard/v1 binding".utf8) + bytes)
  }
}

extension CommitmentKey: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the key.
  public var description: String { "CommitmentKey" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
