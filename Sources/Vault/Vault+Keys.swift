import Store

extension Vault {
  /// Rows in one statement or one transaction.
  static let chunk = 1_000

  /// Makes keys for new subjects, durably, and returns them all.
  ///
  /// A key that is there is kept and returned. With `replacing` it is replaced: only for ordinals
  /// that the main store has just allocated and holds no subject for, left by a crash between the
  /// two stores. Throws `VaultError.keyDestroyed` for an erased subject's ordinal; earlier chunks of
  /// 1,000 stay.
  public func makeKeys(
    for ordinals: some Sequence<UInt32>, replacing: Bool = false
  ) async throws -> [UInt32: SubjectKey] {
    try requireOpen()
    var keys: [UInt32: SubjectKey] = [:]
    for chunk in Array(ordinals).chunks(of: Self.chunk) {
      var fresh: [[SQLValue]] = []
      fresh.reserveCapacity(chunk.count)
      for ordinal in chunk where keys[ordinal] == nil {
        let key = SubjectKey(ordinal: ordinal)
        keys[ordinal] = key
        fresh.append([ordinal.sqlValue, .blob(try wrap(key))])
      }
      let kept = try await insert(fresh, for: Array(chunk), replacing: replacing)
      for key in try kept.map(unwrap) { keys[key.ordinal] = key }
    }
    return keys
  }

  /// The keys of subjects; one that is absent was destroyed or never made.
  public func keys(for ordinals: some Sequence<UInt32>) async throws -> [UInt32: SubjectKey] {
    try requireOpen()
    var keys: [UInt32: SubjectKey] = [:]
    for chunk in Array(ordinals).chunks(of: Self.chunk) {
      let list = Array(chunk)
      let rows = try await store.read { try $0.wrappedKeys(of: list) }
      for key in try rows.map(unwrap) { keys[key.ordinal] = key }
    }
    return keys
  }

  /// The key of one subject, or nil when it was destroyed or never made.
  public func key(for ordinal: UInt32) async throws -> SubjectKey? {
    try await keys(for: CollectionOfOne(ordinal))[ordinal]
  }

  /// Calls `body` with the keys of a range of ordinals, ascending, in batches of at most `batch`.
  ///
  /// Destroyed keys are left out. Each batch is one read; memory holds one batch.
  public nonisolated(nonsending) func eachKey(
    in range: Range<UInt32> = 0..<UInt32.max, batch: Int = 20_000,
    _ body: ([SubjectKey]) async throws -> Void
  ) async throws {
    try requireOpen()
    var next = Int64(range.lowerBound)
    while next < Int64(range.upperBound) {
      let from = next
      let rows = try await store.read { transaction in
        try transaction.rows(
          """
          SELECT ordinal, wrapped FROM subject_keys
          WHERE ordinal >= \(from) AND ordinal < \(range.upperBound) AND wrapped IS NOT NULL
          ORDER BY ordinal LIMIT \(max(batch, 1))
          """)
      }
      let keys = try rows.map(unwrap)
      guard let last = keys.last else { return }
      next = Int64(last.ordinal) + 1
      try await body(keys)
    }
  }

  /// The highest ordinal that ever had a key, or nil; a restored main store must start above it.
  public func highestOrdinal() async throws -> UInt32? {
    try requireOpen()
    return try await store.read { transaction in
      try transaction.first("SELECT ordinal FROM subject_keys ORDER BY ordinal DESC LIMIT 1")?
        .ordinal(0)
    }
  }

  /// How many subjects have a key.
  public func keyCount() async throws -> Int {
    try requireOpen()
    return try await store.read { transaction in
      Int(try transaction.int("SELECT COUNT(*) FROM subject_keys WHERE wrapped IS NOT NULL"))
    }
  }

  private func insert(
    _ fresh: [[SQLValue]], for ordinals: [UInt32], replacing: Bool
  ) async throws -> [Row] {
    let body: @Sendable (any WriteTransaction) throws -> [Row] = { transaction in
      let present = try transaction.keyRows(of: ordinals)
      guard try present.allSatisfy({ try !$0.isNull(1) }) else { throw VaultError.keyDestroyed }
      try transaction.insert(
        into: "subject_keys", ["ordinal", "wrapped"], rows: fresh,
        onConflict: replacing ? .update(target: ["ordinal"]) : .ignore(target: ["ordinal"]))
      return replacing ? [] : present
    }
    // Few keys share a commit with other writers; a bulk chunk has its own.
    return ordinals.count <= 16
      ? try await store.write(body) : try await store.writeAlone(body)
  }

  func wrap(_ key: SubjectKey) throws(VaultError) -> [UInt8] {
    let bytes = key.withBytes { Array($0) }
    return try Sealing.seal(
      bytes, key: wrapping, context: "subject key", ordinal: key.ordinal)
  }

  func unwrap(_ row: Row) throws -> SubjectKey {
    let ordinal = try row.ordinal(0)
    let bytes = try Sealing.open(
      try row.blob(1), key: wrapping, context: "subject key", ordinal: ordinal)
    return SubjectKey(ordinal: ordinal, bytes: bytes)
  }
}

extension ReadTransaction {
  /// The rows of those that have a key.
  func wrappedKeys(of ordinals: [UInt32]) throws -> [Row] {
    try keyRows(of: ordinals).filter { try !$0.isNull(1) }
  }

  /// The rows of those that have or had a key.
  fileprivate func keyRows(of ordinals: [UInt32]) throws -> [Row] {
    guard let first = ordinals.first, let last = ordinals.last else { return [] }
    // Bulk work asks for dense ranges, which are read without naming each ordinal.
    let isDense = zip(ordinals, ordinals.dropFirst()).allSatisfy { $0 < $1 && $1 - $0 == 1 }
    let condition: SQL =
      isDense
      ? "ordinal >= \(first) AND ordinal <= \(last)" : "ordinal IN (\(list: ordinals))"
    return try rows("SELECT ordinal, wrapped FROM subject_keys WHERE \(condition)")
  }
}

extension Array {
  /// The elements in order, in slices of at most `size`.
  func chunks(of size: Int) -> some Sequence<ArraySlice<Element>> {
    stride(from: 0, to: count, by: size).lazy.map { self[$0..<Swift.min($0 + size, self.count)] }
  }
}
