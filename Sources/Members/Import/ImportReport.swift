/// What became of a file.
public struct ImportReport: Sendable, Equatable {
  /// The rows read, the header excluded.
  public var rows = 0
  /// The rows that were taken in: something was added or changed.
  public var accepted = 0
  /// Of those, the rows about people or acts that were not known before.
  public var added = 0
  /// The rows of which all was held already.
  public var unchanged = 0
  /// The rows that were not taken in.
  public var refused = 0
  /// How often each problem came up.
  public var counts: [ProblemCode: Int] = [:]
  /// The first 1,000 problems.
  public var problems: [RowProblem] = []
  /// Where all problems stand as CSV; nil when there are none.
  public var problemsFile: String?

  /// How many problems are kept in memory.
  public static let keptProblems = 1_000

  /// Makes an empty report.
  public init() {}

  /// The counts in the order of how often, then by code.
  public var sortedCounts: [(code: ProblemCode, count: Int)] {
    counts.map { (code: $0.key, count: $0.value) }.sorted {
      $0.count == $1.count ? $0.code.rawValue < $1.code.rawValue : $0.count > $1.count
    }
  }
}

/// How far an import has come.
public struct ImportProgress: Sendable, Equatable {
  /// The rows read so far.
  public var rows: Int
  /// The rows taken in so far, unchanged ones excluded.
  public var accepted: Int
  /// The rows refused so far.
  public var refused: Int
  /// The rows up to which everything is durable: from here a next try may go on.
  public var taken: Int
}
