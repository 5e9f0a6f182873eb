public import Formats
public import Members
public import Store

/// What this room holds about subjects: acts that wait, objections, and what was lifted.
public struct ErasureData: SubjectData, SubjectBatchData {
  /// Makes it; what is free text here is sealed for staff, and told as such.
  public init() {}

  /// The tables with a subject in them.
  public var tables: [SubjectTable] { Erasures.subjectTables }

  /// When an erasure was asked for, and what became of objections and restrictions.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let erasures = try transaction.rows(
      """
      SELECT e.asked_at FROM erasure_subjects s JOIN erasures e ON e.id = s.erasure
      WHERE s.ordinal = \(subject) ORDER BY e.id
      """
    ).map { row -> JSON in
      // Whether it waits for a hold is not told here, as holds are not: it could warn somebody.
      ["asked": .string(try row.timestamp(0).rfc3339), "state": "not done"]
    }
    let objections = try transaction.rows(
      """
      SELECT opened_at, purpose, recipient, state, decided_at FROM objection_cases
      WHERE ordinal = \(subject) ORDER BY id
      """
    ).map { row -> JSON in
      [
        "at": .string(try row.timestamp(0).rfc3339), "purpose": .string(try row.text(1)),
        "recipient": .string(try row.text(2)), "state": .string(try row.text(3)),
        "decided": try row.timestampOrNil(4).map { .string($0.rfc3339) } ?? .null,
      ]
    }
    let lifts = try transaction.rows(
      """
      SELECT what, asked_at, told_at, done_at FROM lifts WHERE ordinal = \(subject) ORDER BY id
      """
    ).map { row -> JSON in
      [
        "what": .string(try row.text(0)), "asked": .string(try row.timestamp(1).rfc3339),
        "told": try row.timestampOrNil(2).map { .string($0.rfc3339) } ?? .null,
        "done": try row.timestampOrNil(3).map { .string($0.rfc3339) } ?? .null,
      ]
    }
    return [
      "erasures": .array(erasures), "objections": .array(objections), "lifted": .array(lifts),
    ]
  }

  /// Removes objections and liftings; an act that is being carried out forgets its subjects by itself.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    try erase(subjects: [subject], transaction)
  }

  /// Removes objections and liftings of many subjects.
  public func erase(subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    for start in stride(from: 0, to: subjects.count, by: 4_096) {
      let part = subjects[start..<min(start + 4_096, subjects.count)]
      for table in ["objection_cases", "lifts"] {
        try transaction.run("DELETE FROM \(unsafe: table) WHERE ordinal IN (\(list: part))")
      }
      // After a restore of older data: what waited then was carried out since.
      try transaction.run(
        """
        UPDATE erasures SET state = \(ErasureAct.State.running)
        WHERE state = \(ErasureAct.State.held) AND id IN (
          SELECT erasure FROM erasure_subjects WHERE ordinal IN (\(list: part)))
        """)
    }
  }

  /// How many objections and liftings there are.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    try ["objection_cases", "lifts"].reduce(0) { count, table in
      try count
        + Int(
          transaction.int("SELECT COUNT(*) FROM \(unsafe: table) WHERE ordinal = \(subject)"))
    }
  }
}
