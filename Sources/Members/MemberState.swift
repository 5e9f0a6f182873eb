public import Formats
public import Register
public import Store
public import Vault

/// That a field is held of a subject: where its value came from, and when.
public struct Holding: Sendable, Hashable {
  /// The field.
  public var field: FieldID
  /// Where the value came from.
  public var provenance: ProvenanceClass
  /// The day on which it was collected.
  public var collected: CivilDate

  /// Makes a holding.
  public init(field: FieldID, provenance: ProvenanceClass, collected: CivilDate) {
    self.field = field
    self.provenance = provenance
    self.collected = collected
  }
}

/// All that is held of one subject now, opened, for the index and for disclosures.
public struct MemberState: Sendable, Equatable {
  /// The subject.
  public var ordinal: UInt32
  /// Whether there is a relationship.
  public var isMember: Bool
  /// Whether the subject was erased, or its key is gone; then nothing else is set.
  public var isErased: Bool
  /// The values by field.
  public var values: [FieldID: Value]
  /// Which fields are held and where they came from, by field number.
  public var holdings: [Holding]
}

extension Members {
  /// The states of those subjects that exist, ascending; a subject without a key counts as erased.
  ///
  /// Runs in the caller's transaction, so that what other rooms say of the subjects is of the same
  /// moment. Throws when a record does not open under its key.
  public static func states(
    of ordinals: [UInt32], _ transaction: any ReadTransaction, keys: [UInt32: SubjectKey],
    register: Register
  ) throws -> [MemberState] {
    var states: [MemberState] = []
    let numbering = try Numbering(transaction)
    for start in stride(from: 0, to: ordinals.count, by: 8_192) {
      let part = ordinals[start..<min(start + 8_192, ordinals.count)]
      try eachState("s.ordinal IN (\(list: part))", transaction, numbering, keys, register) {
        states.append($0)
      }
    }
    return states
  }

  /// Gives the states of all subjects of a range, ascending; for loading an index in batches.
  public static func eachState(
    in range: Range<UInt32>, _ transaction: any ReadTransaction, keys: [UInt32: SubjectKey],
    register: Register, _ body: (MemberState) throws -> Void
  ) throws {
    try eachState(
      "s.ordinal >= \(range.lowerBound) AND s.ordinal < \(range.upperBound)", transaction,
      Numbering(transaction), keys, register, body)
  }

  /// Which fields are held of a subject, and where they came from; no value is opened for it.
  public static func holdings(
    of ordinal: UInt32, _ transaction: any ReadTransaction
  ) throws -> [Holding] {
    guard
      let row = try transaction.first(
        "SELECT provenance FROM records WHERE ordinal = \(ordinal)")
    else { return [] }
    return try Numbering(transaction).holdings(Held.decode(try row.blob(0)))
  }

  /// The ordinals that may exist: from 0 to the highest, which is not in the range.
  public static func ordinals(_ transaction: any ReadTransaction) throws -> Range<UInt32> {
    guard let row = try transaction.first("SELECT MAX(ordinal) FROM subjects"),
      let last = try row.intOrNil(0), let end = UInt32(exactly: last + 1)
    else { return 0..<0 }
    return 0..<end
  }

  private static func eachState(
    _ condition: SQL, _ transaction: any ReadTransaction, _ numbering: Numbering,
    _ keys: [UInt32: SubjectKey], _ register: Register, _ body: (MemberState) throws -> Void
  ) throws {
    let kinds = Dictionary(
      register.fields.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    try transaction.each(
      """
      SELECT s.ordinal, s.member, s.erased_at, r.sealed, r.provenance
      FROM subjects s LEFT JOIN records r ON r.ordinal = s.ordinal
      WHERE \(condition) ORDER BY s.ordinal
      """
    ) { row in
      let ordinal = try row.ordinal(0)
      guard try row.isNull(2), let sealed = try row.blobOrNil(3), let key = keys[ordinal] else {
        try body(
          MemberState(
            ordinal: ordinal, isMember: false, isErased: true, values: [:], holdings: []))
        return
      }
      let record = try SealedRecord(sealed: sealed, key: key)
      var values: [FieldID: Value] = [:]
      values.reserveCapacity(record.values.count)
      for (field, json) in record.values { values[field] = Value(stored: json, kind: kinds[field]) }
      try body(
        MemberState(
          ordinal: ordinal, isMember: try row.bool(1), isErased: false, values: values,
          holdings: try numbering.holdings(Held.decode(try row.blob(4)))))
    }
  }

  /// Every provenance class of which a value is or was held, in order.
  public static func provenanceClasses(
    _ transaction: any ReadTransaction
  ) throws -> [ProvenanceClass] {
    try Numbering(transaction).classes.keys.sorted()
  }
}
