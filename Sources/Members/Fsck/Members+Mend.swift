public import Store
import Vault

extension Members {
  /// Works out anew what follows from sealed records and keys; returns what was done, one sentence each.
  public func mend(_ flaws: Flaws) async throws -> [String] {
    var done: [String] = []
    if flaws.contains(.importMissing) { done += try await mendImports() }
    if flaws.contains(.subjectHandles) || flaws.contains(.handleMissing) {
      let end = try await database.read { try Members.ordinals($0).upperBound }
      var count = 0
      for start in stride(from: UInt32(0), to: end, by: Self.page) {
        count += try await mendHandles(start..<min(end, start + UInt32(Self.page)))
      }
      if count > 0 { done.append("handles: \(count) taken anew from the sealed records") }
    }
    if flaws.contains(.handleStray) {
      var count = 0
      try await eachStray { strays in
        count += try await database.writeAlone { transaction in
          try strays.reduce(0) { sum, stray in
            try sum
              + transaction.run(
                "DELETE FROM handles WHERE kind = \(stray.kind) AND hash = \(stray.hash)")
          }
        }
      }
      if count > 0 { done.append("handles: \(count) that led to somebody else removed") }
    }
    return done
  }

  private func mendImports() async throws -> [String] {
    var done: [String] = []
    var position: Int64 = 0
    while true {
      let after = position
      let (entries, known) = try await database.read { transaction in
        let entries = try transaction.entries(of: Self.intakeKinds, after: after, limit: 20)
        let rows = try transaction.rows(
          """
          SELECT sequence FROM import_commitments
          WHERE sequence IN (\(list: entries.map(\.sequence))) ORDER BY sequence
          """)
        return (entries, try Set(rows.map { try $0.int(0) }))
      }
      guard let last = entries.last else { return done }
      position = last.sequence
      for entry in entries where !known.contains(entry.sequence) {
        guard let bytes = try await rebuiltCommitments(entry) else { continue }
        try await database.writeAlone { transaction in
          try transaction.insert(
            into: "import_commitments", ["sequence", "commitments"],
            rows: [[.integer(entry.sequence), .blob(bytes)]],
            onConflict: .ignore(target: ["sequence"]))
        }
        done.append(
          "import_commitments: entry \(entry.sequence) worked out anew; it leads to the leaf's root"
        )
      }
    }
  }

  /// Returns how many handles were written.
  private func mendHandles(_ range: Range<UInt32>) async throws -> Int {
    let keys = try await vault.keyStates(of: Array(range))
    return try await database.writeAlone { [vault] transaction in
      var count = 0
      for row in try Self.stored(range, transaction) where !row.isErased {
        guard let key = keys[row.ordinal]?.key, let sealed = row.sealed,
          let record = try? SealedRecord(sealed: sealed, key: key)
        else { continue }
        let handles = record.handles.map { HandleKey($0.key, $0.value, vault) }
        let found = try transaction.subjects(of: handles)
        let wrong = handles.filter { found[$0] != row.ordinal }
        let bytes = HandleKey.encode(handles)
        guard !wrong.isEmpty || bytes != row.handles else { continue }
        try transaction.run(
          "UPDATE subjects SET handles = \(bytes) WHERE ordinal = \(row.ordinal)")
        try transaction.insert(
          into: "handles", ["kind", "hash", "ordinal"],
          rows: wrong.map { [.integer($0.number), .blob($0.hash), row.ordinal.sqlValue] },
          onConflict: .update(target: ["kind", "hash"]))
        count += max(1, wrong.count)
      }
      return count
    }
  }
}
