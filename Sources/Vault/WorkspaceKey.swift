public import Crypto
public import Evidence

/// The one secret of a workspace: 32 random bytes from which every other key is derived or unwrapped.
///
/// It lives in a file outside the databases and their backups. It is never printed.
public struct WorkspaceKey: Sendable {
  private let secret: SymmetricKey

  /// The number of bytes.
  public static let byteCount = 32

  /// A new random key.
  public init() {
    secret = SymmetricKey(size: .bits256)
  }

  /// A key from its 32 bytes, or nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    secret = SymmetricKey(data: bytes)
  }

  /// A key for one use, derived with HKDF-SHA256 (RFC 5869); a label always gives the same key.
  public func derive(_ label: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: Array("aboveboard/v1 workspace".utf8),
      info: Array(label.utf8), outputByteCount: 32)
  }

  /// The Ed25519 key that signs checkpoints, named after the log's origin; throws `.malformedName`.
  public func signer(origin: String) throws(NoteError) -> NoteSigner {
    try NoteSigner(name: origin, seed: derive("log").withUnsafeBytes { Array($0) })
  }

  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try secret.withUnsafeBytes(body)
  }
}

extension WorkspaceKey: CustomStringConvertible, CustomReflectable {
  /// The type's name and nothing of the key.
  public var description: String { "WorkspaceKey" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
