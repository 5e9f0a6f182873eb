import Access
import Connectors
import Consent
import Disclosure
import Erasure
import Evidence
import Formats
import Index
import Members
import Store
import StoreSQLite
import Vault

extension Workspace {
  /// Takes the steps of an act that are not done; each is written down, so that it goes on wherever it was killed.
  ///
  /// - Parameters:
  ///   - isInBulk: leaves what is done once for all acts of a batch: index, compaction, recalls, certificate.
  ///   - isFollowing: index, compaction and recalls were done for an act of the same batch just now.
  ///   - isPatient: waits for other systems; a page does not, for one of them may take its time.
  func carryOut(
    erasure id: String, isInBulk: Bool = false, isFollowing: Bool = false,
    isPatient: Bool = true, at now: Timestamp
  ) async throws -> ErasureAct {
    let done = try await database.lock("erasure/" + id).hold(within: .seconds(5)) { held in
      let act = try await erasures.show(id)
      guard act.state != .done else { return act }
      let subjects = try await database.read { try Erasures.subjects(of: id, $0) }
      guard try await database.read({ try Members.held(subjects, $0) }).isEmpty else {
        try await erasures.wait(id)
        return try await erasures.show(id)
      }
      let done = Set(
        try await erasures.steps(of: id).filter { $0.state == .done }.map(\.step))
      let key = subjects.count == 1 ? try await vault.key(for: subjects[0]) : nil
      var hasFailed = false
      for step in ErasureStep.allCases where !done.contains(step) {
        try await held.check()
        if isInBulk, [.recalls, .index, .compact, .certificate].contains(step) { continue }
        do {
          switch step {
          case .note: try await note(subjects, of: id, at: now)
          case .journal: try await journal(subjects, of: id, at: now)
          case .key:
            if !subjects.isEmpty { try await vault.destroy(subjects) }
            try await erasures.mark(.key, of: id, at: now)
          case .rooms: try await eraseRooms(subjects, key: key, of: id, at: now)
          case .mail: try await eraseMail(of: id, at: now)
          case .files: try await eraseFiles(of: id, at: now)
          case .recalls: try await askBack(of: id, isFollowing: isFollowing, at: now)
          case .systems:
            try await Connectors.keeping(held) { [self] in
              try await tellSystems(of: id, isPatient: isPatient, at: now)
            }
          case .index: try await forgetInIndex(of: id, isFollowing: isFollowing, at: now)
          case .compact: try await compact(of: id, isFollowing: isFollowing, at: now)
          case .certificate: break
          }
        } catch let error as StepFailure {
          hasFailed = true
          try await erasures.mark(step, of: id, .failed, detail: error.detail, at: now)
        }
      }
      guard !isInBulk else { return try await erasures.show(id) }
      try await certify(id, isWhole: !hasFailed, at: now)
      if hasFailed { try await erasures.postpone(id, at: now) }
      return try await erasures.show(id)
    }
    guard let done else { throw ErasureError.busy(id: id) }
    return done
  }

  /// A step that could not be done now; the others go on.
  struct StepFailure: Error {
    var detail: JSON
    init(_ text: String) { detail = ["why": .string(text)] }
  }

  private func note(_ subjects: [UInt32], of id: String, at now: Timestamp) async throws {
    let handles = try await members.handles(of: subjects)
    let handovers = try await database.read { try Disclosures.handovers(of: subjects, $0) }
    var isSuppressed = false
    for (kind, value) in subjects.count == 1 ? handles.values.first ?? [:] : [:] {
      if try await members.suppression(of: kind, value) != nil { isSuppressed = true }
    }
    let people = subjects.map { ErasedSubject(ordinal: $0, handles: handles[$0] ?? [:]) }
    try await beginInSystems(people, of: id, at: now)
    try await erasures.keep(
      handovers, packages: try await access.files(of: subjects), isSuppressed: isSuppressed, people,
      of: id, at: now)
  }

  /// The journal comes first: from here on every restore carries the erasure out.
  private func journal(_ subjects: [UInt32], of id: String, at now: Timestamp) async throws {
    let entries = try journalEntries(subjects, of: id, at: now)
    _ = try await vault.journalRanges(entries)
    try await erasures.mark(.journal, of: id, at: now)
  }

  /// The same identifiers at every try: the act's own, with the subject's place in it.
  private func journalEntries(
    _ subjects: [UInt32], of id: String, at now: Timestamp
  ) throws -> [JournalEntry] {
    guard let act = UUIDv7(id) else { throw ErasureError.unknown(id: id) }
    let own = vault.derive("erasure")
    return subjects.map { subject in
      let place = (0..<4).map { UInt8(truncatingIfNeeded: subject >> (8 * $0)) }
      let name = Commitment.hmac(key: own, domain: "erasure", act.bytes, place)
      return JournalEntry(
        id: Array(name.bytes.prefix(16)), at: now, ordinal: subject, kind: .erase)
    }
  }

  /// Everything that every room holds, in one transaction with the entry that tells the index.
  private func eraseRooms(
    _ subjects: [UInt32], key: SubjectKey?, of id: String, at now: Timestamp
  ) async throws {
    let rooms = subjectData(key: nil, at: now)
    let ranges =
      subjects.isEmpty
      ? [] : try await vault.journalRanges(journalEntries(subjects, of: id, at: now))
    let people = try await erasures.show(id).people
    try await database.writeAlone { transaction in
      let tables = rooms.flatMap(\.tables)
      let before = try Self.counts(tables, subjects, transaction)
      for room in rooms {
        if let room = room as? any SubjectBatchData {
          try room.erase(subjects: subjects, transaction)
        } else {
          for subject in subjects { try room.erase(subject: subject, transaction) }
        }
      }
      let after = try Self.counts(tables, subjects, transaction)
      for range in ranges { try Consent.noteJournal(range, transaction) }
      var gone: [String: JSON] = [:]
      for (table, count) in before where count > after[table] ?? 0 {
        gone[table] = .integer(count - (after[table] ?? 0))
      }
      try transaction.run("DELETE FROM erasure_subjects WHERE erasure = \(id)")
      try Erasures.mark(.rooms, of: id, detail: .object(gone), at: now, transaction)
      let sequence = try transaction.append(
        EntryDraft(kind: "subject.erased", at: now, subjects: subjects) { sequence in
          var leaf: [String: JSON] = [
            "erasure": .string(id), "people": .integer(Int64(people)),
          ]
          if let key { leaf["subject"] = .string(key.commitment(sequence: sequence).base64) }
          return .object(leaf)
        })
      try Erasures.erased(id, sequence: sequence, at: now, transaction)
    }
  }

  /// How many rows of each table are about some subjects: what rooms say is theirs, counted alike for all of them.
  private static func counts(
    _ tables: [SubjectTable], _ subjects: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for table in tables where table.table != "erasure_subjects" {
      for start in stride(from: 0, to: subjects.count, by: 4_096) {
        let part = subjects[start..<min(start + 4_096, subjects.count)]
        counts[table.table, default: 0] += try transaction.int(
          """
          SELECT COUNT(*) FROM \(unsafe: table.table)
          WHERE \(unsafe: table.column) IN (\(list: part))
          """)
      }
    }
    return counts
  }
}
