public import Formats

/// What anybody may see of an entry: its place, its time, its kind and its leaf, without the ordinals.
public struct EntryLine: Sendable, Hashable {
  /// The place in the order, from 1.
  public let sequence: Int64
  /// When.
  public let at: Timestamp
  /// What kind of change, in lower case with dots.
  public let kind: String
  /// The canonical JSON that the log commits to.
  public let leaf: [UInt8]
}

extension ReadTransaction {
  /// The entries before a sequence, or the newest, the newest first; at most `limit`.
  public func entryLines(before sequence: Int64? = nil, limit: Int) throws -> [EntryLine] {
    // The ordinals of a large import stay where they are: nobody who reads lines may see them.
    try rows(
      """
      SELECT sequence, at, kind, leaf FROM entries WHERE sequence < \(sequence ?? Int64.max)
      ORDER BY sequence DESC LIMIT \(max(limit, 0))
      """
    ).map {
      EntryLine(
        sequence: try $0.int(0), at: try $0.timestamp(1), kind: try $0.text(2),
        leaf: try $0.blob(3))
    }
  }
}
