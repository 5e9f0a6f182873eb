public import Formats
import Law
public import Store

extension Requests {
  /// Says who asks: somebody whom we know, or nobody of ours.
  ///
  /// - Parameters:
  ///   - subject: whom it is about; nil for nobody whom we know.
  ///   - place: where they live, when that is known now.
  ///   - day: on which the proof came; it moves the start of the clock where law says so, if it was asked for.
  ///   - also: what stands or falls with it, in the same transaction.
  /// - Returns: the request, or the one into which it was joined.
  /// - Throws: `RequestError`, `StoreError`.
  @discardableResult
  public func identify(
    _ id: String, as subject: UInt32?, place: String? = nil, on day: CivilDate? = nil,
    actor: Actor, at now: Timestamp,
    also: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in }
  ) async throws -> SubjectRequest {
    let request = try await change(id, actor: actor, at: now, identified: subject) {
      request, transaction in
      if request.isIdentified, request.state != .awaitingIdentity {
        throw RequestError.notAllowed(.identify, from: request.state)
      }
      // Somebody who is known already only proves that it is them.
      if let known = request.subject, known != subject { throw RequestError.changedMeanwhile }
      try also(transaction)
      let proven = day ?? now.date
      try Self.require(proven, "the day of the proof", request, on: now.date)
      request.subject = subject
      request.isIdentified = true
      if let place { request.place = place }
      switch request.mandate {
      case .waiting, .rejected: break
      case .none, .accepted:
        if request.state == .awaitingIdentity {
          try Self.move(&request, .identify, to: .running)
          request.identity = proven
        } else {
          try Self.move(&request, .start, to: .running)
        }
      }
      return Change(kind: RequestMove.identify.entryKind, day: proven)
    }
    guard request.subject != nil, request.state.isOpen else { return request }
    return try await take(up: id, actor: actor, at: now)
  }

  /// Begins to work on a request whose person is known.
  @discardableResult
  public func start(_ id: String, actor: Actor, at now: Timestamp) async throws -> SubjectRequest {
    try await change(id, actor: actor, at: now) { request, _ in
      guard request.isIdentified else { throw RequestError.notIdentified }
      try Self.requireMandate(request)
      try Self.move(&request, .start, to: .running)
      return Change(kind: RequestMove.start.entryKind, day: now.date)
    }
  }

  static func requireMandate(_ request: SubjectRequest) throws(RequestError) {
    switch request.mandate {
    case .none, .accepted: break
    case .waiting: throw .mandateUnchecked
    case .rejected: throw .mandateRejected
    }
  }

  /// Says what came out when the paper of an agent or guardian was checked.
  @discardableResult
  public func checkMandate(
    _ id: String, isAccepted: Bool, reason: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try Self.require(reason, "the reason")
    return try await change(id, actor: actor, at: now) { request, _ in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      guard request.mandate != .none else { throw RequestError.nothingToCheck }
      request.mandate = isAccepted ? .accepted : .rejected
      if isAccepted, request.isIdentified {
        if request.state == .received {
          try Self.move(&request, .start, to: .running)
        } else if request.state == .awaitingIdentity {
          try Self.move(&request, .identify, to: .running)
          request.identity = now.date
        }
      }
      return Change(
        kind: "request.mandate-checked", day: now.date, texts: ["reason": reason],
        leaf: ["accepted": .bool(isAccepted)])
    }
  }
}
