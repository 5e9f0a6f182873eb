import Crypto
import Evidence
import Formats
import Store
import Vault

/// Compares letters with the entries that commit to them; one letter is in memory at a time.
struct LetterPass {
  private let consent: Consent
  /// What was read of the letter of the entry before: acts of one sending follow each other.
  private var last: (id: [UInt8], opened: Opened?)?
  private var matched = 0

  /// A letter that opens; the document stands as its hash.
  private struct Opened {
    let salt: [UInt8]
    let digest: [UInt8]
  }

  init(_ consent: Consent) { self.consent = consent }

  /// Looks at what belongs to an entry, when its leaf says that there is a letter.
  ///
  /// Of somebody whose key was destroyed nothing can be told, and of one whose key is damaged that is told elsewhere.
  mutating func look(at step: ConsentPass.Step, _ flaws: inout Flaws) async throws {
    guard let said = step.leaf?["letter"]?.string, let ordinal = step.entry.subjects.first else {
      return
    }
    let sequence = step.entry.sequence
    let link = try await consent.database.read {
      try $0.first(
        "SELECT letter FROM letter_entries WHERE ordinal = \(ordinal) AND sequence = \(sequence)")
    }
    if link != nil { matched += 1 }
    guard let key = step.keys[ordinal]?.key else { return }
    guard let id = try link?.blob(0), try await read(id, of: ordinal, key, &flaws) else {
      return flaws.add(.letterMissing, at: "entry \(sequence)")
    }
    guard let opened = last?.opened else { return }
    let commitment = Recomputed.letter(
      key.commitmentKey, opened.digest, salt: opened.salt, sequence: sequence)
    if commitment?.base64 != said { flaws.add(.letterLeaf, at: "entry \(sequence)") }
  }

  /// Reads a letter into `last` unless it is there; false when there is none of that identifier.
  private mutating func read(
    _ id: [UInt8], of ordinal: UInt32, _ key: SubjectKey, _ flaws: inout Flaws
  ) async throws -> Bool {
    if last?.id == id { return true }
    let row = try await consent.database.read {
      try $0.first(
        "SELECT sealed, kind, size FROM letters WHERE ordinal = \(ordinal) AND id = \(id)")
    }
    guard let row else { return false }
    last = (id, nil)
    guard let uuid = UUIDv7(bytes: id),
      let (salt, document) = try? SealedLetter.open(try row.blob(0), uuid, key: key),
      let letter = try? ScannedLetter(document)
    else {
      flaws.add(.letterSealed)
      return true
    }
    if try row.text(1) != letter.kind.rawValue || row.int(2) != Int64(letter.bytes.count) {
      flaws.add(.letterKind)
    }
    last = (id, Opened(salt: salt, digest: Array(SHA256.hash(data: document))))
    return true
  }

  /// Counts what no entry up to the head says.
  func end(at head: Int64, _ flaws: inout Flaws) async throws {
    let (links, letters) = try await consent.database.read { transaction in
      let now = try transaction.head()
      return (
        try transaction.int(
          "SELECT COUNT(*) FROM letter_entries WHERE sequence <= \(head) OR sequence > \(now)"),
        try transaction.int(
          """
          SELECT COUNT(*) FROM letters l WHERE NOT EXISTS (
            SELECT 1 FROM letter_entries e WHERE e.ordinal = l.ordinal AND e.letter = l.id)
          """)
      )
    }
    flaws.add(.letterStray, count: Int(links) - matched + Int(letters))
  }
}
