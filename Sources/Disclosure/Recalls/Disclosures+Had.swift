import Register
import Store

/// That a person was in a disclosure, under which reference.
struct HadRow: Sendable {
  var ordinal: UInt32
  var disclosure: String
  var ref: String
}

/// What was asked back of a person before.
struct AskedBefore: Sendable {
  var action: RecallAction
  var field: String
  var word: RecallWord
}

extension Disclosures {
  /// The disclosures that had some people in them, and what was asked back of them before.
  func had(by people: [UInt32]) async throws -> ([HadRow], [RecallItem.Key: [AskedBefore]]) {
    let people = Set(people).sorted()
    return try await database.read { transaction in
      var rows: [HadRow] = []
      var asked: [RecallItem.Key: [AskedBefore]] = [:]
      for start in stride(from: 0, to: people.count, by: 8_192) {
        let part = people[start..<min(start + 8_192, people.count)]
        try transaction.each(
          """
          SELECT ordinal, disclosure, ref FROM disclosed WHERE ordinal IN (\(list: part))
          ORDER BY ordinal, disclosure
          """
        ) {
          rows.append(
            HadRow(
              ordinal: try $0.ordinal(0), disclosure: try $0.text(1), ref: try $0.text(2)))
        }
        try Self.asked(
          "ordinal IN (\(list: part))", into: &asked, transaction)
      }
      return (rows, asked)
    }
  }

  static func asked(
    _ condition: SQL, into asked: inout [RecallItem.Key: [AskedBefore]],
    _ transaction: any ReadTransaction
  ) throws {
    try transaction.each(
      """
      SELECT ordinal, disclosure, recipient, action, field, answer FROM recall_items
      WHERE ordinal IS NOT NULL AND \(condition) ORDER BY recall, number
      """
    ) { row in
      guard let action = RecallAction(rawValue: try row.text(3)),
        let word = RecallWord(rawValue: try row.text(5))
      else { throw RecallLedger.damaged }
      let key = RecallItem.Key(
        ordinal: try row.ordinal(0), disclosure: try row.text(1), recipient: try row.text(2))
      asked[key, default: []].append(
        AskedBefore(action: action, field: try row.text(4), word: word))
    }
  }

  /// Which of some people still have rows in the ledger.
  static func present(
    _ people: Set<UInt32>, _ transaction: any ReadTransaction
  ) throws -> Set<UInt32> {
    let sorted = people.sorted()
    var present = Set<UInt32>()
    for start in stride(from: 0, to: sorted.count, by: 8_192) {
      let part = sorted[start..<min(start + 8_192, sorted.count)]
      try transaction.each(
        """
        SELECT DISTINCT ordinal FROM disclosed WHERE ordinal IN (\(list: part)) ORDER BY ordinal
        """
      ) { present.insert(try $0.ordinal(0)) }
      try transaction.each(
        """
        SELECT DISTINCT ordinal FROM declared_members WHERE ordinal IN (\(list: part))
        ORDER BY ordinal
        """
      ) { present.insert(try $0.ordinal(0)) }
    }
    return present
  }
}
