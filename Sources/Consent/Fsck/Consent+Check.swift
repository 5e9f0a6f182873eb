import Crypto
import Evidence
import Formats
import Members
import Register
public import Store
import Vault

extension Consent {
  /// Compares choices with entries, journal, words and letters; `progress` hears how many entries are done.
  public func check(progress: (Int, Int) -> Void = { _, _ in }) async throws -> Flaws {
    var flaws = Flaws()
    var wordings: Set<[UInt8]> = []
    var matched = 0
    let head = try await database.read { try $0.head() }
    let pass = ConsentPass(consent: self, head: head)
    var letters = LetterPass(self)
    try await pass.each { step in
      let sequence = step.entry.sequence
      matched += step.rows.count
      for row in step.rows { if let wording = row.wording { wordings.insert(wording) } }
      if let expected = step.expected, step.rows.count < expected {
        let lost = try await lostActs(of: step).count
        flaws.add(
          .choiceMissing, at: "entry \(sequence)", count: expected - step.rows.count - lost)
      } else if let expected = step.expected, step.rows.count > expected {
        flaws.add(.choiceStray, at: "entry \(sequence)", count: step.rows.count - expected)
      }
      if !Self.agrees(step) { flaws.add(.choiceLeaf, at: "entry \(sequence)") }
      try await letters.look(at: step, &flaws)
      progress(Int(sequence), Int(head))
    }
    let rows = try await database.read { transaction in
      let now = try transaction.head()
      return try transaction.int(
        "SELECT COUNT(*) FROM choices WHERE sequence <= \(head) OR sequence > \(now)")
    }
    flaws.add(.choiceStray, count: Int(rows) - matched)
    try await letters.end(at: head, &flaws)
    try await checkJournal(&flaws)
    try await checkWordings(wordings, &flaws)
    try await checkServed(head, &flaws)
    return flaws
  }

  /// Whether leaf and rows say the same, and the leaf commits to those whose rows they are.
  private static func agrees(_ step: ConsentPass.Step) -> Bool {
    guard let leaf = step.leaf else { return true }
    let (entry, keys) = (step.entry, step.keys)
    func commitments() -> [Digest32]? {
      let own = entry.subjects.map { ordinal in
        keys[ordinal]?.key.flatMap {
          Recomputed.commitment($0.commitmentKey, sequence: entry.sequence)
        }
      }
      return own.contains(nil) ? nil : own.compactMap { $0 }
    }
    if step.isImport {
      guard let all = commitments() else { return true }
      var tree = RunningRoot()
      for one in all.sorted() { tree.add(one.bytes) }
      return leaf["root"]?.string == tree.root.base64
        && leaf["members"]?.int == Int64(all.count)
    }
    if let own = commitments()?.first, leaf["subject"]?.string != own.base64 { return false }
    guard entry.kind != "choice.replayed" else { return true }
    let said = ["act", "purpose", "recipient", "notice", "channel"].map { leaf[$0]?.string }
    return step.rows.allSatisfy { $0.said == said }
  }

  /// What the journal has and an entry's rows lack, as rows with that entry's sequence.
  func lostActs(of step: ConsentPass.Step) async throws -> [ChoiceRow] {
    guard let expected = step.expected, step.rows.count < expected else { return [] }
    let ordinals = step.entry.subjects
    let known = try await database.read { transaction in
      try Set(
        transaction.rows("SELECT id FROM choices WHERE ordinal IN (\(list: ordinals))").map {
          try $0.blob(0)
        })
    }
    var lost: [ChoiceRow] = []
    for record in try await vault.readableJournal(of: ordinals)
    where !known.contains(record.entry.id) {
      guard var row = try? ChoiceRow(record.entry) else { continue }
      let choice = row.recorded.choice
      let isOwn =
        step.entry.kind == "choice.\(choice.act.rawValue)"
        && step.leaf?["purpose"]?.string == choice.purpose.text
        && step.leaf?["recipient"]?.string == choice.recipient.text
      guard row.recorded.recordedAt <= step.entry.at, step.isImport || isOwn else { continue }
      row.recorded.sequence = step.entry.sequence
      lost.append(row)
    }
    return Array(lost.prefix(expected - step.rows.count))
  }

  /// Acts up to the position must be in the tables; later ones are put there when the workspace is opened.
  private func checkJournal(_ flaws: inout Flaws) async throws {
    let position = try await journalPosition()
    let head = try await vault.journalHead()
    flaws.add(.journalBehind, count: Int(clamping: position - head))
    var after: Int64 = 0
    while let page = try await vault.readableJournal(after: after, limit: 1_000) {
      after = page.last
      let rows = page.acts.filter { $0.sequence <= position }.compactMap {
        try? ChoiceRow($0.entry)
      }
      let lost = try await missing(rows)
      flaws.add(.choiceLost, count: lost.count)
    }
  }

  func missing(_ rows: [ChoiceRow]) async throws -> [ChoiceRow] {
    guard !rows.isEmpty else { return [] }
    let ids = rows.map(\.recorded.id.bytes)
    let ordinals = Set(rows.map(\.ordinal)).sorted()
    let known = try await database.read { transaction in
      try Set(
        transaction.rows(
          "SELECT id FROM choices WHERE ordinal IN (\(list: ordinals)) AND id IN (\(list: ids))"
        ).map { try $0.blob(0) })
    }
    return rows.filter { !known.contains($0.recorded.id.bytes) }
  }

  private func checkWordings(_ used: Set<[UInt8]>, _ flaws: inout Flaws) async throws {
    let rows = try await database.read {
      try $0.rows("SELECT hash, text FROM wordings ORDER BY hash")
    }
    var left = used
    for row in rows {
      let hash = try row.blob(0)
      left.remove(hash)
      if Array(SHA256.hash(data: Array(try row.text(1).utf8))) != hash { flaws.add(.choiceWording) }
    }
    flaws.add(.choiceWording, count: left.count)
  }

  private func checkServed(_ head: Int64, _ flaws: inout Flaws) async throws {
    var position: Int64 = 0
    while true {
      let after = position
      let entries = try await database.read {
        try $0.entries(of: ["notice.served"], after: after, limit: 20)
      }
      guard let last = entries.last else { return }
      position = last.sequence
      for entry in entries {
        guard let leaf = try? JSON(parsing: entry.leaf), let notice = leaf["notice"]?.string else {
          continue
        }
        let keys = try await vault.keyStates(of: entry.subjects).compactMapValues(\.key)
        let held = keys.keys.sorted()
        let rows = try await database.read { transaction in
          try transaction.int(
            """
            SELECT COUNT(DISTINCT ordinal) FROM served
            WHERE ordinal IN (\(list: held)) AND notice = \(notice)
            """)
        }
        flaws.add(
          .servedMissing, at: "entry \(entry.sequence)", count: held.count - Int(rows))
        guard keys.count == entry.subjects.count else { continue }
        var tree = RunningRoot()
        for one in keys.values.compactMap({
          Recomputed.commitment($0.commitmentKey, sequence: entry.sequence)
        }).sorted() { tree.add(one.bytes) }
        if tree.root.base64 != leaf["root"]?.string {
          flaws.add(.servedRoot, at: "entry \(entry.sequence)")
        }
      }
    }
  }
}
