public import Formats
import Law
public import Mail
public import Store

extension Requests {
  /// Asks for proof of identity; the reason is told to the person.
  @discardableResult
  public func askIdentity(
    _ id: String, reason: String, tell: QueuedLetter? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try Self.require(reason, "the reason")
    return try await change(id, actor: actor, at: now, tell: tell) { request, _ in
      try Self.refuse(.notice, request)
      try Self.move(&request, .askIdentity, to: .awaitingIdentity)
      return Change(
        kind: RequestMove.askIdentity.entryKind, day: now.date, texts: ["reason": reason])
    }
  }

  /// Asks for a fee, which law allows for manifestly unfounded or excessive requests alone (Article 12(5)).
  @discardableResult
  public func askFee(
    _ id: String, reason: String, tell: QueuedLetter? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try Self.require(reason, "the reason")
    return try await change(id, actor: actor, at: now, tell: tell) { request, _ in
      try Self.refuse(.notice, request)
      try Self.move(&request, .askFee, to: .awaitingFee)
      return Change(kind: RequestMove.askFee.entryKind, day: now.date, texts: ["reason": reason])
    }
  }

  /// The fee was paid on a day, or nobody asks for it any more.
  @discardableResult
  public func settleFee(
    _ id: String, paid day: CivilDate?, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    try await change(id, actor: actor, at: now) { request, _ in
      if let day { try Self.require(day, "the day of the fee", request, on: now.date) }
      try Self.move(&request, .settleFee, to: .running)
      request.fee = day
      return Change(
        kind: RequestMove.settleFee.entryKind, day: day ?? now.date,
        leaf: ["paid": .bool(day != nil)])
    }
  }

  /// Stops the clock for a question to the person, where the law that governs allows it.
  @discardableResult
  public func pause(
    _ id: String, question: String, tell: QueuedLetter? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let question = try Self.require(question, "the question")
    return try await change(id, actor: actor, at: now, tell: tell) { request, transaction in
      try Self.refuse(.notice, request)
      let law = try Self.governing(request, try transaction.holidays())
      guard law.mayPause else { throw RequestError.cannotPause(law: law.name) }
      try Self.move(&request, .pause, to: .paused)
      request.pauses.append(try Self.pause(now.date, nil))
      return Change(kind: RequestMove.pause.entryKind, day: now.date, texts: ["words": question])
    }
  }

  /// The answer to a question has come, and the clock runs on.
  @discardableResult
  public func resume(
    _ id: String, on day: CivilDate? = nil, words: String? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let words = try words.map { try Self.require($0, "the answer") }
    return try await change(id, actor: actor, at: now) { request, _ in
      let came = day ?? now.date
      try Self.move(
        &request, .resume, to: request.extensionNotice == nil ? .running : .extended)
      guard let last = request.pauses.popLast() else { throw RequestError.damaged }
      guard came >= last.first, came <= now.date else {
        throw RequestError.day("the day of the answer")
      }
      request.pauses.append(try Self.pause(last.first, came))
      return Change(
        kind: RequestMove.resume.entryKind, day: came, texts: words.map { ["words": $0] } ?? [:])
    }
  }

  /// Takes longer, with reasons told in time (Article 12(3), UK Article 12A(3)–(4)).
  @discardableResult
  public func extend(
    _ id: String, reasons: String, tell: QueuedLetter? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reasons = try Self.require(reasons, "the reasons")
    return try await change(id, actor: actor, at: now, tell: tell) { request, transaction in
      try Self.refuse(.notice, request)
      let law = try Self.governing(request, try transaction.holidays())
      guard law.mayExtend, request.right != .complaint, let by = law.deadline.noticeBy else {
        throw RequestError.cannotExtend(law: law.name)
      }
      guard now.date <= by else { throw RequestError.extensionTooLate(by) }
      try Self.move(&request, .extend, to: .extended)
      request.extensionNotice = now.date
      return Change(kind: RequestMove.extend.entryKind, day: now.date, texts: ["reason": reasons])
    }
  }

  /// The person takes the request back.
  @discardableResult
  public func withdraw(
    _ id: String, reason: String? = nil, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let reason = try reason.map { try Self.require($0, "the reason") }
    return try await change(id, actor: actor, at: now) { request, _ in
      try Self.refuse(.notice, request)
      try Self.move(&request, .withdraw, to: .withdrawn)
      request.ended = now.date
      return Change(
        kind: RequestMove.withdraw.entryKind, day: now.date,
        texts: reason.map { ["reason": $0] } ?? [:])
    }
  }

  /// The law that governs a request now, and what it allows.
  static func governing(
    _ request: SubjectRequest, _ holidays: [Holiday]
  ) throws(RequestError) -> (
    name: String, mayPause: Bool, mayExtend: Bool, deadline: RequestDeadline
  ) {
    let deadline: RequestDeadline
    do { deadline = try request.clock(holidays: holidays).deadline() } catch { throw .clock(error) }
    let rule = request.right.clock.flatMap { ClockLaw.named(deadline.law)?.rule(for: $0) }
    return (deadline.law, rule?.pauses != nil, rule?.extended != nil, deadline)
  }

  private static func refuse(
    _ right: RequestRight, _ request: SubjectRequest
  ) throws(RequestError) {
    guard request.right != right else { throw .otherRight(right) }
  }

  private static func pause(
    _ first: CivilDate, _ last: CivilDate?
  ) throws(RequestError) -> ClockPause {
    do { return try ClockPause(first, last) } catch { throw .clock(error) }
  }
}
