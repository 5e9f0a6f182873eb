public import Store
public import Vault

/// A room's part in the erasure of many subjects at once, in a few statements rather than a few for each.
public protocol SubjectBatchData: SubjectData {
  /// Removes what the room holds about subjects, as `erase(subject:_:)` does for one.
  func erase(subjects: [UInt32], _ transaction: any WriteTransaction) throws
}

extension MemberData: SubjectBatchData {
  /// Deletes records and handles, and marks the subjects as erased.
  public func erase(subjects: [UInt32], _ transaction: any WriteTransaction) throws {
    for start in stride(from: 0, to: subjects.count, by: 4_096) {
      let part = Array(subjects[start..<min(start + 4_096, subjects.count)])
      let keys = try transaction.rows(
        """
        SELECT handles FROM subjects
        WHERE ordinal IN (\(list: part)) AND erased_at IS NULL ORDER BY ordinal
        """
      ).flatMap { try HandleKey.decode(try $0.blob(0)) }
      for (kind, keys) in Dictionary(grouping: keys, by: \.number) {
        try transaction.run(
          """
          DELETE FROM handles WHERE kind = \(kind) AND hash IN (\(list: keys.map(\.hash)))
            AND ordinal IN (\(list: part))
          """)
      }
      for table in ["records", "holds", "looks", "corrections"] {
        try transaction.run("DELETE FROM \(unsafe: table) WHERE ordinal IN (\(list: part))")
      }
      try transaction.run(
        """
        UPDATE subjects SET member = 0, handles = \([UInt8]()), erased_at = \(at)
        WHERE ordinal IN (\(list: part)) AND erased_at IS NULL
        """)
    }
  }
}

extension Members {
  /// The handles of a subject as they were given; empty when the key or the record is gone.
  public func handles(of ordinals: [UInt32]) async throws -> [UInt32: [HandleKind: String]] {
    let keys = try await vault.keys(for: ordinals)
    let rows = try await database.read { transaction in
      var rows: [Row] = []
      for start in stride(from: 0, to: ordinals.count, by: 4_096) {
        let part = ordinals[start..<min(start + 4_096, ordinals.count)]
        rows += try transaction.rows(
          "SELECT ordinal, sealed FROM records WHERE ordinal IN (\(list: part)) ORDER BY ordinal")
      }
      return rows
    }
    var handles: [UInt32: [HandleKind: String]] = [:]
    for row in rows {
      let ordinal = try row.ordinal(0)
      guard let key = keys[ordinal] else { continue }
      handles[ordinal] = try SealedRecord(sealed: try row.blob(1), key: key).handles
    }
    return handles
  }
}
