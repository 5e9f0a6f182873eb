public import Formats
import Index
public import Members
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
      SELECT i.disclosure, i.recipient, i.action, i.field, i.reason, i.answer, r.day
      FROM recall_items i JOIN recalls r ON r.id = i.recall
      WHERE i.ordinal = \(subject) ORDER BY i.recall, i.number
      """
    ) {
      asked[try $0.text(0), default: []].append([
        "recipient": .string(try $0.text(1)), "asked": .string(try $0.text(2)),
        "field": .string(try $0.text(3)), "reason": .string(try $0.text(4)),
        "answer": .string(try $0.text(5)), "day": .string(try $0.text(6)),
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
    try eraseAll([subject], transaction)
  }

  /// Takes many subjects out: the ledger's rows in a few statements, every sealed set once for all of them.
  func eraseAll(_ subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    for start in stride(from: 0, to: subjects.count, by: 4_096) {
      let part = Array(subjects[start..<min(start + 4_096, subjects.count)])
      try transaction.run(
        """
        UPDATE disclosures SET erased = erased + (
          SELECT COUNT(*) FROM disclosed d
          WHERE d.disclosure = disclosures.id AND d.ordinal IN (\(list: part)))
        WHERE id IN (SELECT disclosure FROM disclosed WHERE ordinal IN (\(list: part)))
        """)
      try oweRecalls(of: part, transaction)
      try oweDeclared(of: part, transaction)
      try transaction.run("DELETE FROM disclosed WHERE ordinal IN (\(list: part))")
      // The reference waits to be dropped, for the recipient holds the row still.
      try transaction.run(
        """
        INSERT INTO audience_drops (audience, run, ref)
        SELECT audience, CAST(\(0) AS BIGINT), ref FROM audience_members
        WHERE ordinal IN (\(list: part))
        """)
      try transaction.run("DELETE FROM audience_members WHERE ordinal IN (\(list: part))")
      try transaction.run(
        "UPDATE recall_items SET ordinal = \(nil as Int64?) WHERE ordinal IN (\(list: part))")
    }
    let sets = try transaction.rows(
      "SELECT disclosure, clause FROM disclosure_reasons ORDER BY disclosure, clause")
    for row in sets {
      let (id, clause) = (try row.text(0), Int(try row.int(1)))
      let packed = try transaction.one(
        """
        SELECT subjects FROM disclosure_reasons
        WHERE disclosure = \(id) AND clause = \(clause)
        """
      ).blob(0)
      var denied = try DeniedRow.open(packed, of: id, clause: clause, by: vault)
      var isChanged = false
      for subject in subjects where denied.contains(subject) {
        denied.set(subject, false)
        isChanged = true
      }
      guard isChanged else { continue }
      let sealed = try DeniedRow.seal(denied, of: id, clause: clause, by: vault)
      try transaction.run(
        """
        UPDATE disclosure_reasons SET subjects = \(sealed)
        WHERE disclosure = \(id) AND clause = \(clause)
        """)
    }
  }

  /// Keeps the references that recipients may still hold, sealed and without the subject, until they are asked back.
  private func oweRecalls(of subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    let rows = try transaction.rows(
      """
      SELECT d.disclosure, d.ref FROM disclosed d JOIN disclosures s ON s.id = d.disclosure
      WHERE d.ordinal IN (\(list: subjects)) AND s.state = \(DisclosureSummary.State.sent)
        AND NOT EXISTS (
          SELECT 1 FROM recall_items i WHERE i.ordinal = d.ordinal
            AND i.disclosure = d.disclosure AND i.action = \(RecallAction.delete)
            AND i.reason <> \(Disclosures.endedReason))
      ORDER BY d.disclosure, d.ref
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

  private func oweDeclared(of subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    let listed = try transaction.rows(
      """
      SELECT DISTINCT ordinal FROM declared_members WHERE ordinal IN (\(list: subjects))
      ORDER BY ordinal
      """)
    for row in listed { try oweDeclared(of: try row.ordinal(0), transaction) }
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

extension DisclosureData: SubjectBatchData {
  /// Takes many subjects out of the ledger.
  public func erase(subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    try eraseAll(subjects, transaction)
  }
}
