import Register
import Store

/// How many references stand under each word, kept beside the lines: no page counts a million of them.
///
/// Changed in the transaction that changes the lines; `fsck` counts both.
enum RecallTally {
  struct Key: Hashable {
    var disclosure: String
    var word: RecallWord
  }

  /// Counted from the lines of one recall.
  static func lines(
    of recall: String, _ transaction: any ReadTransaction
  ) throws -> [Key: Int64] {
    var lines: [Key: Int64] = [:]
    try transaction.each(
      """
      SELECT disclosure, answer, COUNT(*) FROM recall_items WHERE recall = \(recall)
      GROUP BY disclosure, answer ORDER BY disclosure, answer
      """
    ) { row in
      guard let word = RecallWord(rawValue: try row.text(1)) else { throw RecallLedger.damaged }
      lines[Key(disclosure: try row.text(0), word: word)] = try row.int(2)
    }
    return lines
  }

  /// Adds what a change of lines changes, which may be less than nothing.
  static func add(
    _ changes: [Key: Int64], of recall: String, to recipient: RecipientID,
    _ transaction: any WriteTransaction
  ) throws {
    var words: [RecallWord: Int64] = [:]
    let sorted = changes.filter { $0.value != 0 }.sorted {
      ($0.key.disclosure, $0.key.word.rawValue) < ($1.key.disclosure, $1.key.word.rawValue)
    }
    for (key, count) in sorted {
      words[key.word, default: 0] += count
      try transaction.run(
        """
        INSERT INTO disclosure_words (disclosure, recipient, answer, refs)
        VALUES (\(key.disclosure), \(recipient.text), \(key.word), \(count))
        ON CONFLICT (disclosure, recipient, answer)
        DO UPDATE SET refs = disclosure_words.refs + excluded.refs
        """)
    }
    for (word, count) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try transaction.run(
        """
        INSERT INTO recall_words (recall, answer, refs) VALUES (\(recall), \(word), \(count))
        ON CONFLICT (recall, answer) DO UPDATE SET refs = recall_words.refs + excluded.refs
        """)
    }
  }

  /// Adds the difference between the lines now and as they were before.
  static func settle(
    _ before: [Key: Int64], of recall: Recall, _ transaction: any WriteTransaction
  ) throws {
    var changes = try lines(of: recall.id, transaction)
    for (key, count) in before { changes[key, default: 0] -= count }
    try add(changes, of: recall.id, to: recall.recipient, transaction)
  }
}
