import Evidence
import Store

/// Tells one course of events from another by the end of its feed.
enum History {
  /// How many leaves are looked at: a database put back to an older state and gone on from there has other times and
  /// commitments in them, whatever was done.
  static let depth: Int64 = 256

  /// A hash of the last leaves up to a sequence, nil when the feed does not reach it.
  static func digest(upTo sequence: Int64, _ transaction: any ReadTransaction) throws -> Digest32? {
    let first = max(0, sequence - depth)
    let entries = try transaction.entries(after: first, limit: Int(sequence - first))
    guard entries.last?.sequence ?? first == sequence else { return nil }
    return Merkle.root(of: entries.map { Merkle.leafHash($0.leaf) })
  }
}
