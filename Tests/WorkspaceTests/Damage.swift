import Disclosure
import Foundation
import Store
import Testing

@testable import Workspace

/// Something done to a sound workspace behind its back, and what `fsck` must say to it.
struct Damage: Sendable, CustomTestStringConvertible {
  /// Where it is done.
  enum Place: Sendable {
    case data
    case keys
    /// Files: `from` is written over `to`, or `to` is removed; see `apply`.
    case file(@Sendable (_ workspace: String, _ sent: String, _ unsent: String) throws -> Void)
  }

  let what: String
  let place: Place
  let statements: [String]
  /// Every code that is told, and none besides.
  let codes: Set<String>
  /// Whether mending leaves nothing of it.
  let isMended: Bool

  var testDescription: String { what }

  static func data(
    _ what: String, _ statements: String..., says codes: Set<String>, mended: Bool = false
  ) -> Damage {
    Damage(what: what, place: .data, statements: statements, codes: codes, isMended: mended)
  }

  static func keys(
    _ what: String, _ statements: String..., says codes: Set<String>, mended: Bool = false
  ) -> Damage {
    Damage(what: what, place: .keys, statements: statements, codes: codes, isMended: mended)
  }

  static func files(
    _ what: String, says codes: Set<String>, mended: Bool = false,
    _ body: @escaping @Sendable (String, String, String) throws -> Void
  ) -> Damage {
    Damage(what: what, place: .file(body), statements: [], codes: codes, isMended: mended)
  }

  func apply(to workspace: Workspace, _ world: DamagedWorld) async throws {
    switch place {
    case .file(let body):
      try body(
        workspace.folder, workspace.disclosures.folder(of: world.sent),
        workspace.disclosures.folder(of: world.unsent))
    case .data: try await run(workspace.database)
    case .keys: try await run(workspace.keyStore)
    }
  }

  private func run(_ database: any Database) async throws {
    let statements = statements.map { SQL(stringLiteral: $0) }
    try await database.writeAlone { transaction in
      for statement in statements {
        // A damage that touches nothing would be found by nobody.
        let changed = try transaction.run(statement)
        #expect(changed > 0)
      }
    }
  }
}

extension Damage {
  static let tables: [Damage] = [
    .data(
      "an entry is deleted", "DELETE FROM entries WHERE kind = 'disclosure.approved'",
      says: ["entries.gap", "disclosures.stray", "evidence.entries"]),
    .data(
      "the last entry is deleted",
      "DELETE FROM entries WHERE sequence = (SELECT MAX(sequence) FROM entries)",
      says: ["entries.gap", "disclosures.stray", "evidence.entries"]),
    .data(
      "an older copy of the database was put back",
      "DELETE FROM entries WHERE sequence = (SELECT MAX(sequence) FROM entries)",
      "UPDATE head SET sequence = sequence - 1",
      says: ["fence.ahead", "disclosures.stray", "evidence.ahead"]),
    .data(
      "an entry is moved back in time", "UPDATE entries SET at = 5 WHERE kind = 'purpose.paused'",
      says: ["entries.order", "entries.leaf"]),
    .data(
      "a leaf is rewritten",
      "UPDATE entries SET leaf = CAST(REPLACE(CAST(leaf AS TEXT), 'offers', 'others') AS BLOB) WHERE kind = 'choice.withdraw'",
      says: ["choices.leaf", "evidence.entries"]),
    .data(
      "the subjects of an entry are no list",
      "UPDATE entries SET subjects = x'80' WHERE kind = 'hold.placed'", says: ["entries.subjects"]),
    .data(
      "the head is behind the entries", "UPDATE head SET sequence = sequence - 1",
      says: ["head.sequence", "evidence.ahead"], mended: true),
    .data(
      "the counter of subjects is behind", "UPDATE head SET next_ordinal = 2",
      says: ["head.ordinals"], mended: true),
    .data(
      "a published register is altered", "UPDATE register_versions SET register = x'7b7d'",
      says: ["register_versions.hash"]),
    .data(
      "an act is deleted", "DELETE FROM standing_acts WHERE kind = 'purpose.paused'",
      says: ["standing_acts.missing"]),
    .data(
      "an act names another purpose",
      "UPDATE standing_acts SET name = 'research' WHERE kind = 'purpose.paused'",
      says: ["standing_acts.entry"]),
    .data(
      "a pause is forgotten", "DELETE FROM paused_purposes", says: ["standing.now"], mended: true),
    .data(
      "a suspension reaches further than its act", "UPDATE suspended_agreements SET place = '*'",
      says: ["standing.now"], mended: true),
    .data(
      "the revision is old", "UPDATE standing_head SET revision = 1",
      says: ["standing_head.revision"], mended: true),
    .data(
      "a published notice is rewritten", "UPDATE published_notices SET meaning = x'7b7d'",
      says: ["published_notices.meaning"], mended: true),
    .data(
      "a record is damaged", "UPDATE records SET sealed = zeroblob(80) WHERE ordinal = 1",
      says: ["records.sealed"]),
    .data("a record is lost", "DELETE FROM records WHERE ordinal = 1", says: ["records.missing"]),
    .data(
      "a record's provenance forgets a field",
      "UPDATE records SET provenance = x'01' WHERE ordinal = 1", says: ["records.provenance"]),
    .data(
      "a member is lost", "DELETE FROM subjects WHERE ordinal = 1",
      says: ["subjects.missing", "subject_keys.spare", "records.stray", "handles.stray"]),
    .data(
      "a handle is lost", "DELETE FROM handles WHERE ordinal = 1 AND kind = 2",
      says: ["handles.missing"], mended: true),
    .data(
      "a handle leads to somebody else", "UPDATE handles SET ordinal = 2 WHERE ordinal = 1",
      says: ["handles.missing", "handles.stray"], mended: true),
    .data(
      "a handle of nobody", "INSERT INTO handles (kind, hash, ordinal) VALUES (2, x'00', 5)",
      says: ["handles.stray"], mended: true),
    .data(
      "a member's handles are forgotten", "UPDATE subjects SET handles = x'' WHERE ordinal = 1",
      says: ["subjects.handles", "handles.stray"], mended: true),
    .data(
      "the commitments of a chunk are lost", "DELETE FROM import_commitments",
      says: ["import_commitments.missing"], mended: true),
    .data(
      "the commitments of a chunk are altered",
      "UPDATE import_commitments SET commitments = zeroblob(192)",
      says: ["import_commitments.root"]),
    .data("a hold's reason is damaged", "UPDATE holds SET reason = x'01'", says: ["holds.sealed"]),
    .data(
      "a grant is deleted", "DELETE FROM choices WHERE act = 'grant' AND ordinal = 1",
      says: ["choices.missing"]),
    .data(
      "a withdrawal is deleted", "DELETE FROM choices WHERE act = 'withdraw'",
      says: ["choices.journal"], mended: true),
    .data(
      "a grant is given to somebody else",
      "UPDATE choices SET ordinal = 5 WHERE act = 'grant' AND ordinal = 1",
      says: ["choices.missing", "choices.stray"]),
    .data(
      "a choice is turned round", "UPDATE choices SET act = 'grant' WHERE act = 'withdraw'",
      says: ["choices.leaf"]),
    .data(
      "a choice is doubled",
      """
      INSERT INTO choices SELECT ordinal, x'00112233', act, purpose, recipient, notice, at, channel,
        actor_kind, actor_id, explicit, guardian, gift, collection_point, wording, NULL, recorded_at,
        sequence FROM choices WHERE act = 'withdraw'
      """, says: ["choices.stray"]),
    .data("words are altered", "UPDATE wordings SET text = 'No'", says: ["wordings.text"]),
    .data("a letter is lost", "DELETE FROM letters", says: ["letters.missing"]),
    .data(
      "the place of a letter is lost", "DELETE FROM letter_entries",
      says: ["letters.missing", "letters.stray"]),
    .data("a letter is damaged", "UPDATE letters SET sealed = x'01'", says: ["letters.sealed"]),
    .data(
      "a letter is called something else", "UPDATE letters SET kind = 'png'", says: ["letters.kind"]
    ),
    .data(
      "a letter is called larger", "UPDATE letters SET size = size + 1", says: ["letters.kind"]),
    .data(
      "a letter goes with another's choice",
      """
      UPDATE letter_entries SET sequence =
        (SELECT sequence FROM choices WHERE act = 'withdraw')
      """, says: ["letters.missing", "letters.stray"]),
    .data(
      "a letter of nobody",
      """
      INSERT INTO letters (ordinal, id, at, kind, size, sealed)
      SELECT ordinal, x'00112233', at, kind, size, sealed FROM letters
      """, says: ["letters.stray"]),
    .data("a serving is lost", "DELETE FROM served WHERE ordinal = 5", says: ["served.missing"]),
    .data(
      "the position is ahead of the journal", "UPDATE journal_position SET sequence = 99",
      says: ["journal_position.sequence"]),
    .data(
      "a sent disclosure is forgotten",
      "UPDATE disclosures SET state = 'approved' WHERE state = 'sent'",
      says: ["disclosed.staged", "files.unsent"]),
    .data(
      "a disclosure is deleted", "DELETE FROM disclosures WHERE state = 'approved'",
      says: ["disclosures.missing", "files.folder"]),
    .data(
      "a disclosure claims other rows", "UPDATE disclosures SET file_rows = 2 WHERE state = 'sent'",
      says: ["disclosures.leaf"]),
    .data(
      "a statement is rewritten",
      "UPDATE disclosures SET statement = REPLACE(statement, 'offers.baby', 'newsletter') WHERE state = 'sent'",
      says: ["disclosures.statement"]),
    .data(
      "somebody is taken out of a disclosure", "DELETE FROM disclosed WHERE ordinal = 1",
      says: ["disclosed.count"]),
    .data(
      "somebody in a disclosure is swapped", "UPDATE disclosed SET ordinal = 5 WHERE ordinal = 1",
      says: ["disclosed.ref", "disclosed.count"]),
    .data(
      "the set of members is lost", "DELETE FROM disclosure_members",
      says: ["disclosure_members.missing"], mended: true),
    .data(
      "the set of members is altered", "UPDATE disclosure_members SET commitments = zeroblob(96)",
      says: ["disclosure_members.root"]),
    .data(
      "rows of a sending that never ended",
      "INSERT INTO disclosed SELECT 5, id, 'ab' FROM disclosures WHERE state = 'approved'",
      says: ["disclosed.ref", "disclosed.staged"], mended: true),
    .data(
      "a set of denied is damaged", "UPDATE disclosure_reasons SET subjects = x'01'",
      says: ["disclosure_reasons.subjects"]),
    .data(
      "an account nobody added",
      """
      INSERT INTO staff_accounts (id, name, role, created_at, actor_kind, actor_id)
      VALUES ('eve', x'01', 'auditor', 1, 'system', 'x')
      """, says: ["staff.entries"]),
    .keys(
      "a key is damaged", "UPDATE subject_keys SET wrapped = zeroblob(60) WHERE ordinal = 5",
      says: ["subject_keys.sealed"]),
    .keys("a key is lost", "DELETE FROM subject_keys WHERE ordinal = 5", says: ["subjects.key"]),
    .keys(
      "an act of the journal is lost", "DELETE FROM journal", says: ["journal.gap"]),
    .keys(
      "an act of the journal is damaged", "UPDATE journal SET payload = zeroblob(40)",
      says: ["journal.act"]),
    .keys(
      "the head of the journal is behind", "UPDATE journal_head SET sequence = 0",
      says: ["journal_head.sequence", "journal_position.sequence"], mended: true),
  ]

  static let onDisk: [Damage] = [
    .files("a byte of a handed-over file is flipped", says: ["files.altered"]) { _, sent, _ in
      try flip(sent + "/data.csv")
    },
    .files("a handed-over file is removed", says: ["files.removed"]) { _, sent, _ in
      try FileManager.default.removeItem(atPath: sent + "/data.csv")
    },
    .files("a handed-over file is lost with its certificate", says: ["files.lost"]) { _, sent, _ in
      try FileManager.default.removeItem(atPath: sent + "/data.csv")
      try FileManager.default.removeItem(atPath: sent + "/certificate.json")
    },
    .files("a certificate is lost", says: ["files.certificate"], mended: true) { _, sent, _ in
      try FileManager.default.removeItem(atPath: sent + "/certificate.json")
    },
    .files("a certificate is altered", says: ["files.certificate"], mended: true) { _, sent, _ in
      try flip(sent + "/certificate.json")
    },
    .files("parts of a sending that ended are left", says: ["files.unfinished"], mended: true) {
      _, sent, _ in
      try Data("x".utf8).write(to: URL(fileURLWithPath: sent + "/.part-0"))
    },
    .files("parts of a sending that never ended are left", says: ["files.unfinished"], mended: true)
    { _, _, unsent in
      try Data("x".utf8).write(to: URL(fileURLWithPath: unsent + "/.unfinished"))
    },
    .files("a file looks handed over and is not", says: ["files.unsent"]) { _, _, unsent in
      try Data("x".utf8).write(to: URL(fileURLWithPath: unsent + "/data.csv"))
    },
    .files("a folder of no disclosure", says: ["files.folder"]) { folder, _, _ in
      try FileManager.default.createDirectory(
        atPath: folder + "/disclosures/other", withIntermediateDirectories: false)
    },
    .files("a bundle of the evidence is altered", says: ["evidence.tiles"], mended: true) {
      folder, _, _ in
      try flip(try file(in: folder + "/evidence/tile/entries"))
    },
    .files("a tile of the evidence is lost", says: ["evidence.tiles"], mended: true) {
      folder, _, _ in
      try FileManager.default.removeItem(atPath: try file(in: folder + "/evidence/tile/0"))
    },
    .files("the checkpoint is altered", says: ["evidence.checkpoint"]) { folder, _, _ in
      try flip(folder + "/evidence/checkpoint")
    },
    .files("the checkpoint is lost", says: ["evidence.unsigned"]) { folder, _, _ in
      try FileManager.default.removeItem(atPath: folder + "/evidence/checkpoint")
    },
    .files("the fence is ahead", says: ["fence.ahead"], mended: true) { folder, _, _ in
      // Written where every process sees it, as a newer database would have.
      let handle = try #require(
        FileHandle(forUpdatingAtPath: folder + "/data.sqlite-fence"))
      try handle.write(contentsOf: Data([200, 0, 0, 0, 0, 0, 0, 0]))
      try handle.close()
    },
  ]

  private static func flip(_ path: String) throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  /// The widest partial file of the first tile in a folder.
  private static func file(in folder: String) throws -> String {
    let partial = folder + "/000.p"
    let widths = try FileManager.default.contentsOfDirectory(atPath: partial).compactMap(Int.init)
    return partial + "/\(try #require(widths.max()))"
  }
}
