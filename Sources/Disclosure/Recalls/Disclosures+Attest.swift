import Evidence
import Findings
public import Formats
public import Register
import Standing
public import Store
import Vault

/// What became of an answer to a recall.
public struct GivenAttestation: Sendable, Equatable, Identifiable {
  /// Its name, a UUIDv7.
  public var id: String
  /// The recall.
  public var recall: String
  /// Confirmed, claimed or refused.
  public var word: RecallWord
  /// What the recipient says it did.
  public var action: Attestation.Action
  /// How many references it changed the word of.
  public var refs: Int
  /// The day on which it was done.
  public var done: CivilDate
  /// When it reached us.
  public var given: Timestamp
  /// Who says so.
  public var by: String
  /// Why not, or why not all.
  public var reason: String
}

extension Disclosures {
  /// Takes the answer of a recipient, as the bytes that came: JSON, or a note signed with its declared key.
  ///
  /// The same bytes given twice change nothing. What is signed is *confirmed*, what is not is *claimed*.
  /// - Parameter recipient: who gives it, where that is known by a door of its own; nil for one who brought a file.
  /// - Throws: `AttestationError`.
  public func attest(
    _ bytes: [UInt8], from recipient: RecipientID? = nil, actor: Actor, at now: Timestamp
  ) async throws -> GivenAttestation {
    let read = try ReadAttestation(bytes)
    let recall = try await recall(read.attestation.recall)
    var isSigned = false
    if let note = read.note,
      let key = try await standing.load()?.register.recipients[id: recall.recipient]?.key
    {
      guard let verifier = try? NoteVerifier(key), (try? note.verify(by: [verifier])) != nil else {
        throw AttestationError.wrongSignature
      }
      guard read.attestation.list != nil else {
        throw AttestationError.otherList(recall: recall.id)
      }
      isSigned = true
    }
    return try await take(
      read.attestation, bytes, read.hash, isSigned: isSigned, from: recipient, actor: actor,
      at: now)
  }

  /// Takes down an answer that came by phone, by mail or in a form: *claimed*, or *refused*.
  ///
  /// - Throws: `AttestationError`.
  public func attest(
    _ attestation: Attestation, from recipient: RecipientID? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> GivenAttestation {
    let bytes = attestation.json.canonical
    return try await take(
      attestation, bytes, try ReadAttestation(bytes).hash, isSigned: false, from: recipient,
      actor: actor, at: now)
  }

  private func take(
    _ attestation: Attestation, _ bytes: [UInt8], _ hash: [UInt8], isSigned: Bool,
    from recipient: RecipientID?, actor: Actor, at now: Timestamp
  ) async throws -> GivenAttestation {
    let attestation = try attestation.checked(on: now.date)
    let vault = vault
    return try await database.write { transaction in
      let id = attestation.recall
      // The sweep that adds to the recall waits, or is waited for.
      let row = try transaction.first(
        "UPDATE recalls SET refs = refs WHERE id = \(id) RETURNING first_ref")
      guard let row, let recall = try RecallLedger.find(id, transaction) else {
        throw AttestationError.unknown(recall: id)
      }
      if let recipient, recipient != recall.recipient {
        throw AttestationError.otherRecipient(recall: id)
      }
      if let known = try RecallLedger.attestations(
        "recall = \(id) AND hash = \(hash)", vault, transaction
      ).first {
        return known
      }
      if let list = attestation.list, list != recall.list {
        throw AttestationError.otherList(recall: id)
      }
      let word: RecallWord =
        attestation.action == .refused ? .refused : isSigned ? .confirmed : .claimed
      let before = try RecallTally.lines(of: id, transaction)
      let changed = try RecallLedger.answer(
        attestation, word, first: try row.int(0), isSigned: isSigned, vault, transaction)
      try RecallTally.settle(before, of: recall, transaction)
      var given = GivenAttestation(
        id: UUIDv7.make(at: now).text, recall: id, word: word, action: attestation.action,
        refs: changed, done: attestation.done, given: now, by: attestation.by,
        reason: attestation.reason)
      given.refs = changed
      var entries: [EntryDraft] = []
      let counts = try RecallLedger.find(id, transaction)?.counts ?? RecallCounts()
      if counts.notConfirmed == 0, counts.refused == 0 {
        try transaction.run("DELETE FROM recall_lists WHERE recall = \(id)")
        try transaction.run("UPDATE recalls SET closed_at = \(now) WHERE id = \(id)")
        entries = try Findings.reconcile(
          [], at: Self.place(of: id), covered: Self.recallFindings, source: given.id, now: now,
          transaction
        ).entries
      }
      let sealed = try vault.sealWorkspace(
        JSON.object([
          "by": .string(given.by), "reason": .string(given.reason),
          "text": .string(String(decoding: bytes, as: UTF8.self)),
        ]).canonical, context: RecallLedger.context(attestation: given.id))
      try transaction.run(
        """
        INSERT INTO attestations (id, recall, word, action, refs, done_on, given_at, hash, sealed,
          sequence)
        VALUES (\(given.id), \(id), \(word), \(given.action.rawValue), \(given.refs),
          \(given.done.iso), \(now), \(hash), \(sealed), \(0))
        """)
      let leaf: JSON = [
        "attestation": .string(given.id), "recall": .string(id),
        "recipient": .string(recall.recipient.text), "word": .string(word.rawValue),
        "action": .string(given.action.rawValue), "refs": .integer(Int64(given.refs)),
        "sha256": .string(Hex.encode(hash)), "by": .string(actor.kind.rawValue),
      ]
      entries.append(EntryDraft(kind: "attestation.given", at: now) { _ in leaf })
      let first = try transaction.append(contentsOf: entries)
      try transaction.run(
        """
        UPDATE attestations SET sequence = \(first + Int64(entries.count) - 1)
        WHERE id = \(given.id)
        """)
      return given
    }
  }
}

extension RecallLedger {
  static func context(attestation id: String) -> String { "recall.attestation/" + id }

  /// Puts the references that an answer is about under its word; gives how many changed.
  ///
  /// What was signed for stays so, unless the same key says otherwise.
  fileprivate static func answer(
    _ attestation: Attestation, _ word: RecallWord, first: Int64, isSigned: Bool, _ vault: Vault,
    _ transaction: any WriteTransaction
  ) throws -> Int {
    let id = attestation.recall
    var condition: SQL = "recall = \(id) AND number >= \(first)"
    if !isSigned { condition = "\(condition) AND answer <> \(RecallWord.confirmed)" }
    if attestation.action == .corrected {
      condition = "\(condition) AND action <> \(RecallAction.delete)"
    }
    guard let refs = attestation.refs else {
      return try transaction.run("UPDATE recall_items SET answer = \(word) WHERE \(condition)")
    }
    guard let list = try list(of: id, transaction, vault) else {
      throw AttestationError.answered(recall: id)
    }
    var numbers: [String: [Int64]] = [:]
    for (offset, ref) in list.refs.enumerated() {
      numbers[ref, default: []].append(first + Int64(offset))
    }
    var wanted: [Int64] = []
    for ref in Set(refs) {
      guard let some = numbers[ref] else { throw AttestationError.unknownRef }
      wanted += some
    }
    wanted.sort()
    return try stride(from: 0, to: wanted.count, by: 8_192).reduce(0) { sum, start in
      let part = wanted[start..<min(start + 8_192, wanted.count)]
      return try sum
        + transaction.run(
          """
          UPDATE recall_items SET answer = \(word) WHERE \(condition) AND number IN (\(list: part))
          """)
    }
  }

  static func attestations(
    _ condition: SQL, _ vault: Vault, _ transaction: any ReadTransaction
  ) throws -> [GivenAttestation] {
    try transaction.rows(
      """
      SELECT id, recall, word, action, refs, done_on, given_at, sealed FROM attestations
      WHERE \(condition) ORDER BY id
      """
    ).map { row in
      let id = try row.text(0)
      let said = try? JSON(
        parsing: vault.openWorkspace(row.blob(7), context: context(attestation: id)))
      guard let word = RecallWord(rawValue: try row.text(2)),
        let action = Attestation.Action(rawValue: try row.text(3)),
        let done = CivilDate(try row.text(5)), let said
      else { throw damaged }
      return GivenAttestation(
        id: id, recall: try row.text(1), word: word, action: action, refs: Int(try row.int(4)),
        done: done, given: try row.timestamp(6), by: said["by"]?.string ?? "",
        reason: said["reason"]?.string ?? "")
    }
  }
}
