import Findings
public import Formats
import Index
public import Register
public import Store

/// What is due for a recall that is not answered whole.
public enum RecallStep: String, Sendable, CaseIterable {
  /// The recipient is written to.
  case told = "recall.told"
  /// It is reminded.
  case reminded = "recall.reminded"
  /// A person of ours is given it.
  case escalated = "recall.escalated"
  /// Disclosures to it stop.
  case stopped = "recall.stopped"

  var column: SQL {
    switch self {
    case .told: "told_at"
    case .reminded: "reminded_at"
    case .escalated: "escalated_at"
    case .stopped: "stopped_at"
    }
  }
}

extension Disclosures {
  static let recallFindings: Set<String> = ["recall-unanswered", "recall-refused"]

  static func place(of recall: String) -> String { "recall:" + recall }

  /// What is due now for the recalls that are not answered whole, oldest first.
  ///
  /// A refusal is given to a person at once, and so is the silence of one whom nobody can write to; only silence
  /// stops disclosures.
  /// - Parameter isUnreachable: whether the register does not know a recipient any more.
  public func dueRecallSteps(
    _ clock: RecallClock, isUnreachable: (RecipientID) -> Bool = { _ in false }, at now: Timestamp
  ) async throws -> [(recall: Recall, step: RecallStep)] {
    let open = try await database.read {
      try RecallLedger.recalls(
        where: "closed_at IS NULL", order: "id", limit: 10_000, $0)
    }
    var due: [(recall: Recall, step: RecallStep)] = []
    for recall in open {
      let age = Int(now.date.days - recall.made.date.days)
      let isSilent = recall.counts.notConfirmed > 0
      if recall.told == nil, isSilent { due.append((recall, .told)) }
      // Who was told today, by a late letter, is not reminded the same day.
      if recall.reminded == nil, isSilent, age >= clock.remind,
        let told = recall.told, told.date < now.date
      {
        due.append((recall, .reminded))
      }
      if recall.escalated == nil,
        recall.counts.refused > 0
          || (isSilent && (age >= clock.answer || isUnreachable(recall.recipient)))
      {
        due.append((recall, .escalated))
      }
      if recall.stopped == nil, isSilent, age >= clock.stop { due.append((recall, .stopped)) }
    }
    return due
  }

  /// Takes a step, once: what `also` does is done in the same transaction, before the entry.
  ///
  /// - Parameters:
  ///   - way: by which way the recipient was told; nil for a step that tells nobody.
  ///   - name: what people call the recipient; its identifier if nil.
  ///   - owner: who is given what nobody answers.
  /// - Returns: false when it was taken before.
  public func take(
    _ step: RecallStep, for recall: Recall, by way: RecallWay? = nil, name: String? = nil,
    owner: String, isUnreachable: Bool = false, at now: Timestamp,
    also: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in }
  ) async throws -> Bool {
    try await database.write { transaction in
      let changed = try transaction.run(
        """
        UPDATE recalls SET \(step.column) = \(now) WHERE id = \(recall.id)
          AND \(step.column) IS NULL AND closed_at IS NULL
        """)
      guard changed == 1 else { return false }
      try also(transaction)
      if let way { try RecallTelling.took(way, step, for: recall.id, transaction) }
      var entries: [EntryDraft] = []
      if step == .escalated {
        entries = try Findings.reconcile(
          [Self.observation(recall, name: name, owner: owner, isUnreachable: isUnreachable)],
          at: Self.place(of: recall.id), covered: [],
          source: recall.id, now: now, transaction
        ).entries
      }
      entries.append(
        EntryDraft(kind: step.rawValue, at: now) { _ in
          var leaf: [String: JSON] = [
            "recall": .string(recall.id), "recipient": .string(recall.recipient.text),
            "by": "system",
          ]
          if let way { leaf["way"] = .string(way.rawValue) }
          return .object(leaf)
        })
      _ = try transaction.append(contentsOf: entries)
      return true
    }
  }

  private static func observation(
    _ recall: Recall, name: String?, owner: String, isUnreachable: Bool
  ) -> Observation {
    let isRefusal = recall.counts.refused > 0
    let references = recall.refs == 1 ? "1 reference" : "\(recall.refs) references"
    if isUnreachable, !isRefusal {
      return Observation(
        kind: "recall-unanswered", key: recall.recipient.text,
        title:
          "\(name ?? recall.recipient.text) is not in the register, so that nobody could write to it "
          + "about the recall of \(recall.day.iso) (\(references))",
        owner: owner, days: 7)
    }
    return Observation(
      kind: isRefusal ? "recall-refused" : "recall-unanswered", key: recall.recipient.text,
      title: "\(name ?? recall.recipient.text) "
        + (isRefusal ? "refused the recall" : "has not answered the recall")
        + " of \(recall.day.iso) (\(references))",
      owner: owner, days: 7)
  }

  /// Writes down that a recipient passed data on to somebody whom the register does not declare behind it.
  ///
  /// - Parameters:
  ///   - link: who got it, in a word or two; a company's name, never a person's.
  ///   - source: what showed it, such as a decoy's or a report's name.
  /// - Throws: `FindingError.noOwner` when no team is named and the recipient has none.
  public func foundUndeclaredLink(
    from recipient: RecipientID, to link: String, owner: String, source: String, at now: Timestamp
  ) async throws {
    guard !owner.isEmpty else { throw FindingError.noOwner }
    try await database.write { transaction in
      let (_, entries) = try Findings.reconcile(
        [
          Observation(
            kind: "undeclared-link", key: link,
            title: "\(recipient.text) passed data on to \(link), which is not declared behind it",
            owner: owner, days: 7)
        ], at: "recipient:" + recipient.text, covered: [], source: source, now: now, transaction)
      _ = try transaction.append(contentsOf: entries)
    }
  }
}
