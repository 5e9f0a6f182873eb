public import Formats
import Law
public import Store

extension Requests {
  /// Joins a request to an older one of the same person for the same thing; both days of receipt stay to be seen.
  ///
  /// The clock of the joined pair runs from the earlier day. Throws `RequestError`.
  @discardableResult
  public func join(
    _ id: String, into first: String, actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    let (one, other) = (try await find(id), try await find(first))
    guard id != first, one.subject != nil, one.subject == other.subject else {
      throw RequestError.notIdentified
    }
    guard one.right == other.right else { throw RequestError.otherRight(one.right) }
    let seal = try await seal(for: one.subject)
    return try await database.write { transaction in
      var (joined, kept) = (try transaction.request(id), try transaction.request(first))
      guard joined.subject == one.subject, kept.subject == one.subject else {
        throw RequestError.changedMeanwhile
      }
      if let into = joined.joinedInto { throw RequestError.joined(into: into) }
      if let into = kept.joinedInto { throw RequestError.joined(into: into) }
      guard kept.state.isOpen else { throw RequestError.ended(kept.state) }
      guard joined.state.isOpen else { throw RequestError.ended(joined.state) }
      joined.joinedInto = first
      joined.revision += 1
      kept.received = min(kept.received, joined.received)
      kept.revision += 1
      try self.settle(&kept, on: now.date, transaction)
      try transaction.update(joined)
      try transaction.update(kept)
      try self.note(
        Change(kind: "request.joined", day: joined.received, leaf: ["into": .string(first)]),
        from: joined.state, joined, seal, actor: actor, at: now, transaction)
      return kept
    }
  }

  /// The requests that were joined to one, with their own days of receipt.
  public func joined(to id: String) async throws -> [SubjectRequest] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests WHERE joined_into = \(id)
        ORDER BY received, id
        """
      ).map { try SubjectRequest($0) }
    }
  }
}
