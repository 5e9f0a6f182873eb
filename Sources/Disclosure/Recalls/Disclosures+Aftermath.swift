public import Formats
import Gate
import Index
public import Register
import Store

/// What became of those who were in a disclosure.
public struct DisclosureAftermath: Sendable, Equatable {
  /// Nothing became of it yet.
  public init() {}

  /// How many the use would still permit.
  public var permitted = 0
  /// How many have since said no themselves, the erased included.
  public var withdrawn = 0
  /// What was asked back of each recipient on the way.
  public var asked: [RecipientID: RecallCounts] = [:]
}

/// How a recipient answers recalls.
public struct RecallRecord: Sendable, Equatable {
  /// Who.
  public var recipient: RecipientID
  /// How many recalls were made to it.
  public var recalls = 0
  /// How the references stand.
  public var counts = RecallCounts()
  /// The days until each recall was answered whole, ascending.
  public var days: [Int] = []

  /// Nothing asked of a recipient yet.
  public init(recipient: RecipientID) { self.recipient = recipient }

  /// The middle one of the days, the later of two; nil when none was answered whole.
  public var usualDays: Int? { days.isEmpty ? nil : days[days.count / 2] }
}

extension Disclosures {
  /// How each recipient that was asked answers, by name; from sums that are kept, a few rows a recall.
  public func recallRecords() async throws -> [RecallRecord] {
    try await database.read { transaction in
      var records: [RecipientID: RecallRecord] = [:]
      try transaction.each(
        """
        SELECT recipient,
          CASE WHEN closed_at IS NULL THEN -1 ELSE (closed_at - made_at) / 86400000000 END,
          COUNT(*)
        FROM recalls GROUP BY 1, 2 ORDER BY 1, 2
        """
      ) { row in
        guard let recipient = RecipientID(try row.text(0)) else { throw RecallLedger.damaged }
        let (days, count) = (Int(try row.int(1)), Int(try row.int(2)))
        var record = records[recipient] ?? RecallRecord(recipient: recipient)
        record.recalls += count
        if days >= 0 { record.days += repeatElement(days, count: count) }
        records[recipient] = record
      }
      try transaction.each(
        """
        SELECT r.recipient, w.answer, CAST(SUM(w.refs) AS BIGINT)
        FROM recall_words w JOIN recalls r ON r.id = w.recall GROUP BY 1, 2 ORDER BY 1, 2
        """
      ) { row in
        guard let recipient = RecipientID(try row.text(0)),
          let word = RecallWord(rawValue: try row.text(1))
        else { throw RecallLedger.damaged }
        records[recipient]?.counts[word] = Int(try row.int(2))
      }
      return records.values.sorted { $0.recipient.text < $1.recipient.text }
    }
  }

  /// How many who were in a sent disclosure are still permitted, have said no, and were asked back; nil when unsent.
  ///
  /// Sets against sets: milliseconds for a million, save that its rows are read the first time.
  public func aftermath(of id: String, at now: Timestamp) async throws -> DisclosureAftermath? {
    let sent = try await show(id)
    guard sent.state == .sent else { return nil }
    let prepared = try await index.prepare(sent.use, at: now)
    let members = try await sets.members(of: sent, database)
    let permitted = await prepared.audience(detail: .permitted).permitted
    // Whoever says no and no longer meets the condition has said no all the same.
    var wide = sent.use
    wide.conditions = []
    let whole = try await index.prepare(wide, at: now)
    var noes = Bitmap()
    for denied in await whole.audience().denied
    where RecallDecider.ownNo.contains(whole.plan.clauses[denied.clause].code) {
      noes = noes.union(denied.subjects)
    }
    var aftermath = DisclosureAftermath()
    aftermath.permitted = members.count - members.subtracting(permitted).count
    aftermath.withdrawn = sent.erased + members.count - members.subtracting(noes).count
    aftermath.asked = try await database.read { transaction in
      var asked: [RecipientID: RecallCounts] = [:]
      try transaction.each(
        """
        SELECT recipient, answer, refs FROM disclosure_words WHERE disclosure = \(id)
        ORDER BY recipient, answer
        """
      ) { row in
        guard let recipient = RecipientID(try row.text(0)),
          let word = RecallWord(rawValue: try row.text(1))
        else { throw RecallLedger.damaged }
        asked[recipient, default: RecallCounts()][word] = Int(try row.int(2))
      }
      return asked
    }
    return aftermath
  }
}
