public import Crypto
public import Evidence
import Formats
public import Store
import Synchronization

/// Keeps the keys and the journal in the second store; seals, hashes handles and signs.
///
/// It is used only after `open` has found that key and store belong together.
public final class Vault: Sendable {
  let store: any Store.Database
  let wrapping: SymmetricKey
  private let key: WorkspaceKey
  private let handles: SymmetricKey
  private let sealing: SymmetricKey
  private let isOpen = Atomic(false)

  /// A vault on a second store that holds its migrations; touches nothing yet.
  public init(store: any Store.Database, key: WorkspaceKey) {
    self.store = store
    self.key = key
    wrapping = key.derive("wrap")
    handles = key.derive("handles")
    sealing = key.derive("seal")
  }

  /// Checks that the key belongs to the store; the first use of a new store binds it to the key.
  ///
  /// Throws `VaultError.wrongKey` for another key, `.damaged` when a used store has no binding, and
  /// `.storeMissing` for a new store unless `isNew` says that one is expected; nothing is changed
  /// then.
  public func open(isNew: Bool = true) async throws {
    let proof = Commitment.hmac(key: key.derive("check"), domain: "vault").bytes
    let binding = "SELECT proof FROM vault_check WHERE one = 1" as SQL
    let found = try await store.read { try $0.first(binding)?.blob(0) }
    let bound: [UInt8]
    if let found {
      bound = found
    } else {
      guard isNew else { throw VaultError.storeMissing }
      bound = try await store.writeAlone { transaction in
        guard try !transaction.exists("SELECT 1 FROM subject_keys LIMIT 1"),
          try transaction.int("SELECT sequence FROM journal_head WHERE one = 1") == 0
        else { throw VaultError.damaged(table: "vault_check") }
        try transaction.insert(
          into: "vault_check", ["one", "proof"], rows: [[.integer(1), .blob(proof)]],
          onConflict: .ignore(target: ["one"]))
        return try transaction.one(binding).blob(0)
      }
    }
    guard bound == proof else { throw VaultError.wrongKey }
    isOpen.store(true, ordering: .releasing)
  }

  /// The 32 bytes by which a handle is found: HMAC-SHA256 of its normalised form, apart by kind.
  public func handleHash(_ kind: HandleKind, _ value: String) -> [UInt8] {
    Commitment.hmac(
      key: handles, domain: "handle", Array(kind.rawValue.utf8),
      Array(kind.normalised(value).utf8)
    ).bytes
  }

  /// Seals what belongs to no single subject; throws `VaultError.sealBroken`.
  public func sealWorkspace(_ bytes: [UInt8], context: String) throws(VaultError) -> [UInt8] {
    try Sealing.seal(bytes, key: sealing, context: context)
  }

  /// Opens what `sealWorkspace` made in the same context; throws `VaultError.sealBroken`.
  public func openWorkspace(_ sealed: [UInt8], context: String) throws(VaultError) -> [UInt8] {
    try Sealing.open(sealed, key: sealing, context: context)
  }

  /// A key for one use of another room, such as tokens; a label always gives the same key.
  public func derive(_ label: String) -> SymmetricKey {
    key.derive("room/" + label)
  }

  /// The Ed25519 key that signs checkpoints, named after the log's origin.
  ///
  /// Its published form is `signer.verifier.text`. Throws `NoteError.malformedName`.
  public func signer(origin: String) throws(NoteError) -> NoteSigner {
    try key.signer(origin: origin)
  }

  func requireOpen() throws(VaultError) {
    guard isOpen.load(ordering: .acquiring) else { throw .notOpen }
  }
}
