public import Formats
import Store

/// Every act by which somebody says no, by themselves or by their browser.
///
/// INVARIANT: the indexes `choices_noes` and `choices_noes_alone` are made with these very words, without which no
/// engine would use them.
private let isNo = "act IN ('refuse', 'withdraw', 'object', 'restrict', 'signal')"

extension Consent {
  /// Finds the noes of a time without looking at every choice; a yes costs it nothing.
  static let noesByTime = Migration(room: "consent", version: 4) { _ in
    ["CREATE INDEX choices_noes ON choices (at, ordinal) WHERE \(unsafe: isNo)"]
  }

  /// The same with the act in it, so that counting never reads the choices themselves (SQLite asks for it again).
  static let noesAlone = Migration(room: "consent", version: 5) { _ in
    ["CREATE INDEX choices_noes_alone ON choices (at, ordinal, act) WHERE \(unsafe: isNo)"]
  }

  /// How many noes people gave since a time; costs one step in an index for each.
  public func noCount(since start: Timestamp) async throws -> Int {
    try await database.read {
      Int(try $0.int("SELECT COUNT(*) FROM choices WHERE \(unsafe: isNo) AND at >= \(start)"))
    }
  }

  /// The subjects of the newest noes since a time, each once.
  ///
  /// - Parameter limit: how many noes are looked at.
  public func newestNoes(since start: Timestamp, limit: Int) async throws -> Set<UInt32> {
    try await database.read { transaction in
      Set(
        try transaction.rows(
          """
          SELECT ordinal FROM choices WHERE \(unsafe: isNo) AND at >= \(start)
          ORDER BY at DESC, ordinal LIMIT \(max(limit, 0))
          """
        ).map { try $0.ordinal(0) })
    }
  }

  /// What each of some subjects chose, oldest first; at most 30,000 subjects.
  public func histories(of ordinals: [UInt32]) async throws -> [UInt32: [RecordedChoice]] {
    try await database.read { transaction in
      try Consent.rows(of: ordinals, transaction).reduce(into: [:]) {
        $0[$1.ordinal, default: []].append($1.recorded)
      }
    }
  }
}
