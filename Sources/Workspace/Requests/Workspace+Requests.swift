import Consent
public import Formats
import Members
public import Register
import Rights
public import Store

extension Workspace {
  /// Does what a request asks for, as far as the product does it by itself, and answers it.
  ///
  /// A second try after a crash does nothing twice: choices carry the request's name as their key, other systems are
  /// asked once for it, and whoever is erased is erased.
  /// - Parameters:
  ///   - corrections: for a rectification, what each field is to say; nil removes the value.
  ///   - isPartial: answers with what is there when other systems have not all answered.
  ///   - isPatient: waits for other systems; otherwise a server asks them.
  ///   - late: why it is late; needed after the legal date.
  /// - Throws: `RequestError`, `ConsentError`, `PackageError`, `ErasureError`, `StoreError`.
  public func carryOut(
    request id: String, corrections: [FieldID: String?] = [:], isPartial: Bool = false,
    isPatient: Bool = true, late: String? = nil, actor: Actor, at now: Timestamp
  ) async throws -> CarriedOut {
    let request = try await requests.find(id)
    if let into = request.joinedInto { throw RequestError.joined(into: into) }
    guard request.state == .running || request.state == .extended else {
      throw RequestError.notAllowed(.answer, from: request.state)
    }
    guard request.others != .waiting else { throw RequestError.secondPerson }
    if let due = request.legalDue, due < now.date, (late ?? "").isEmpty {
      throw RequestError.lateReasonNeeded(due)
    }
    func answered(_ words: String) async throws -> CarriedOut {
      let taken = try await take(
        .answer(.done, words: words, late: late), for: id, actor: actor, at: now)
      var carried = CarriedOut(taken.request, .done)
      carried.told = taken.told
      return carried
    }
    switch request.right {
    case .withdrawal:
      try await record(.withdraw, for: request, actor: actor, at: now)
      return try await answered(
        "Every yes that you ever gave us is taken back. It counts from the next decision on.")
    case .objection:
      try await record(.object, for: request, actor: actor, at: now)
      return try await answered(
        "We use your data for nothing any more that rests on our interests or on marketing.")
    case .restriction:
      try await record(.restrict, for: request, actor: actor, at: now)
      return try await answered(
        "We keep your data and do not use it, until you lift this or the law asks for it.")
    case .rectification where !corrections.isEmpty:
      try await correct(corrections, for: request, isPatient: isPatient, actor, now)
      return try await answered(
        "What was wrong is put right. Those who had it from us are asked to put it right too.")
    case .access, .portability:
      return try await handOut(
        request, isPartial: isPartial, isPatient: isPatient, late: late, actor: actor, at: now)
    case .erasure:
      return try await erase(
        for: request, isPatient: isPatient, late: late, actor: actor, at: now)
    case .rectification, .complaint, .notice, .unclassified:
      return CarriedOut(request, .byHand)
    }
  }

  private func record(
    _ act: Choice.Act, for request: SubjectRequest, actor: Actor, at now: Timestamp
  ) async throws {
    guard let subject = request.subject else { throw RequestError.nobody }
    _ = try await consent.record(
      [ChoiceDraft(act: act, purpose: .all, recipient: .all, channel: request.channel)],
      subject: subject, inForce: try await inForce(), actor: actor, at: now,
      request: "request \(request.id)")
  }

  private func correct(
    _ corrections: [FieldID: String?], for request: SubjectRequest, isPatient: Bool,
    _ actor: Actor, _ now: Timestamp
  ) async throws {
    guard let subject = request.subject else { throw RequestError.nobody }
    let register = try await inForce().register
    let sorted = corrections.sorted { $0.key < $1.key }
    // All of them are looked at before one is changed.
    for (id, text) in sorted {
      guard let text else { continue }
      guard let field = register.fields[id: id], (try? Value.parse(text, field: field)) != nil
      else { throw RequestError.field(id.text) }
    }
    for (id, text) in sorted {
      let isHeld = try await rectify(
        id, of: subject, to: text, request: request.id, isPatient: isPatient, actor: actor, at: now)
      guard isHeld || text == nil else { throw RequestError.field(id.text) }
    }
  }
}
