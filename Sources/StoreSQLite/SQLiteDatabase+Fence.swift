import Store

extension SQLiteDatabase {
  /// Sets the fence to the head of `entries`, after an older copy of the file was put back.
  ///
  /// No other process commits meanwhile: the head is read and the fence set inside a transaction that writes.
  public func lowerFence() async throws {
    let fence = fence
    try await writeAlone { transaction in
      // Takes the lock of the writer; nothing is changed.
      try transaction.run("UPDATE head SET sequence = sequence WHERE one = 1")
      fence.lower(to: try transaction.head())
    }
  }
}
