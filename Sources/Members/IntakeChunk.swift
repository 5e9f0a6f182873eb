import Evidence
import Formats
import Register
import Store
import Vault

/// One chunk ready to be written; `apply` touches nothing but the transaction and may run again.
struct IntakeChunk: Sendable {
  let intake: Intake
  let candidates: [Intake.Candidate]
  let judgements: [Judgement]
  let situation: HandleSituation
  let newcomers: [Int: SealedNewcomer]
  let keys: [UInt32: SubjectKey]

  /// Writes the chunk; nil when the tables have changed since they were looked at.
  func apply(_ transaction: any WriteTransaction) throws -> [Intake.Result]? {
    let now = try HandleSituation(
      of: candidates.flatMap(\.keys), intake.members.vault, transaction)
    guard now == situation else { return nil }
    var writer = ChunkWriter(numbering: try Numbering(transaction), transaction: transaction)
    guard let stored = try storedSubjects(transaction) else { return nil }
    var results: [Intake.Result] = []
    results.reserveCapacity(candidates.count)
    for (index, candidate) in candidates.enumerated() {
      switch judgements[index] {
      case .refused(let code, let line):
        results.append(.init(outcome: .refused(code), earlier: line))
      case .newcomer:
        guard let newcomer = newcomers[index] else { return nil }
        try writer.add(newcomer, candidate, at: intake.at)
        results.append(.init(outcome: .added(newcomer.ordinal)))
      case .existing(let ordinal):
        guard let subject = stored[ordinal], let key = keys[ordinal] else { return nil }
        let changed = try writer.change(
          subject, candidate, key: key, vault: intake.members.vault,
          register: intake.inForce.register)
        results.append(.init(outcome: changed ? .changed(ordinal) : .unchanged(ordinal)))
      }
    }
    try writer.flush()
    try recordServed(&results, transaction)
    try appendEntry(results, transaction)
    return results
  }

  /// The rows of the subjects that the drafts are about; nil when one was erased meanwhile.
  private func storedSubjects(
    _ transaction: any WriteTransaction
  ) throws -> [UInt32: StoredSubject]? {
    let ordinals = judgements.compactMap { judgement in
      if case .existing(let ordinal) = judgement { ordinal } else { nil }
    }
    guard !ordinals.isEmpty else { return [:] }
    var stored: [UInt32: StoredSubject] = [:]
    try transaction.each(
      """
      SELECT s.ordinal, s.member, s.handles, r.sealed, r.provenance
      FROM subjects s JOIN records r ON r.ordinal = s.ordinal
      WHERE s.erased_at IS NULL AND s.ordinal IN (\(list: ordinals))
      """
    ) { row in
      let ordinal = try row.ordinal(0)
      stored[ordinal] = StoredSubject(
        ordinal: ordinal, isMember: try row.bool(1),
        handles: try HandleKey.decode(try row.blob(2)), sealed: try row.blob(3),
        held: try Held.decode(try row.blob(4)))
    }
    return stored.count == ordinals.count ? stored : nil
  }

  /// Records the notices that were shown; a subject of whom nothing else changed has changed then.
  private func recordServed(
    _ results: inout [Intake.Result], _ transaction: any WriteTransaction
  ) throws {
    guard let recorder = intake.served else { return }
    var served: [(subject: UInt32, served: MemberDraft.Served)] = []
    for (result, candidate) in zip(results, candidates) {
      if let ordinal = result.outcome.ordinal, let shown = candidate.draft.served {
        served.append((ordinal, shown))
      }
    }
    guard !served.isEmpty else { return }
    let new = Set(try recorder.recordServed(served, transaction))
    for index in results.indices {
      if case .unchanged(let ordinal) = results[index].outcome, new.contains(ordinal) {
        results[index].outcome = .changed(ordinal)
      }
    }
  }

  /// The leaf binds each new subject's commitment key and commits to each changed subject.
  private func appendEntry(
    _ results: [Intake.Result], _ transaction: any WriteTransaction
  ) throws {
    var added: [UInt32] = []
    var changed: [UInt32] = []
    var bindings: [Digest32] = []
    for (index, result) in results.enumerated() {
      switch result.outcome {
      case .added(let ordinal):
        added.append(ordinal)
        if let newcomer = newcomers[index] { bindings.append(newcomer.binding) }
      case .changed(let ordinal): changed.append(ordinal)
      case .unchanged, .refused: continue
      }
    }
    guard !added.isEmpty || !changed.isEmpty else { return }
    var set = MerkleSet([])
    let sequence = try transaction.append(
      EntryDraft(kind: intake.kind, at: intake.at, subjects: added + changed) { sequence in
        set = MerkleSet(bindings + changed.compactMap { keys[$0]?.commitment(sequence: sequence) })
        return .object([
          "rows": .integer(Int64(added.count + changed.count)),
          "added": .integer(Int64(added.count)), "root": .string(set.root.base64),
          "register": .integer(Int64(intake.inForce.version)),
          "by": .string(intake.actor.kind.rawValue),
        ])
      })
    try transaction.insert(
      into: "import_commitments", ["sequence", "commitments"],
      rows: [[.integer(sequence), .blob(set.members.flatMap(\.bytes))]])
  }
}
