import Evidence
import Formats
import Register
import Store
import Vault

/// Takes a chunk of drafts in: keys first, then one transaction with one entry.
struct Intake: Sendable {
  let members: Members
  let inForce: InForce
  let actor: Actor
  let at: Timestamp
  let served: (any ServedRecorder)?
  /// The kind of the entry.
  let kind: String

  /// A draft with the keys of its handles in the order of identity: id, e-mail, sign-in.
  struct Candidate: Sendable {
    let draft: MemberDraft
    let keys: [HandleKey]
    let line: Int
  }

  /// What became of a draft, and the line of the earlier row in its way.
  struct Result: Sendable, Equatable {
    var outcome: MemberOutcome
    var earlier: Int?
  }

  static let identityOrder: [HandleKind] = [.id, .email, .signIn]

  func candidate(_ draft: MemberDraft, line: Int) -> Candidate {
    let keys = Intake.identityOrder.compactMap { kind in
      draft.handles[kind].map { HandleKey(kind, $0, members.vault) }
    }
    return Candidate(draft: draft, keys: keys, line: line)
  }

  /// Judges without taking anything in.
  func check(_ candidates: [Candidate], seen: inout SeenMembers) async throws -> [Judgement] {
    let situation = try await situation(of: candidates)
    let judgements = candidates.map { situation.judge($0.keys, line: $0.line, seen: &seen) }
    seen.settle(keepingClaims: true)
    return judgements
  }

  /// Takes the drafts in and returns what became of each, in order.
  func take(_ candidates: [Candidate], seen: inout SeenMembers) async throws -> [Result] {
    // Another process may take in the same people between our look and our transaction.
    for _ in 0..<16 {
      let situation = try await situation(of: candidates)
      seen.discard()
      let judgements = candidates.map {
        situation.judge($0.keys, line: $0.line, seen: &seen)
      }
      let chunk = try await prepare(candidates, judgements, situation)
      guard let results = try await members.database.writeAlone({ try chunk.apply($0) }) else {
        continue
      }
      for (result, candidate) in zip(results, candidates) {
        if let ordinal = result.outcome.ordinal { seen.note(ordinal, line: candidate.line) }
      }
      seen.settle(keepingClaims: false)
      return results
    }
    throw StoreError(.busy, "the same members are being changed by others")
  }

  private func situation(of candidates: [Candidate]) async throws -> HandleSituation {
    let keys = candidates.flatMap(\.keys)
    return try await members.database.read { [vault = members.vault] in
      try HandleSituation(of: keys, vault, $0)
    }
  }

  /// Makes the keys of newcomers and seals their records, before any table knows of them.
  ///
  /// Ordinals are taken in a transaction of their own: one that is lost with a crash is never
  /// given again, so that its key can stand for nobody else.
  private func prepare(
    _ candidates: [Candidate], _ judgements: [Judgement], _ situation: HandleSituation
  ) async throws -> IntakeChunk {
    let newcomers = candidates.indices.filter { judgements[$0] == .newcomer }
    let existing = judgements.compactMap { judgement in
      if case .existing(let ordinal) = judgement { ordinal } else { nil }
    }
    var keys = existing.isEmpty ? [:] : try await members.vault.keys(for: existing)
    var sealed: [Int: SealedNewcomer] = [:]
    if !newcomers.isEmpty {
      let count = newcomers.count
      let ordinals = Array(try await members.database.write { try $0.allocateOrdinals(count) })
      let made = try await members.vault.makeKeys(for: ordinals)
      let register = inForce.register
      let pairs = Array(zip(newcomers, ordinals))
      let parts = try await Parallel.map(pairs) { index, ordinal in
        guard let key = made[ordinal] else {
          throw StoreError(.notFound, "the key of a new subject is not there")
        }
        return (
          index,
          try SealedNewcomer(candidates[index], ordinal: ordinal, key: key, register: register)
        )
      }
      for (index, newcomer) in parts { sealed[index] = newcomer }
      keys.merge(made) { old, _ in old }
    }
    return IntakeChunk(
      intake: self, candidates: candidates, judgements: judgements, situation: situation,
      newcomers: sealed, keys: keys)
  }
}

/// A new subject's rows as far as they can be made outside a transaction.
struct SealedNewcomer: Sendable {
  let ordinal: UInt32
  let sealed: [UInt8]
  let holdings: [Holding]
  let binding: Digest32

  init(
    _ candidate: Intake.Candidate, ordinal: UInt32, key: SubjectKey, register: Register
  ) throws {
    var merge = Merge()
    merge.take(candidate.draft, register: register)
    self.ordinal = ordinal
    sealed = try merge.record.sealed(with: key)
    holdings = Array(merge.holdings.values)
    binding = key.binding
  }
}
