import Crypto
import Evidence
import Formats
import Members
import Register
import Store
import Vault

/// Turns drafts of one subject into rows and writes them.
struct ChoiceRecorder: Sendable {
  let key: SubjectKey
  let drafts: [ChoiceDraft]
  /// The hashes of the idempotency key, one for each draft.
  private let requests: [[UInt8]]

  init(key: SubjectKey, drafts: [ChoiceDraft], request: String?) {
    self.key = key
    self.drafts = drafts
    requests =
      request.map { text in
        drafts.indices.map { index in
          Array(SHA256.hash(data: Array("\(index)/".utf8) + text.utf8Bytes))
        }
      } ?? []
  }

  /// What is recorded already under the idempotency key, and the time of the subject's last act.
  func look(
    _ transaction: any ReadTransaction
  ) throws -> (done: [Recorded]?, latest: Timestamp?) {
    let history = try Consent.rows(of: [key.ordinal], transaction)
    let latest = history.map(\.recorded.choice.at).max()
    guard !requests.isEmpty else { return (nil, latest) }
    var done: [Recorded] = []
    for (request, draft) in zip(requests, drafts) {
      guard
        let row = try transaction.first(
          """
          SELECT \(ChoiceRow.selected) FROM choices
          WHERE ordinal = \(key.ordinal) AND request = \(request)
          """)
      else { break }
      let found = try ChoiceRow(row).recorded
      guard found.choice.act == draft.act, found.choice.purpose == draft.purpose,
        found.choice.recipient == draft.recipient
      else { throw ConsentError.requestReused }
      done.append(Recorded(id: found.id, sequence: found.sequence))
    }
    return (done.count == drafts.count ? done : nil, latest)
  }

  func rows(
    _ rules: ChoiceRules, actor: Actor, at: Timestamp, recordedAt: Timestamp
  ) -> [ChoiceRow] {
    drafts.enumerated().map { index, draft in
      let choice = Choice(
        act: draft.act, purpose: draft.purpose, recipient: draft.recipient, notice: draft.notice,
        at: at, explicit: draft.explicit, guardian: draft.guardian, gift: rules.isGift(draft))
      let recorded = RecordedChoice(
        id: UUIDv7.make(at: at), choice: choice, channel: draft.channel, actor: actor,
        collectionPoint: draft.collectionPoint,
        wording: draft.wording.map { Array(SHA256.hash(data: $0.nfc.utf8Bytes)) },
        recordedAt: recordedAt, sequence: 0)
      return ChoiceRow(
        ordinal: key.ordinal, recorded: recorded,
        request: requests.indices.contains(index) ? requests[index] : nil)
    }
  }

  /// Throws unless every grant's notice was served at or before it.
  func requireServed(_ rows: [ChoiceRow], _ transaction: any ReadTransaction) throws {
    for row in rows where row.recorded.choice.act == .grant {
      let choice = row.recorded.choice
      guard let notice = choice.notice else { throw ConsentError.noticeMissing(serve: nil) }
      guard
        try transaction.exists(
          """
          SELECT 1 FROM served
          WHERE ordinal = \(row.ordinal) AND notice = \(notice.description) AND at <= \(choice.at)
          LIMIT 1
          """)
      else { throw ConsentError.notServed(notice) }
    }
  }

  func write(_ rows: [ChoiceRow], _ transaction: any WriteTransaction) throws -> [Recorded] {
    // The same request may have come twice at once.
    if let done = try look(transaction).done { return done }
    try requireServed(rows, transaction)
    for draft in drafts {
      guard let wording = draft.wording?.nfc else { continue }
      try transaction.insert(
        into: "wordings", ["hash", "text"],
        rows: [[.blob(Array(SHA256.hash(data: wording.utf8Bytes))), .text(wording)]],
        onConflict: .ignore(target: ["hash"]))
    }
    return try rows.map { row in
      var row = row
      let leaf = row.recorded
      if let sequence = try replayed(row, transaction) {
        return Recorded(id: leaf.id, sequence: sequence)
      }
      let sequence = try transaction.append(
        EntryDraft(
          kind: "choice.\(leaf.choice.act.rawValue)", at: leaf.recordedAt,
          subjects: [row.ordinal]
        ) { sequence in
          var json: [String: JSON] = [
            "act": .string(leaf.choice.act.rawValue),
            "purpose": .string(leaf.choice.purpose.text),
            "recipient": .string(leaf.choice.recipient.text),
            "channel": .string(leaf.channel.rawValue),
            "subject": .string(key.commitment(sequence: sequence).base64),
          ]
          if let notice = leaf.choice.notice { json["notice"] = .string(notice.description) }
          return .object(json)
        })
      row.recorded.sequence = sequence
      try transaction.insert(into: "choices", ChoiceRow.columns, rows: [row.values])
      return Recorded(id: leaf.id, sequence: sequence)
    }
  }

  /// The entry of an act that another process found in the journal and put into the tables first, or nil.
  private func replayed(_ row: ChoiceRow, _ transaction: any WriteTransaction) throws -> Int64? {
    let id = row.recorded.id.bytes
    let found = try transaction.first(
      "SELECT sequence FROM choices WHERE ordinal = \(row.ordinal) AND id = \(id)")
    guard let sequence = try found?.int(0) else { return nil }
    try transaction.run(
      """
      UPDATE choices SET request = \(row.request), wording = \(row.recorded.wording)
      WHERE ordinal = \(row.ordinal) AND id = \(id)
      """)
    return sequence
  }
}
