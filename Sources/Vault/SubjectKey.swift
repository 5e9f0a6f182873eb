import Crypto
public import Evidence

/// The key of one subject: it seals what we hold of them and makes what stands for them in the log.
///
/// Keys for sealing and for commitments are expanded from it (HKDF-SHA256, RFC 5869 §2.3; §3.3: no
/// extraction is needed from uniform bytes) when asked for. It is never printed.
public struct SubjectKey: Sendable {
  /// Whose key it is.
  public let ordinal: UInt32
  private let secret: SymmetricKey

  init(ordinal: UInt32) {
    self.ordinal = ordinal
    secret = SymmetricKey(size: .bits256)
  }

  init(ordinal: UInt32, bytes: [UInt8]) {
    self.ordinal = ordinal
    secret = SymmetricKey(data: bytes)
  }

  /// Seals bytes; equal bytes give different results, which open only here and in this context.
  ///
  /// The result is 29 bytes longer. Throws `VaultError.sealBroken` when the cipher refuses.
  public func seal(_ bytes: [UInt8], context: String) throws(VaultError) -> [UInt8] {
    try Sealing.seal(bytes, key: expanded("seal"), context: context, ordinal: ordinal)
  }

  /// Opens what `seal` made; throws `VaultError.sealBroken` for anything else.
  public func open(_ sealed: [UInt8], context: String) throws(VaultError) -> [UInt8] {
    try Sealing.open(sealed, key: expanded("seal"), context: context, ordinal: ordinal)
  }

  /// The key for commitments; ask once where several are needed.
  public var commitmentKey: CommitmentKey { CommitmentKey(expanded("commitment")) }

  /// Stands for the subject in the leaf of one entry.
  public func commitment(sequence: Int64) -> Digest32 {
    commitmentKey.commitment(sequence: sequence)
  }

  /// Stands for the subject in the set of one disclosure's members.
  public func member(of disclosure: [UInt8]) -> Digest32 {
    commitmentKey.member(of: disclosure)
  }

  /// Names the subject to the recipient of one disclosure: 16 bytes that join with no other file.
  public func reference(in disclosure: [UInt8]) -> [UInt8] {
    commitmentKey.reference(in: disclosure)
  }

  /// The hash of the commitment key, bound by the leaf that creates the subject.
  public var binding: Digest32 { commitmentKey.binding }

  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try secret.withUnsafeBytes(body)
  }

  private func expanded(_ label: String) -> SymmetricKey {
    HKDF<SHA256>.expand(
      pseudoRandomKey: secret, info: Array("aboveboard/v1 subject \(label)".utf8),
      outputByteCount: 32)
  }
}

extension SubjectKey: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the key.
  public var description: String { "SubjectKey" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
