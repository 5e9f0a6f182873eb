import Crypto
public import Formats
import Gate
import Index
import Members
import Register
import Standing
import Store
import Vault

/// What a sweep asked back.
public struct RecallSweep: Sendable, Equatable {
  /// The recalls that it made or added to, each once.
  public var recalls: [String] = []
  /// How many references it asked back, one a recipient.
  public var refs = 0

  /// Nothing.
  public init() {}
}

extension Disclosures {
  /// How many entries are read at a time, and how many people one transaction deals with at most, roughly.
  static let sweepEntries = 1_000
  static let sweepPeople = 20_000

  /// Asks back what people took back since the last sweep: one recall a recipient and UTC day.
  ///
  /// Goes through the new entries of the log, not through the disclosures. What it made and how far it came are
  /// written in one transaction, so that it can be killed and run again.
  /// - Parameters:
  ///   - most: after how many transactions it stops; what is left is done by the next.
  ///   - entries: how many entries of the log one of them takes on at most.
  /// - Returns: what it asked back, or nil when another process is at it.
  public func sweepRecalls(
    at now: Timestamp, atMost most: Int = .max, entries: Int = 1_000_000
  ) async throws -> RecallSweep? {
    try await database.lock("recalls").hold { held in
      var sweep = RecallSweep()
      var decided = Decided()
      var done = 0
      while done < most, let batch = try await nextBatch(of: max(1, entries)) {
        done += 1
        try await held.check()
        try Task.checkCancellation()
        // Before the position moves, and nothing twice: a sweep that is killed here begins with it again.
        for agreement in batch.ended { try await askBack(under: agreement, held, &sweep, at: now) }
        for id in batch.declared { try await askBack(declared: id, held, &sweep, at: now) }
        try await sweepOnce(batch, &decided, &sweep, at: now)
      }
      return sweep
    }
  }

  /// What a sweep works on: who changed, which values, and who was erased.
  private struct Batch: Sendable {
    var from: Int64 = 0
    var to: Int64 = 0
    var people: [UInt32] = []
    var corrections: [Correction] = []
    var ended: [AgreementID] = []
    var declared: [String] = []
    var owed: [(disclosure: String, mark: String, sealed: [UInt8])] = []
  }

  /// The sent disclosures and the plans of their uses, as of one moment of a sweep.
  private struct Decided {
    var sent: [String: DisclosureSummary] = [:]
    var deciders: [String: RecallDecider] = [:]
    var head: Int64 = -1
  }

  private func nextBatch(of size: Int) async throws -> Batch? {
    try await database.read { transaction in
      var batch = Batch()
      batch.from = try RecallLedger.position(transaction)
      batch.to = batch.from
      var people = Set<UInt32>()
      while people.count < Self.sweepPeople, batch.to < batch.from + Int64(size) {
        let entries = try transaction.entries(
          after: batch.to, limit: min(size, Self.sweepEntries))
        guard let last = entries.last else { break }
        for entry in entries where Self.mayTakeBack(entry.kind) {
          people.formUnion(entry.subjects)
        }
        batch.ended += try entries.compactMap(Self.endedAgreement)
        batch.declared += try entries.compactMap(Self.declaredIn)
        batch.to = last.sequence
      }
      batch.people = people.sorted()
      batch.corrections = try Members.corrections(
        after: batch.from, through: batch.to, transaction)
      batch.owed = try transaction.rows(
        "SELECT disclosure, mark, sealed FROM recall_owed ORDER BY disclosure, mark LIMIT 20000"
      ).map { (try $0.text(0), try $0.text(1), try $0.blob(2)) }
      return batch.to == batch.from && batch.owed.isEmpty ? nil : batch
    }
  }

  /// Whether an entry's people may have said no; everything else asks nothing back.
  private static func mayTakeBack(_ kind: String) -> Bool {
    kind.hasPrefix("choice") || kind.hasPrefix("form.") || kind.hasPrefix("guardian.")
  }

  /// The agreement that an entry of the log ended, nil for every other entry.
  private static func endedAgreement(_ entry: Entry) throws -> AgreementID? {
    guard entry.kind == StandingAct.Kind.ended.rawValue else { return nil }
    let leaf = try JSON(parsing: entry.leaf)
    guard let name = leaf["agreement"]?.string, let agreement = AgreementID(name) else {
      throw RecallLedger.damaged
    }
    return agreement
  }

  private func sweepOnce(
    _ batch: Batch, _ decided: inout Decided, _ sweep: inout RecallSweep, at now: Timestamp
  ) async throws {
    let head = try await database.read { try $0.head() }
    if decided.head != head {
      let sent = try await self.sent()
      decided = Decided(
        sent: Dictionary(sent.map { ($0.id, $0) }, uniquingKeysWith: { $1 }), deciders: [:],
        head: head)
    }
    var items: [RecallItem] = []
    let people = batch.people + batch.corrections.map(\.ordinal)
    let (rows, asked) = try await had(by: people)
    for row in rows {
      guard let disclosure = decided.sent[row.disclosure] else { continue }
      if decided.deciders[row.disclosure] == nil {
        decided.deciders[row.disclosure] = try await RecallDecider(
          disclosure.use, by: index, at: now)
      }
      let reason = decided.deciders[row.disclosure]?.ownNo(of: row.ordinal)
      for link in disclosure.use.links {
        let before =
          asked[
            .init(ordinal: row.ordinal, disclosure: row.disclosure, recipient: link.text)] ?? []
        if before.contains(where: { $0.action == .delete }) { continue }
        if let reason {
          items.append(
            RecallItem(
              recipient: link, disclosure: row.disclosure, ordinal: row.ordinal, ref: row.ref,
              action: .delete, reason: reason.rawValue))
          continue
        }
        items += corrections(batch, row, disclosure, link, before)
      }
    }
    let lists = try await self.lists(of: people, owed: batch.owed.map(\.disclosure))
    items += try await declaredItems(of: lists.rows, lists.declared, asked, at: now)
    for owed in batch.owed {
      let declared = lists.declared[owed.disclosure]
      guard
        let links = decided.sent[owed.disclosure]?.use.links ?? declared?.declaration.links
      else { continue }
      let ref = String(
        decoding: try vault.openWorkspace(
          owed.sealed, context: Self.owedContext(owed.disclosure)), as: UTF8.self)
      for link in links {
        items.append(
          RecallItem(
            recipient: link, disclosure: owed.disclosure, ordinal: nil, ref: ref, action: .delete,
            reason: ReasonCode.subjectErased.rawValue,
            salt: declared == nil ? "" : Self.salt()))
      }
    }
    try await write(items, batch, &sweep, at: now)
  }

  private func corrections(
    _ batch: Batch, _ row: HadRow, _ disclosure: DisclosureSummary, _ link: RecipientID,
    _ before: [AskedBefore]
  ) -> [RecallItem] {
    let fields = Set(disclosure.use.required + disclosure.use.optional)
    var seen = Set<String>()
    return batch.corrections.compactMap { correction in
      let action: RecallAction = correction.isRemoval ? .deleteField : .correct
      guard correction.ordinal == row.ordinal, fields.contains(correction.field),
        correction.sequence > disclosure.sequence ?? .max,
        !before.contains(where: {
          $0.action == action && $0.field == correction.field.text && $0.word == .notConfirmed
        }), seen.insert(action.rawValue + " " + correction.field.text).inserted
      else { return nil }
      return RecallItem(
        recipient: link, disclosure: row.disclosure, ordinal: row.ordinal, ref: row.ref,
        action: action, field: correction.field.text, reason: action.reason)
    }
  }

  private func write(
    _ items: [RecallItem], _ batch: Batch, _ sweep: inout RecallSweep, at now: Timestamp
  ) async throws {
    let vault = vault
    let made = try await database.writeAlone { transaction -> [String] in
      // Another process that lost sight of this one may have done it.
      let changed = try transaction.run(
        """
        UPDATE recall_position SET sequence = \(batch.to)
        WHERE one = 1 AND sequence = \(batch.from)
        """)
      guard changed == 1 else {
        throw StoreError(.busy, "another process asks back at this moment")
      }
      for owed in batch.owed {
        try transaction.run(
          "DELETE FROM recall_owed WHERE disclosure = \(owed.disclosure) AND mark = \(owed.mark)")
      }
      return try Self.add(items, at: now, vault, transaction)
    }
    for id in made where !sweep.recalls.contains(id) { sweep.recalls.append(id) }
    sweep.refs += items.count
  }

  /// Adds items to the day's recalls, those left out whose members were erased meanwhile: they are owed then.
  ///
  /// - Parameter actor: who asks; the sweep itself unless a person decided it.
  static func add(
    _ items: [RecallItem], by actor: Actor = Actor(kind: .system, id: "recalls"),
    at now: Timestamp, _ vault: Vault, _ transaction: any WriteTransaction
  ) throws -> [String] {
    let here = try present(Set(items.compactMap(\.ordinal)), transaction)
    var byRecipient: [RecipientID: [RecallItem]] = [:]
    for item in items where item.ordinal.map(here.contains) ?? true {
      byRecipient[item.recipient, default: []].append(item)
    }
    var made: [(id: String, entry: EntryDraft)] = []
    for recipient in byRecipient.keys.sorted(by: { $0.text < $1.text }) {
      made.append(
        try RecallLedger.add(
          byRecipient[recipient] ?? [], of: recipient, by: actor, at: now, vault, transaction))
    }
    guard !made.isEmpty else { return [] }
    let first = try transaction.append(contentsOf: made.map(\.entry))
    for (offset, one) in made.enumerated() {
      try transaction.run(
        "UPDATE recalls SET sequence = \(first + Int64(offset)) WHERE id = \(one.id)")
    }
    return made.map(\.id)
  }

  static func owedContext(_ disclosure: String) -> String { "recall.owed/" + disclosure }

  static func mark(_ ref: String) -> String {
    Hex.encode(Array(SHA256.hash(data: Array(ref.utf8))))
  }
}
