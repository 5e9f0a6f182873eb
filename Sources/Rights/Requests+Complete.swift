public import Formats
import Law
public import Mail
public import Store

extension Requests {
  /// Answers a request: what was done, in words for the person.
  ///
  /// - Parameters:
  ///   - outcome: what came out; it must go with the right.
  ///   - words: what the person is told.
  ///   - late: why it is late; needed after the legal date.
  ///   - tell: the letter to the person.
  ///   - also: what stands or falls with it, in the same transaction.
  /// - Throws: `RequestError`, `StoreError`.
  @discardableResult
  public func complete(
    _ id: String, outcome: RequestOutcome, words: String, late: String? = nil,
    tell: QueuedLetter? = nil, actor: Actor, at now: Timestamp,
    also: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in }
  ) async throws -> SubjectRequest {
    let words = try Self.require(words, "what the person is told")
    return try await change(id, actor: actor, at: now, tell: tell) { request, transaction in
      // The machine speaks first: whoever answers too early learns where the request stands.
      try Self.move(&request, .answer, to: .answered)
      guard request.right != .unclassified else { throw RequestError.unclassified }
      guard RequestOutcome.of(request.right).contains(outcome) else {
        throw RequestError.outcome(outcome, request.right)
      }
      guard request.others != .waiting else { throw RequestError.secondPerson }
      if request.right == .complaint {
        guard request.acknowledged != nil else { throw RequestError.complaintStep("acknowledged") }
        guard request.enquired != nil else { throw RequestError.complaintStep("enquired into") }
      }
      if request.right == .notice {
        let open = try transaction.int(
          "SELECT COUNT(*) FROM request_tasks WHERE request = \(id) AND done_day IS NULL")
        guard open == 0 else { throw RequestError.tasksOpen(Int(open)) }
      }
      var texts = ["words": words]
      texts["late"] = try Self.lateness(&request, reason: late, on: now.date)
      request.outcome = outcome
      request.ended = now.date
      try also(transaction)
      return Change(
        kind: RequestMove.answer.entryKind, day: now.date, texts: texts,
        leaf: ["outcome": .string(outcome.rawValue), "late": .bool(request.endedLate)])
    }
  }

  /// Refuses a request, with reasons; the letter says where one complains, and that there are courts (Article 12(4)).
  @discardableResult
  public func refuse(
    _ id: String, reasons: String, late: String? = nil, tell: QueuedLetter? = nil, actor: Actor,
    at now: Timestamp
  ) async throws -> SubjectRequest {
    let reasons = try Self.require(reasons, "the reasons")
    return try await change(id, actor: actor, at: now, tell: tell) { request, _ in
      guard request.right != .notice else { throw RequestError.otherRight(.notice) }
      try Self.move(&request, .refuse, to: .refused)
      var texts = ["reason": reasons]
      texts["late"] = try Self.lateness(&request, reason: late, on: now.date)
      request.ended = now.date
      return Change(
        kind: RequestMove.refuse.entryKind, day: now.date, texts: texts,
        leaf: ["late": .bool(request.endedLate)])
    }
  }

  private static func lateness(
    _ request: inout SubjectRequest, reason: String?, on day: CivilDate
  ) throws(RequestError) -> String? {
    guard let due = request.legalDue, due < day else { return nil }
    guard let reason, !reason.isEmpty else { throw .lateReasonNeeded(due) }
    request.endedLate = true
    return try require(reason, "the reason for being late")
  }
}
