public import Evidence
public import Store

/// The workspace's evidence on disk: tiles and a signed checkpoint, brought up to the head of `entries` on demand.
public struct EvidenceLog: Sendable {
  /// The folder of tiles and checkpoint; anyone may have a copy.
  public let folder: String
  /// The key that verifies checkpoints.
  public let verifier: NoteVerifier

  let files: FolderTiles
  let database: any Store.Database
  let lock: any ExclusiveLock
  let signer: NoteSigner
  private let integrator: Integrator

  /// Makes the log of a database in a folder, signed under an origin by the vault's key.
  public init(
    database: any Store.Database, folder: String, vault: Vault, origin: String
  ) throws {
    let signer = try vault.signer(origin: origin)
    let files = FolderTiles(folder: folder)
    self.folder = folder
    self.signer = signer
    self.files = files
    self.database = database
    lock = database.lock("evidence")
    verifier = signer.verifier
    integrator = Integrator(
      database: database, files: files, lock: lock
    ) { size, root in
      try Checkpoint(origin: origin, size: size, root: root).note(signedBy: signer).bytes
    }
  }

  /// Writes tiles and a checkpoint that cover every entry committed before the call.
  ///
  /// Another process that integrates at this moment makes it wait for that one's checkpoint and try again.
  @discardableResult
  public func integrate() async throws -> Integration {
    var tries = 0
    while true {
      do {
        return try await integrator.integrate()
      } catch let error as StoreError where error.code == .busy && tries < 200 {
        tries += 1
        try await Task.sleep(for: .milliseconds(25))
      }
    }
  }

  /// The checkpoint on disk, or nil before the first.
  public func checkpoint() throws -> SignedNote? {
    try files.read(Checkpoint.path).map { try SignedNote(parsing: $0) }
  }

  /// How many entries the checkpoint on disk covers; 0 before the first.
  public func size() throws -> Int64 {
    try checkpoint().map { try Checkpoint(unverified: $0).size } ?? 0
  }

  /// A proof that the log holds an entry; the checkpoint on disk must cover it.
  public func proof(of sequence: Int64) throws -> LogProof {
    guard let note = try checkpoint() else {
      throw StoreError(.notFound, "the evidence has no checkpoint yet")
    }
    let checkpoint = try Checkpoint(unverified: note)
    let reader = try TileReader(files: files, size: checkpoint.size)
    let hashes = try reader.inclusionProof(index: sequence - 1, size: checkpoint.size)
    return LogProof(index: sequence - 1, hashes: hashes, checkpoint: note)
  }
}
