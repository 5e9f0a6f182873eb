import Synchronization

/// Whether a member was in a disclosure against a no, as far as it has been judged.
///
/// INVARIANT: the acts before a sending and the sending itself never change, so a verdict stands as long as the
/// register by which it was found.
final class NoVerdicts: Sendable {
  /// One member in one disclosure.
  struct Pair: Hashable, Sendable {
    var disclosure: String
    var member: UInt32
  }

  private struct Known {
    var register = 0
    var verdicts: [Pair: Bool] = [:]
  }

  /// How many are kept, some megabytes.
  private static let most = 100_000

  private let known = Mutex(Known())

  /// The verdicts on some pairs; only those that are new are judged.
  func verdicts(
    on pairs: [Pair], under register: Int, judge: ([Pair]) async throws -> [Pair: Bool]
  ) async rethrows -> [Bool] {
    let before = known.withLock { known in
      if known.register != register || known.verdicts.count > Self.most {
        known = Known(register: register)
      }
      return known.verdicts
    }
    let new = pairs.filter { before[$0] == nil }
    guard !new.isEmpty else { return pairs.compactMap { before[$0] } }
    let found = try await judge(new)
    known.withLock { known in
      guard known.register == register else { return }
      known.verdicts.merge(found) { _, later in later }
    }
    return pairs.compactMap { before[$0] ?? found[$0] }
  }
}
