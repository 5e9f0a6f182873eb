/// How far a scan has come.
public struct ScanProgress: Sendable, Equatable {
  /// The state that is being looked at.
  public let state: ScanState
  /// The page that was opened last, from 1.
  public let page: Int
  /// How many pages this state has at most.
  public let pages: Int
  /// How many pages were opened in all states.
  public let done: Int
  /// How many there are at most.
  public let total: Int
  /// How many requests have left so far in this state.
  public let requests: Int
}
