import Evidence
import Formats
import Store
import Vault

/// The decoys of a disclosure as the committing transaction keeps them, sealed before it holds any lock.
struct DecoyBatch: Sendable {
  let disclosure: String
  let count: Int
  let root: Digest32
  private let sealed: [(number: Int, bytes: [UInt8])]
  private let marks: [(mark: [UInt8], number: Int)]

  /// Nil where there is no decoy.
  init?(_ decoys: [Decoy], of disclosure: String, by vault: Vault) throws {
    guard !decoys.isEmpty else { return nil }
    let keys = DecoyKeys(vault)
    self.disclosure = disclosure
    count = decoys.count
    root = MerkleSet(decoys.map { $0.commitment(by: keys) }).root
    sealed = try decoys.map { decoy in
      let context = Decoy.context(disclosure, decoy.number)
      return (decoy.number, try vault.sealWorkspace(decoy.json.canonical, context: context))
    }
    marks = decoys.flatMap { decoy in
      Set(decoy.marks.map(DecoyKeys.normalised)).sorted().map { (keys.mark($0), decoy.number) }
    }
  }

  func insert(_ transaction: any WriteTransaction) throws {
    try transaction.run(
      """
      INSERT INTO decoy_sets (disclosure, decoys, root)
      VALUES (\(disclosure), \(count), \(root.bytes))
      """)
    try transaction.insert(
      into: "decoys", ["disclosure", "number", "sealed"],
      rows: sealed.map { [.text(disclosure), .integer(Int64($0.number)), .blob($0.bytes)] })
    try transaction.insert(
      into: "decoy_marks", ["mark", "disclosure", "number"],
      rows: marks.map { [.blob($0.mark), .text(disclosure), .integer(Int64($0.number))] })
  }
}
