public import Formats
import Law
import Register
public import Store
public import Vault

/// What this room holds about one subject, for the copy of their data and for its erasure.
///
/// Made for one act: it carries the subject's key, without which nothing can be opened, and the
/// time of an erasure. The caller destroys the key in the vault.
public struct MemberData: SubjectData {
  private let key: SubjectKey?
  private let vault: Vault
  let at: Timestamp

  /// The data under a key; nil for one that is destroyed, when only what is not sealed can be told.
  public init(key: SubjectKey?, vault: Vault, at: Timestamp) {
    self.key = key
    self.vault = vault
    self.at = at
  }

  /// The tables of this room with a subject in them.
  public var tables: [SubjectTable] { Members.subjectTables }

  /// Handles, values with where they came from, the relationship, and legal holds.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    var data: [String: JSON] = [
      "holds": .array(try Hold.all(of: subject, transaction, vault).map(\.json)),
      // Not who: an account of staff is data of somebody else (demand A3, Article 15(4)).
      "looks": .array(try looks(subject, transaction)),
      "corrections": .array(try corrections(subject, transaction)),
    ]
    guard
      let row = try transaction.first(
        "SELECT since, member, relationship, erased_at FROM subjects WHERE ordinal = \(subject)")
    else { return .object(data) }
    let numbering = try Numbering(transaction)
    data["since"] = .string(try row.timestamp(0).rfc3339)
    data["member"] = .bool(try row.bool(1))
    data["relationship"] = .string(numbering.relationshipNames[try row.int(2)] ?? "")
    if let erased = try row.timestampOrNil(3) { data["erased"] = .string(erased.rfc3339) }
    guard let key, key.ordinal == subject,
      let stored = try transaction.first(
        "SELECT sealed, provenance FROM records WHERE ordinal = \(subject)")
    else { return .object(data) }
    let record = try SealedRecord(sealed: try stored.blob(0), key: key)
    var handles: [String: JSON] = [:]
    for (kind, value) in record.handles { handles[kind.rawValue] = .string(value) }
    data["handles"] = .object(handles)
    var values: [String: JSON] = [:]
    for holding in try numbering.holdings(Held.decode(try stored.blob(1))) {
      values[holding.field.text] = [
        "value": record.values[holding.field] ?? .null,
        "collected": .string(holding.collected.iso),
        "collection-point": .string(holding.provenance.source.text),
        "notice": .string(holding.provenance.notice.description),
        "basis": .string(holding.provenance.basis.rawValue),
      ]
    }
    data["values"] = .object(values)
    return .object(data)
  }

  private func looks(_ subject: UInt32, _ transaction: any ReadTransaction) throws -> [JSON] {
    try transaction.rows(
      "SELECT sequence, at, reason FROM looks WHERE ordinal = \(subject) ORDER BY sequence"
    ).map {
      [
        "entry": .integer(try $0.int(0)), "at": .string(try $0.timestamp(1).rfc3339),
        "reason": .string(try $0.text(2)),
      ]
    }
  }

  private func corrections(
    _ subject: UInt32, _ transaction: any ReadTransaction
  ) throws -> [JSON] {
    try transaction.rows(
      """
      SELECT sequence, field, removal FROM corrections WHERE ordinal = \(subject)
      ORDER BY sequence
      """
    ).map { row in
      let sequence = try row.int(0)
      return [
        "entry": .integer(sequence), "at": .string(try transaction.entry(sequence).at.rfc3339),
        "field": .string(try row.text(1)), "removed": .bool(try row.bool(2)),
      ]
    }
  }

  /// Deletes the record and the handles and marks the subject as erased.
  ///
  /// The row of the ordinal stays, so that it is never given again. A legal hold is for the caller
  /// to respect.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    guard
      let row = try transaction.first(
        "SELECT handles FROM subjects WHERE ordinal = \(subject) AND erased_at IS NULL")
    else { return }
    for key in try HandleKey.decode(try row.blob(0)) {
      try transaction.run(
        """
        DELETE FROM handles
        WHERE kind = \(key.number) AND hash = \(key.hash) AND ordinal = \(subject)
        """)
    }
    try transaction.run("DELETE FROM records WHERE ordinal = \(subject)")
    try transaction.run("DELETE FROM holds WHERE ordinal = \(subject)")
    try transaction.run("DELETE FROM looks WHERE ordinal = \(subject)")
    try transaction.run("DELETE FROM corrections WHERE ordinal = \(subject)")
    try transaction.run(
      """
      UPDATE subjects SET member = 0, handles = \([UInt8]()), erased_at = \(at)
      WHERE ordinal = \(subject)
      """)
  }

  /// How many rows this room holds about a subject, the marker of an erased one excluded.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    var count = try transaction.int(
      "SELECT COUNT(*) FROM subjects WHERE ordinal = \(subject) AND erased_at IS NULL")
    for table in ["handles", "records", "holds", "looks", "corrections"] {
      count += try transaction.int(
        "SELECT COUNT(*) FROM \(unsafe: table) WHERE ordinal = \(subject)")
    }
    return Int(count)
  }
}

extension Members {
  /// The tables of this room with a subject in them.
  public static let subjectTables = [
    SubjectTable("subjects", column: "ordinal"), SubjectTable("handles", column: "ordinal"),
    SubjectTable("records", column: "ordinal"), SubjectTable("holds", column: "ordinal"),
    SubjectTable("looks", column: "ordinal"), SubjectTable("corrections", column: "ordinal"),
  ]

  /// What this room holds about a subject, with its key from the vault.
  public func data(of ordinal: UInt32, at: Timestamp) async throws -> MemberData {
    MemberData(key: try await vault.keys(for: [ordinal])[ordinal], vault: vault, at: at)
  }
}
