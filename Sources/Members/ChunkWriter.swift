import Formats
import Register
import Store
import Vault

/// A subject's rows as they stand in the tables.
struct StoredSubject: Sendable {
  let ordinal: UInt32
  let isMember: Bool
  let handles: [HandleKey]
  let sealed: [UInt8]
  let held: [Held]
}

/// Gathers the rows of a chunk and writes them table by table.
struct ChunkWriter {
  var numbering: Numbering
  let transaction: any WriteTransaction
  private var subjects: [[SQLValue]] = []
  private var handles: [[SQLValue]] = []
  private var records: [[SQLValue]] = []

  init(numbering: Numbering, transaction: any WriteTransaction) {
    self.numbering = numbering
    self.transaction = transaction
  }

  mutating func add(
    _ newcomer: SealedNewcomer, _ candidate: Intake.Candidate, at: Timestamp
  ) throws {
    let relationship = try numbering.number(
      ofRelationship: candidate.draft.relationship, transaction)
    let ordinal = newcomer.ordinal.sqlValue
    subjects.append([
      ordinal, at.sqlValue, .integer(1), .integer(relationship),
      .blob(HandleKey.encode(candidate.keys)),
    ])
    for key in candidate.keys {
      handles.append([.integer(key.number), .blob(key.hash), ordinal])
    }
    records.append([ordinal, .blob(newcomer.sealed), .blob(try held(newcomer.holdings))])
  }

  /// Merges a draft into a subject; false when nothing is new.
  mutating func change(
    _ subject: StoredSubject, _ candidate: Intake.Candidate, key: SubjectKey, vault: Vault,
    register: Register
  ) throws -> Bool {
    let old = try SealedRecord(sealed: subject.sealed, key: key)
    var merge = Merge(record: old, holdings: try numbering.holdings(subject.held))
    merge.take(candidate.draft, register: register)
    guard merge.recordChanged || merge.holdingsChanged || !subject.isMember else { return false }
    let sealed = merge.recordChanged ? try merge.record.sealed(with: key) : subject.sealed
    records.append([
      subject.ordinal.sqlValue, .blob(sealed), .blob(try held(Array(merge.holdings.values))),
    ])
    let kept = subject.handles.filter { key in !candidate.keys.contains { $0.kind == key.kind } }
    let all = kept + candidate.keys
    if Set(all) != Set(subject.handles) {
      for key in subject.handles where !all.contains(key) {
        try transaction.run(
          "DELETE FROM handles WHERE kind = \(key.number) AND hash = \(key.hash)")
      }
      for key in all where !subject.handles.contains(key) {
        handles.append([.integer(key.number), .blob(key.hash), subject.ordinal.sqlValue])
      }
    }
    let relationship = try numbering.number(
      ofRelationship: candidate.draft.relationship, transaction)
    try transaction.run(
      """
      UPDATE subjects SET handles = \(HandleKey.encode(all)), member = 1,
        relationship = CASE WHEN member = 1 THEN relationship ELSE \(relationship) END
      WHERE ordinal = \(subject.ordinal)
      """)
    return true
  }

  private mutating func held(_ holdings: [Holding]) throws -> [UInt8] {
    var held: [Held] = []
    for holding in holdings.sorted(by: { $0.field < $1.field }) {
      held.append(
        Held(
          field: try numbering.number(of: holding.field, transaction),
          provenance: try numbering.number(of: holding.provenance, transaction),
          collected: holding.collected))
    }
    return Held.encode(held)
  }

  mutating func flush() throws {
    if !subjects.isEmpty {
      try transaction.insert(
        into: "subjects", ["ordinal", "since", "member", "relationship", "handles"],
        rows: subjects)
    }
    if !handles.isEmpty {
      // In the order of the key, so that neighbouring pages are touched together.
      let sorted = handles.sorted { left, right in
        guard case .blob(let a) = left[1], case .blob(let b) = right[1] else { return false }
        return a.lexicographicallyPrecedes(b)
      }
      try transaction.insert(into: "handles", ["kind", "hash", "ordinal"], rows: sorted)
    }
    if !records.isEmpty {
      try transaction.insert(
        into: "records", ["ordinal", "sealed", "provenance"], rows: records,
        onConflict: .update(target: ["ordinal"]))
    }
  }
}
