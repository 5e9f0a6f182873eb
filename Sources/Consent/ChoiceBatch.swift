import Evidence
import Formats
import Members
import Register
import Store
import Vault

/// Records what several callers say at the same time, each about another subject: what is asked of the two databases
/// is asked once for all, and one commit of each serves all.
struct ChoiceBatch: Sendable {
  let database: any Database
  let vault: Vault

  typealias Outcome = Result<[Recorded], any Error>

  /// A request with what it came to so far.
  private struct Act: Sendable {
    let request: ChoiceRequest
    var rows: [ChoiceRow] = []
    var key: SubjectKey?
    var journalled: ClosedRange<Int64>?
    var letter: SealedLetter?
    var outcome: Outcome?
  }

  /// The outcome of each request, in their order.
  ///
  /// INVARIANT: every act that narrows is in the journal before its transaction begins, and a grant that cannot be
  /// recorded leaves none of its companions there.
  func record(_ requests: [ChoiceRequest]) async -> [Outcome] {
    var acts = requests.map { Act(request: $0) }
    for step in [look, journal, write] {
      let open = acts.indices.filter { acts[$0].outcome == nil }
      for (place, act) in zip(open, await take(step, open.map { acts[$0] })) { acts[place] = act }
    }
    return acts.map { $0.outcome ?? .success([]) }
  }

  /// Takes a step for all together; when that fails by the fault of one of them, for each alone.
  private func take(
    _ step: @Sendable ([Act]) async throws -> [Act], _ acts: [Act]
  ) async -> [Act] {
    do {
      return acts.isEmpty ? [] : try await step(acts)
    } catch {
      guard acts.count > 1, (error as? StoreError)?.isOfOneChange ?? true else {
        return acts.map { act in
          var act = act
          act.outcome = .failure(error)
          return act
        }
      }
      var taken: [Act] = []
      for act in acts { taken += await take(step, [act]) }
      return taken
    }
  }

  @Sendable private func look(_ acts: [Act]) async throws -> [Act] {
    let looked = try await database.read { transaction in
      let requests = acts.map(\.request)
      let known = try KnownChoices(requests, transaction)
      let latest = try KnownChoices.latest(of: requests, transaction)
      return acts.map { act in
        var act = act
        act.rows = act.request.rows(after: latest[act.request.subject])
        act.outcome = known.outcome(of: act.request, act.rows)
        return act
      }
    }
    // To whoever does not exist nothing was shown either, but that is not what is wrong.
    let refused = looked.filter { if case .failure = $0.outcome { true } else { false } }
    guard !refused.isEmpty else { return looked }
    let keys = try await vault.keys(for: refused.map(\.request.subject))
    return looked.map { act in
      var act = act
      if case .failure = act.outcome, keys[act.request.subject] == nil {
        act.outcome = .failure(ConsentError.unknownSubject)
      }
      return act
    }
  }

  @Sendable private func journal(_ acts: [Act]) async throws -> [Act] {
    // INVARIANT: no two acts of a batch have one subject (ChoiceQueue).
    let entries = acts.map { ($0.request.subject, $0.rows.compactMap(\.journalEntry)) }
    let found = try await vault.journal(Dictionary(uniqueKeysWithValues: entries))
    return try acts.map { act in
      var act = act
      if let (key, journalled) = found[act.request.subject] {
        (act.key, act.journalled) = (key, journalled)
        // Megabytes are sealed here, and not while a transaction holds others up.
        act.letter = try act.request.letter.map {
          try SealedLetter($0, key: key, at: act.request.at)
        }
      } else {
        act.outcome = .failure(ConsentError.unknownSubject)
      }
      return act
    }
  }

  @Sendable private func write(_ acts: [Act]) async throws -> [Act] {
    try await database.write { transaction in
      // The same request may have come twice at once, to another node.
      let known = try KnownChoices(acts.map(\.request), transaction)
      var acts = acts
      for place in acts.indices {
        acts[place].outcome = known.outcome(of: acts[place].request, acts[place].rows)
      }
      let fresh = acts.indices.filter { acts[$0].outcome == nil }
      // Another process that found acts in the journal may have put them into the tables. That is rare: of several
      // requests one then fails on its key, and each is looked at alone.
      let present = acts.count == 1 ? try replayed(acts.flatMap(\.rows), transaction) : [:]
      let recorded = try insert(fresh.map { acts[$0] }, present, transaction)
      for (place, recorded) in zip(fresh, recorded) { acts[place].outcome = .success(recorded) }
      let noted = acts.filter { if case .success = $0.outcome { true } else { false } }
      for range in Self.joined(noted.compactMap(\.journalled)) {
        try Consent.noteJournal(range, transaction)
      }
      return acts
    }
  }

  /// Writes rows and their entries, but for those whose entries are `present`; gives what each act left.
  private func insert(
    _ acts: [Act], _ present: [UUIDv7: Int64], _ transaction: any WriteTransaction
  ) throws -> [[Recorded]] {
    if acts.isEmpty { return [] }
    let wordings = acts.reduce(into: [:]) { $0.merge($1.request.wordings) { first, _ in first } }
    if !wordings.isEmpty {
      try transaction.insert(
        into: "wordings", ["hash", "text"],
        rows: wordings.map { [.blob($0.key), .text($0.value)] },
        onConflict: .ignore(target: ["hash"]))
    }
    let drafts = acts.flatMap { act in
      act.rows.filter { present[$0.recorded.id] == nil }.map {
        Self.entry($0, act.key, act.letter)
      }
    }
    var next = drafts.isEmpty ? 0 : try transaction.append(contentsOf: drafts)
    var rows: [[SQLValue]] = []
    let recorded = acts.map { act in
      act.rows.map { row in
        if let sequence = present[row.recorded.id] {
          return Recorded(id: row.recorded.id, sequence: sequence)
        }
        var row = row
        row.recorded.sequence = next
        next += 1
        rows.append(row.values)
        return Recorded(id: row.recorded.id, sequence: row.recorded.sequence)
      }
    }
    try transaction.insert(into: "choices", ChoiceRow.columns, rows: rows)
    for (act, recorded) in zip(acts, recorded) {
      guard let letter = act.letter else { continue }
      // An entry that is there already cannot commit to anything any more.
      guard present.isEmpty else { throw LetterError.recordedWithout }
      try letter.insert(of: act.request.subject, for: recorded.map(\.sequence), transaction)
    }
    return recorded
  }

  private static func entry(
    _ row: ChoiceRow, _ key: SubjectKey?, _ letter: SealedLetter?
  ) -> EntryDraft {
    let leaf = row.recorded
    return EntryDraft(
      kind: "choice.\(leaf.choice.act.rawValue)", at: leaf.recordedAt, subjects: [row.ordinal]
    ) { sequence in
      guard let key else { throw ConsentError.unknownSubject }
      var json: [String: JSON] = [
        "act": .string(leaf.choice.act.rawValue),
        "purpose": .string(leaf.choice.purpose.text),
        "recipient": .string(leaf.choice.recipient.text),
        "channel": .string(leaf.channel.rawValue),
        "subject": .string(key.commitment(sequence: sequence).base64),
      ]
      if let notice = leaf.choice.notice { json["notice"] = .string(notice.description) }
      if let letter {
        json["letter"] = .string(letter.commitment(key.commitmentKey, sequence: sequence).base64)
      }
      return .object(json)
    }
  }

  /// The entries of rows that another process put into the tables first.
  private func replayed(
    _ rows: [ChoiceRow], _ transaction: any WriteTransaction
  ) throws -> [UUIDv7: Int64] {
    var present: [UUIDv7: Int64] = [:]
    for row in rows {
      let id = row.recorded.id
      let found = try transaction.first(
        "SELECT sequence FROM choices WHERE ordinal = \(row.ordinal) AND id = \(id.bytes)")
      guard let sequence = try found?.int(0) else { continue }
      present[id] = sequence
      // The journal knows neither.
      try transaction.run(
        """
        UPDATE choices SET request = \(row.request), wording = \(row.recorded.wording)
        WHERE ordinal = \(row.ordinal) AND id = \(id.bytes)
        """)
    }
    return present
  }

  /// Ranges that follow each other, as one.
  private static func joined(_ ranges: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    var joined: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, last.upperBound + 1 == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound...range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

extension StoreError {
  /// Whether a value of one change may be at fault, and not the database.
  fileprivate var isOfOneChange: Bool {
    switch code {
    case .constraint, .corrupt, .notFound, .wrongType, .tooLarge, .misuse: true
    case .busy, .unreachable, .newerDatabase, .readOnly, .full, .closed, .io: false
    }
  }
}
