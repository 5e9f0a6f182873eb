import Consent
public import Formats
import Members
public import Register
public import Rights
public import Store

/// What became of carrying a request out.
public enum CarriedOut: Sendable, Equatable {
  /// It was done and answered.
  case done(SubjectRequest)
  /// Somebody has to do it, and then say what was done.
  case byHand(SubjectRequest)
}

extension Workspace {
  /// Does what a request asks for, as far as the product does it by itself, and answers it.
  ///
  /// A second try after a crash does nothing twice: choices carry the request's name as their key.
  /// - Parameter corrections: for a rectification, what each field is to say; nil removes the value.
  /// - Throws: `RequestError`, `ConsentError`, `StoreError`.
  public func carryOut(
    request id: String, corrections: [FieldID: String?] = [:], actor: Actor, at now: Timestamp
  ) async throws -> CarriedOut {
    let request = try await requests.find(id)
    if let into = request.joinedInto { throw RequestError.joined(into: into) }
    guard request.state == .running || request.state == .extended else {
      throw RequestError.notAllowed(.answer, from: request.state)
    }
    switch request.right {
    case .withdrawal:
      try await record(
        [ChoiceDraft(act: .withdraw, purpose: .all, recipient: .all, channel: request.channel)],
        for: request, actor: actor, at: now)
      return try await answered(
        request,
        "Every yes that you ever gave us is taken back. It counts from the next decision on.",
        actor, now)
    case .objection:
      try await record(
        [ChoiceDraft(act: .object, purpose: .all, recipient: .all, channel: request.channel)],
        for: request, actor: actor, at: now)
      return try await answered(
        request,
        "We use your data for nothing any more that rests on our interests or on marketing.",
        actor, now)
    case .restriction:
      try await record(
        [ChoiceDraft(act: .restrict, purpose: .all, recipient: .all, channel: request.channel)],
        for: request, actor: actor, at: now)
      return try await answered(
        request, "We keep your data and do not use it, until you lift this or the law asks for it.",
        actor, now)
    case .rectification where !corrections.isEmpty:
      try await correct(corrections, for: request, actor, now)
      return try await answered(
        request,
        "What was wrong is put right. Those who had it from us are asked to put it right too.",
        actor, now)
    case .access, .portability, .rectification, .erasure, .complaint, .notice, .unclassified:
      return .byHand(request)
    }
  }

  private func record(
    _ drafts: [ChoiceDraft], for request: SubjectRequest, actor: Actor, at now: Timestamp
  ) async throws {
    guard let subject = request.subject else { throw RequestError.nobody }
    _ = try await consent.record(
      drafts, subject: subject, inForce: try await inForce(), actor: actor, at: now,
      request: "request \(request.id)")
  }

  private func correct(
    _ corrections: [FieldID: String?], for request: SubjectRequest, _ actor: Actor,
    _ now: Timestamp
  ) async throws {
    guard let subject = request.subject else { throw RequestError.nobody }
    let register = try await inForce().register
    var values: [(FieldID, Value?)] = []
    for (id, text) in corrections.sorted(by: { $0.key < $1.key }) {
      guard let text else {
        values.append((id, nil))
        continue
      }
      guard let field = register.fields[id: id] else {
        throw RequestError.field(id.text)
      }
      do {
        values.append((id, try Value.parse(text, field: field)))
      } catch {
        throw RequestError.field(id.text)
      }
    }
    for (id, value) in values {
      let isHeld =
        if let value {
          try await members.correct(id, of: subject, to: value, actor: actor, at: now)
        } else {
          try await members.remove(id, of: subject, actor: actor, at: now)
        }
      guard isHeld || value == nil else { throw RequestError.field(id.text) }
    }
  }

  private func answered(
    _ request: SubjectRequest, _ words: String, _ actor: Actor, _ now: Timestamp
  ) async throws -> CarriedOut {
    let late =
      request.isLate(on: now.date) ? "It was carried out as soon as somebody took it up." : nil
    return .done(
      try await take(
        .answer(.done, words: words, late: late), for: request.id, actor: actor, at: now
      ).request)
  }
}
