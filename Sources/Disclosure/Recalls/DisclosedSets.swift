import Index
import Store
import Synchronization

/// Who was in the disclosures that were looked at last, as sets: a page that is opened again reads no million of rows.
final class DisclosedSets: Sendable {
  private struct Kept {
    var erased: Int
    var members: Bitmap
  }

  /// How many are kept at most.
  private static let most = 32

  private let kept = Mutex<[String: Kept]>([:])

  /// The members of a sent disclosure, whose rows only an erasure takes away.
  func members(
    of sent: DisclosureSummary, _ database: any Store.Database
  ) async throws -> Bitmap {
    if let known = kept.withLock({ $0[sent.id] }), known.erased == sent.erased {
      return known.members
    }
    let id = sent.id
    let (members, erased) = try await database.read { transaction in
      var ordinals: [UInt32] = []
      try transaction.each(
        "SELECT ordinal FROM disclosed WHERE disclosure = \(id) ORDER BY ordinal"
      ) { ordinals.append(try $0.ordinal(0)) }
      return (
        Bitmap(ordinals),
        Int(try transaction.int("SELECT erased FROM disclosures WHERE id = \(id)"))
      )
    }
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[id] = Kept(erased: erased, members: members)
    }
    return members
  }
}
