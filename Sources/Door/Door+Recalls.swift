public import Disclosure
public import Formats
import Store

extension Door {
  /// What a partner was asked to delete or correct, newest first; written down as a call.
  ///
  /// - Parameter before: the name of the last one seen.
  public func recalls(
    _ partner: Partner, before: String? = nil, limit: Int, at now: Timestamp
  ) async throws -> [Recall] {
    let made = try await disclosures.recalls(of: partner.recipient, before: before, limit: limit)
    try await note(DoorCall(id: UUIDv7.make(at: now).text, partner, .recall, .done, at: now))
    return made
  }

  /// One recall that was made to a partner, with the answers to it; written down as a call.
  ///
  /// - Throws: `DoorError.notTheirs`.
  public func recall(
    _ id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> (recall: Recall, answers: [GivenAttestation]) {
    let recall = try await theirs(recall: id, partner, .recall, at: now)
    try await note(DoorCall(id: UUIDv7.make(at: now).text, partner, .recall, .done, at: now))
    return (recall, try await disclosures.attestations(of: id))
  }

  /// The list of a recall: CSV of `disclosure,ref,action,field`, encrypted where the partner has declared a key; written
  /// down as a call.
  ///
  /// - Throws: `DoorError.notTheirs`; `AttestationError.answered` once it is destroyed.
  public func recallList(
    _ id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> RecallFile {
    _ = try await theirs(recall: id, partner, .recallList, at: now)
    var call = DoorCall(id: UUIDv7.make(at: now).text, partner, .recallList, .done, at: now)
    do {
      let file = try await disclosures.sealedRecallFile(id)
      try await note(call)
      return file
    } catch let error as AttestationError {
      call = DoorCall(id: call.id, partner, .recallList, .gone, at: now)
      try await note(call)
      throw error
    }
  }

  /// Takes a partner's answer, signed or not; it leaves the entry `attestation.given`, and the call is written down.
  ///
  /// - Parameter bytes: JSON, or a C2SP note signed with the partner's declared key.
  /// - Throws: `DoorError.notTheirs`, `AttestationError`.
  public func attest(
    _ bytes: [UInt8], to id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> GivenAttestation {
    try await answer(id, partner, at: now) {
      guard try Attestation(reading: bytes).recall == id else {
        throw AttestationError.unknown(recall: id)
      }
      return try await disclosures.attest(
        bytes, from: partner.recipient, actor: Self.actor, at: now)
    }
  }

  /// Takes what a partner says in a form: claimed, or refused.
  ///
  /// - Throws: `DoorError.notTheirs`, `AttestationError`.
  public func attest(
    _ attestation: Attestation, _ partner: Partner, at now: Timestamp
  ) async throws -> GivenAttestation {
    try await answer(attestation.recall, partner, at: now) {
      try await disclosures.attest(
        attestation, from: partner.recipient, actor: Self.actor, at: now)
    }
  }

  /// Who took the answer down: nobody of ours, but the door.
  private static let actor = Actor(kind: .system, id: "door")

  private func answer(
    _ id: String, _ partner: Partner, at now: Timestamp,
    _ take: () async throws -> GivenAttestation
  ) async throws -> GivenAttestation {
    _ = try await theirs(recall: id, partner, .attest, at: now)
    let given = try await take()
    var call = DoorCall(id: UUIDv7.make(at: now).text, partner, .attest, .done, at: now)
    call.asked = given.refs
    try await note(call)
    return given
  }

  /// A recall that was made to a partner; any other is written down and refused, whether there is one or not.
  private func theirs(
    recall id: String, _ partner: Partner, _ kind: DoorCall.Kind, at now: Timestamp
  ) async throws -> Recall {
    if UUIDv7(id) != nil {
      do {
        let recall = try await disclosures.recall(id)
        if recall.recipient == partner.recipient { return recall }
      } catch AttestationError.unknown {}
    }
    try await note(DoorCall(id: UUIDv7.make(at: now).text, partner, kind, .notTheirs, at: now))
    throw DoorError.notTheirs
  }
}
