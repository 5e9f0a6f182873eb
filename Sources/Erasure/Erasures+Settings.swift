public import Formats
public import Store

extension Erasures {
  /// For how many days copies of the keys are kept, as the organisation declared it; nil when it never did.
  public func keyCopiesDays() async throws -> Int? {
    try await database.read {
      try $0.first("SELECT key_copies_days FROM erasure_settings WHERE one = 1")
        .map { Int(try $0.int(0)) }
    }
  }

  /// Declares for how many days copies of the keys are kept: each certificate says so, and until when.
  ///
  /// - Throws: `ErasureError.days`.
  public func declareKeyCopies(days: Int, actor: Actor, at now: Timestamp) async throws {
    guard (0...3_660).contains(days) else { throw ErasureError.days }
    try await database.write { transaction in
      try transaction.insert(
        into: "erasure_settings", ["one", "key_copies_days"],
        rows: [[.integer(1), .integer(Int64(days))]], onConflict: .update(target: ["one"]))
      try transaction.append(
        EntryDraft(kind: "erasure.key-copies", at: now) { _ in
          ["days": .integer(Int64(days)), "by": .string(actor.kind.rawValue)]
        })
    }
  }
}
