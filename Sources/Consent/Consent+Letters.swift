public import Formats
public import Store
import Vault

/// A letter that is kept, without what it holds.
public struct KeptLetter: Sendable, Equatable {
  /// Its identifier.
  public let id: UUIDv7
  /// When it was entered.
  public let at: Timestamp
  /// What it is.
  public let kind: ScannedLetter.Kind
  /// The document's bytes.
  public let size: Int64
  /// The sequences of the entries that rest on it, ascending.
  public let sequences: [Int64]
}

extension Consent {
  /// The letters of a subject, oldest first; nothing is opened for it.
  public func letters(of ordinal: UInt32) async throws -> [KeptLetter] {
    try await database.read { try Consent.letters(of: ordinal, $0) }
  }

  /// The same within a transaction.
  public static func letters(
    of ordinal: UInt32, _ transaction: any ReadTransaction
  ) throws -> [KeptLetter] {
    var sequences: [[UInt8]: [Int64]] = [:]
    try transaction.each(
      "SELECT letter, sequence FROM letter_entries WHERE ordinal = \(ordinal) ORDER BY sequence"
    ) { sequences[try $0.blob(0), default: []].append(try $0.int(1)) }
    return try transaction.rows(
      "SELECT id, at, kind, size FROM letters WHERE ordinal = \(ordinal) ORDER BY at, id"
    ).map { row in
      let bytes = try row.blob(0)
      guard let id = UUIDv7(bytes: bytes), let kind = ScannedLetter.Kind(rawValue: try row.text(2))
      else { throw StoreError(.corrupt, "a letter is damaged") }
      return KeptLetter(
        id: id, at: try row.timestamp(1), kind: kind, size: try row.int(3),
        sequences: sequences[bytes] ?? [])
    }
  }

  /// A subject's letter with when it was entered; nil for somebody else's, an unknown one, or after an erasure.
  ///
  /// - Throws: `VaultError.sealBroken` for a damaged one, `LetterError` when what was sealed is no letter.
  public func letter(
    _ id: UUIDv7, of ordinal: UInt32
  ) async throws -> (letter: ScannedLetter, at: Timestamp)? {
    let row = try await database.read {
      try $0.first("SELECT sealed, at FROM letters WHERE ordinal = \(ordinal) AND id = \(id.bytes)")
    }
    guard let row, let key = try await vault.key(for: ordinal) else { return nil }
    let opened = try SealedLetter.open(try row.blob(0), id, key: key)
    return (try ScannedLetter(opened.document), try row.timestamp(1))
  }
}
