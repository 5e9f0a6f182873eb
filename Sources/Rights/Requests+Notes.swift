public import Formats
public import Law
public import Mail
public import Store

extension Requests {
  /// Says what a request asks for; the clock is counted anew from the day of receipt.
  @discardableResult
  public func classify(
    _ id: String, as right: RequestRight, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    guard right != .notice, right != .unclassified else { throw RequestError.otherRight(right) }
    let request = try await change(id, actor: actor, at: now) { request, _ in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      guard request.right != .notice else { throw RequestError.otherRight(.notice) }
      request.right = right
      return Change(kind: "request.classified", day: now.date)
    }
    guard request.isIdentified, request.subject != nil else { return request }
    return try await take(up: id, actor: actor, at: now)
  }

  /// Gives a request to a team or somebody on staff.
  @discardableResult
  public func assign(
    _ id: String, to owner: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let owner = try Self.require(owner, "the owner")
    return try await change(id, actor: actor, at: now) { request, _ in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      request.owner = owner
      return Change(kind: "request.assigned", day: now.date)
    }
  }

  /// Says where the person lives, or which law counts; the clock is counted anew.
  @discardableResult
  public func locate(
    _ id: String, place: String? = nil, region: UKRegion? = nil, law: String? = nil,
    actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    try await change(id, actor: actor, at: now) { request, _ in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      if let place {
        guard Country(place.prefix(2)) != nil else {
          throw RequestError.clock(.placeUnknown(place))
        }
        request.place = place
      }
      if let region { request.region = region }
      if let law {
        guard ClockLaw.named(law) != nil else { throw RequestError.clock(.lawUnknown(law)) }
        request.law = law
      }
      return Change(kind: "request.located", day: now.date)
    }
  }

  /// Says that a second person's data may be in the answer: it waits until somebody has looked.
  @discardableResult
  public func flagOthers(
    _ id: String, reason: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try Self.require(reason, "the reason")
    return try await change(id, actor: actor, at: now) { request, _ in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      guard request.right != .notice else { throw RequestError.otherRight(.notice) }
      request.others = .waiting
      return Change(kind: "request.others-flagged", day: now.date, texts: ["reason": reason])
    }
  }

  /// Somebody has looked at what is about a second person, and says what was done about it.
  @discardableResult
  public func clearOthers(
    _ id: String, reason: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try Self.require(reason, "what was done about it")
    return try await change(id, actor: actor, at: now) { request, _ in
      guard request.others == .waiting else { throw RequestError.nothingToCheck }
      guard actor.kind == .staff || actor.kind == .system else { throw RequestError.secondPerson }
      request.others = .accepted
      return Change(kind: "request.others-cleared", day: now.date, texts: ["reason": reason])
    }
  }

  /// Acknowledges a complaint (DPA 2018 s.164A(3)); a day before entry may be named.
  @discardableResult
  public func acknowledge(
    _ id: String, on day: CivilDate? = nil, tell: QueuedLetter? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> SubjectRequest {
    try await change(id, actor: actor, at: now, tell: tell) { request, _ in
      try Self.requireComplaint(request)
      guard request.acknowledged == nil else { throw RequestError.nothingToCheck }
      let day = day ?? now.date
      try Self.require(day, "the day of the acknowledgement", request, on: now.date)
      request.acknowledged = day
      return Change(kind: "request.acknowledged", day: day)
    }
  }

  /// Writes down what was enquired into for a complaint.
  @discardableResult
  public func enquire(
    _ id: String, findings: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let findings = try Self.require(findings, "what was found")
    return try await change(id, actor: actor, at: now) { request, _ in
      try Self.requireComplaint(request)
      guard request.acknowledged != nil else { throw RequestError.complaintStep("acknowledged") }
      request.enquired = now.date
      return Change(kind: "request.enquired", day: now.date, texts: ["words": findings])
    }
  }

  private static func requireComplaint(_ request: SubjectRequest) throws(RequestError) {
    guard request.right == .complaint else { throw .otherRight(request.right) }
    guard request.state.isOpen else { throw .ended(request.state) }
  }
}
