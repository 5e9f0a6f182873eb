/// What verifying a log's files has found.
public struct LogReport: Sendable, Equatable {
  /// The log's name; nil when the checkpoint could not be believed.
  public internal(set) var origin: String?
  /// The number of entries the checkpoint states; 0 without one.
  public internal(set) var size: Int64 = 0
  /// The root the checkpoint states.
  public internal(set) var root: Digest32?
  /// Whether a trusted key's signature was checked and fits.
  public internal(set) var isSigned = false
  /// The number of entries whose hashes were computed.
  public internal(set) var entriesChecked: Int64 = 0
  /// The number of entries that the log says it no longer gives out; their hashes were checked.
  public internal(set) var entriesPruned: Int64 = 0
  /// The first problems, at most ``LogVerifier/maxProblems``.
  public internal(set) var problems: [LogProblem] = []
  /// The number of further problems.
  public internal(set) var furtherProblems = 0

  /// Whether every entry and hash leads to the checkpoint's root.
  public var isIntact: Bool { problems.isEmpty && root != nil }

  mutating func add(_ kind: LogProblem.Kind, _ path: String, entry: Int64? = nil) {
    guard problems.count < LogVerifier.maxProblems else {
      furtherProblems += 1
      return
    }
    problems.append(LogProblem(path: path, entry: entry, kind: kind))
  }
}
