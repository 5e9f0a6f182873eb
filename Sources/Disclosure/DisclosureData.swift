public import Formats
import Index
public import Store
public import Vault

/// What the ledger holds about a subject, for access and erasure.
///
/// Erasing clears ordinals, in rows and in the sealed sets of the denied, keeps the commitments, and counts the erased.
public struct DisclosureData: SubjectData {
  let vault: Vault

  /// Makes it for a workspace's vault.
  public init(vault: Vault) { self.vault = vault }

  /// The tables with a column about a subject.
  public var tables: [SubjectTable] {
    ["disclosed", "audience_members", "recall_items", "declared_members"].map {
      SubjectTable($0, column: "ordinal")
    }
  }

  /// Every disclosure that had the subject in it, and every audience that has, with the reference it bore.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    var asked: [String: [JSON]] = [:]
    try transaction.each(
      """
      SELECT disclosure, recipient, action, field, reason, answer FROM recall_items
      WHERE ordinal = \(subject) ORDER BY recall, number
      """
    ) {
      asked[try $0.text(0), default: []].append([
        "recipient": .string(try $0.text(1)), "asked": .string(try $0.text(2)),
        "field": .string(try $0.text(3)), "reason": .string(try $0.text(4)),
        "answer": .string(try $0.text(5)),
      ])
    }
    let disclosed: [JSON] = try transaction.rows(
      "SELECT disclosure, ref FROM disclosed WHERE ordinal = \(subject) ORDER BY disclosure"
    ).map { row in
      let id = try row.text(0)
      var line: [String: JSON] = ["disclosure": .string(id), "ref": .string(try row.text(1))]
      if let asked = asked[id] { line["asked-back"] = .array(asked) }
      return .object(line)
    }
    let audiences: [JSON] = try transaction.rows(
      "SELECT audience, ref FROM audience_members WHERE ordinal = \(subject) ORDER BY audience"
    ).map { ["audience": .string(try $0.text(0)), "ref": .string(try $0.text(1))] }
    let declared: [JSON] = try transaction.rows(
      """
      SELECT declaration FROM declared_members WHERE ordinal = \(subject) ORDER BY declaration
      """
    ).map { row in
      let id = try row.text(0)
      var line: [String: JSON] = [
        "declared": .string(id), "words": .string(DeclaredDisclosure.words),
      ]
      if let asked = asked[id] { line["asked-back"] = .array(asked) }
      return .object(line)
    }
    return .array(disclosed + audiences + declared)
  }

  /// Takes the subject out of the ledger's rows and of every sealed set.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    let ids = try transaction.rows(
      "SELECT disclosure FROM disclosed WHERE ordinal = \(subject) ORDER BY disclosure"
    ).map { try $0.text(0) }
    for id in ids {
      try transaction.run("UPDATE disclosures SET erased = erased + 1 WHERE id = \(id)")
    }
    try oweRecalls(of: subject, transaction)
    try transaction.run("DELETE FROM disclosed WHERE ordinal = \(subject)")
    try oweDeclared(of: subject, transaction)
    try AudienceLedger.erase(subject, transaction)
    try transaction.run(
      "UPDATE recall_items SET ordinal = \(nil as Int64?) WHERE ordinal = \(subject)")
    let sets = try transaction.rows(
      "SELECT disclosure, clause, subjects FROM disclosure_reasons ORDER BY disclosure, clause")
    for row in sets {
      let (id, clause) = (try row.text(0), Int(try row.int(1)))
      var subjects = try DeniedRow.open(try row.blob(2), of: id, clause: clause, by: vault)
      guard subjects.contains(subject) else { continue }
      subjects.set(subject, false)
      let sealed = try DeniedRow.seal(subjects, of: id, clause: clause, by: vault)
      try transaction.run(
        """
        UPDATE disclosure_reasons SET subjects = \(sealed)
        WHERE disclosure = \(id) AND clause = \(clause)
        """)
    }
  }

  /// Keeps the references that recipients may still hold, sealed and without the subject, until they are asked back.
  private func oweRecalls(of subject: UInt32, _ transaction: any WriteTransaction) throws {
    let rows = try transaction.rows(
      """
      SELECT d.disclosure, d.ref FROM disclosed d JOIN disclosures s ON s.id = d.disclosure
      WHERE d.ordinal = \(subject) AND s.state = \(DisclosureSummary.State.sent)
        AND NOT EXISTS (
          SELECT 1 FROM recall_items i WHERE i.ordinal = \(subject)
            AND i.disclosure = d.disclosure AND i.action = \(RecallAction.delete)
            AND i.reason <> \(Disclosures.endedReason))
      ORDER BY d.disclosure
      """)
    for row in rows {
      let (id, ref) = (try row.text(0), try row.text(1))
      let sealed = try vault.sealWorkspace(
        Array(ref.utf8), context: Disclosures.owedContext(id))
      try transaction.insert(
        into: "recall_owed", ["disclosure", "mark", "sealed"],
        rows: [[.text(id), .text(Disclosures.mark(ref)), .blob(sealed)]],
        onConflict: .ignore(target: ["disclosure", "mark"]))
    }
  }

  /// How many rows name the subject.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    Int(
      try transaction.int("SELECT COUNT(*) FROM disclosed WHERE ordinal = \(subject)")
        + transaction.int("SELECT COUNT(*) FROM audience_members WHERE ordinal = \(subject)")
        + transaction.int("SELECT COUNT(*) FROM recall_items WHERE ordinal = \(subject)")
        + transaction.int("SELECT COUNT(*) FROM declared_members WHERE ordinal = \(subject)"))
  }
}
