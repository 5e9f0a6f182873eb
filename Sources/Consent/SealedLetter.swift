import Crypto
import Evidence
import Formats
import Store
import Vault

/// A letter as it is kept: sealed under its subject's key, with the salt of its commitments before it.
struct SealedLetter: Sendable {
  /// The salt's bytes, which come before the document.
  static let saltCount = 32

  let id: UUIDv7
  private let at: Timestamp
  private let kind: ScannedLetter.Kind
  private let size: Int
  private let sealed: [UInt8]
  private let salt: [UInt8]
  private let digest: [UInt8]

  /// Seals a letter; throws `VaultError.sealBroken`.
  init(_ letter: ScannedLetter, key: SubjectKey, at: Timestamp) throws(VaultError) {
    id = UUIDv7.make(at: at)
    self.at = at
    kind = letter.kind
    size = letter.bytes.count
    salt = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    digest = Array(SHA256.hash(data: letter.bytes))
    sealed = try key.seal(salt + letter.bytes, context: Self.context(id))
  }

  /// What stands for the letter in the leaf of an entry.
  func commitment(_ key: CommitmentKey, sequence: Int64) -> Digest32 {
    key.letter(digest, salt: salt, sequence: sequence)
  }

  /// Writes the letter and the entries that rest on it.
  func insert(
    of subject: UInt32, for sequences: [Int64], _ transaction: any WriteTransaction
  ) throws {
    try transaction.insert(
      into: "letters", ["ordinal", "id", "at", "kind", "size", "sealed"],
      rows: [
        [
          subject.sqlValue, .blob(id.bytes), at.sqlValue, .text(kind.rawValue),
          .integer(Int64(size)), .blob(sealed),
        ]
      ])
    try transaction.insert(
      into: "letter_entries", ["ordinal", "sequence", "letter"],
      rows: sequences.map { [subject.sqlValue, .integer($0), .blob(id.bytes)] })
  }

  /// The salt and the document that were sealed; throws `VaultError.sealBroken`.
  static func open(
    _ sealed: [UInt8], _ id: UUIDv7, key: SubjectKey
  ) throws(VaultError) -> (salt: [UInt8], document: [UInt8]) {
    let plain = try key.open(sealed, context: context(id))
    return (Array(plain.prefix(saltCount)), Array(plain.dropFirst(saltCount)))
  }

  /// The letter's own, so that no row opens in another's place.
  private static func context(_ id: UUIDv7) -> String { "consent.letter/" + id.text }
}

extension Consent {
  /// The tables of letters; both have the subject in their keys, so that they can be spread.
  static let lettersMigration = Migration(room: "consent", version: 3) { dialect in
    [
      // With a rowid where there is one: rows of megabytes are no leaves of a tree that is searched.
      """
      CREATE TABLE letters (
        ordinal BIGINT NOT NULL, id \(unsafe: dialect.blob) NOT NULL, at BIGINT NOT NULL,
        kind TEXT NOT NULL, size BIGINT NOT NULL, sealed \(unsafe: dialect.blob) NOT NULL,
        PRIMARY KEY (ordinal, id)
      )
      """,
      """
      CREATE TABLE letter_entries (
        ordinal BIGINT NOT NULL, sequence BIGINT NOT NULL, letter \(unsafe: dialect.blob) NOT NULL,
        PRIMARY KEY (ordinal, sequence)
      )\(unsafe: dialect.tableSuffix)
      """,
    ]
  }
}
