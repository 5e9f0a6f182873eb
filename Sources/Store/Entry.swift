public import Formats

/// One row of the feed: a change, its place in the order, and the leaf that proves it.
public struct Entry: Sendable, Hashable {
  /// The place in the order, from 1 without a gap; the leaf's index in the log is one less.
  public let sequence: Int64
  /// When; never before the entry before it.
  public let at: Timestamp
  /// What kind of change, in lower case with dots.
  public let kind: String
  /// The ordinals of the subjects it touches, ascending; never part of the leaf.
  public let subjects: [UInt32]
  /// The canonical JSON that the log commits to.
  public let leaf: [UInt8]
}

/// A change about to be appended to `entries`.
public struct EntryDraft {
  /// What kind of change, in lower case with dots.
  public let kind: String
  /// When it happened.
  public let at: Timestamp
  /// The ordinals of the subjects it touches, in any order.
  public let subjects: [UInt32]
  /// Makes the leaf once the sequence is known: an object without `kind`, `at` and `seq`.
  ///
  /// It holds no ordinal, handle, staff name or free text; what is personal is a commitment.
  public let leaf: (_ sequence: Int64) throws -> JSON

  /// A draft; `leaf` is called once in each run of the transaction.
  public init(
    kind: String, at: Timestamp, subjects: [UInt32] = [],
    leaf: @escaping (_ sequence: Int64) throws -> JSON = { _ in .object([:]) }
  ) {
    self.kind = kind
    self.at = at
    self.subjects = subjects
    self.leaf = leaf
  }
}

extension Entry {
  /// The most bytes a leaf may have: an entry bundle has 16 bits for the length (C2SP tlog-tiles).
  public static let maximumLeafBytes = 65_535
}
