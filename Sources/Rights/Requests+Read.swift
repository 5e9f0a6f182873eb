public import Consent
public import Formats
import Law
import Store

/// Which requests a list shows.
public struct RequestFilter: Sendable, Equatable {
  /// Of what kind of state.
  public enum Which: String, Sendable, CaseIterable {
    case open, ended, late, all
  }

  /// Open ones, ended ones, late ones, or all.
  public var which: Which = .open
  /// Of this state alone.
  public var state: RequestState?
  /// For this right alone.
  public var right: RequestRight?
  /// Of this team or account alone.
  public var owner: String?

  /// Every open request.
  public init(
    _ which: Which = .open, state: RequestState? = nil, right: RequestRight? = nil,
    owner: String? = nil
  ) {
    self.which = which
    self.state = state
    self.right = right
    self.owner = owner
  }

  func condition(on day: CivilDate) -> SQL {
    let ends = RequestState.ends.sorted { $0.rawValue < $1.rawValue }
    var conditions: [SQL] = ["joined_into IS NULL"]
    switch which {
    case .open: conditions.append("state NOT IN (\(list: ends))")
    case .ended: conditions.append("state IN (\(list: ends))")
    case .late:
      conditions.append(
        "((state NOT IN (\(list: ends)) AND legal_due < \(day)) OR ended_late = 1)")
    case .all: break
    }
    if let state { conditions.append("state = \(state)") }
    if let right { conditions.append("kind = \(right)") }
    if let owner { conditions.append("owner = \(owner)") }
    return conditions.joined(separator: " AND ")
  }
}

extension Requests {
  /// One request; throws `RequestError.unknown`.
  public func find(_ id: String) async throws -> SubjectRequest {
    try await database.read { try $0.request(id) }
  }

  /// Requests by their safe day, the next first; those whose clock stands come last.
  ///
  /// - Parameter after: the last one seen, to go on from.
  public func list(
    _ filter: RequestFilter = RequestFilter(), after: String? = nil, limit: Int, on day: CivilDate
  ) async throws -> [SubjectRequest] {
    try await database.read { transaction in
      var condition = filter.condition(on: day)
      if let after {
        condition =
          condition
          + " AND (sort_day, id) > (SELECT sort_day, id FROM requests WHERE id = \(after))"
      }
      return try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests WHERE \(condition)
        ORDER BY sort_day, id LIMIT \(max(limit, 0))
        """
      ).map { try SubjectRequest($0) }
    }
  }

  /// How many requests a filter lets through.
  public func count(
    _ filter: RequestFilter = RequestFilter(), on day: CivilDate
  ) async throws -> Int {
    try await database.read {
      Int(
        try $0.int("SELECT COUNT(*) FROM requests WHERE \(filter.condition(on: day))"))
    }
  }

  /// A person's requests, the newest first; joined ones stand beside the one they were joined to.
  public func requests(of subject: UInt32) async throws -> [SubjectRequest] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests WHERE ordinal = \(subject)
        ORDER BY received DESC, id DESC
        """
      ).map { try SubjectRequest($0) }
    }
  }

  /// What a request says; nil after an erasure.
  public func content(of request: SubjectRequest) async throws -> RequestContent? {
    guard !request.isErased, let seal = try? await seal(for: request.subject) else { return nil }
    let row = try await database.read {
      try $0.first("SELECT sealed FROM requests WHERE id = \(request.id)")
    }
    guard let sealed = try row?.blobOrNil(0) else { return nil }
    let bytes = try seal.open(sealed, RequestSeal.content(request.id))
    return RequestContent(json: try JSON(parsing: bytes))
  }

  /// Everything that happened to a request, oldest first.
  public func history(of request: SubjectRequest) async throws -> [RequestNote] {
    let seal = try? await seal(for: request.subject)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT kind, from_state, to_state, day, at, sequence, actor_kind, actor_id, number, sealed
        FROM request_moves WHERE request = \(request.id) ORDER BY number
        """
      ).map { row in
        guard let from = RequestState(rawValue: try row.text(1)),
          let to = RequestState(rawValue: try row.text(2)),
          let kind = Actor.Kind(rawValue: try row.text(6))
        else { throw RequestError.damaged }
        var texts: [String: String] = [:]
        if let sealed = try row.blobOrNil(9),
          let bytes = try? seal?.open(
            sealed, RequestSeal.move(request.id, try row.int(8))),
          let members = try? JSON(parsing: bytes).object
        {
          texts = members.compactMapValues(\.string)
          texts["salt"] = nil
        }
        return RequestNote(
          kind: try row.text(0), from: from, to: to, day: try row.date(3),
          at: try row.timestamp(4), sequence: try row.int(5),
          actor: Actor(kind: kind, id: try row.text(7)), texts: texts)
      }
    }
  }

  /// The letter that came with a request, or nil.
  public func letter(of request: SubjectRequest) async throws -> ScannedLetter? {
    guard let seal = try? await seal(for: request.subject) else { return nil }
    let row = try await database.read {
      try $0.first(
        "SELECT id, sealed FROM request_papers WHERE request = \(request.id) ORDER BY id LIMIT 1")
    }
    guard let row else { return nil }
    return try ScannedLetter(
      try seal.open(try row.blob(1), RequestSeal.paper(try row.text(0))))
  }

  /// The deadline of a request with every step; throws `RequestError.clock`.
  public func deadline(of request: SubjectRequest) async throws -> RequestDeadline {
    let holidays = try await holidays()
    do {
      return try request.clock(holidays: holidays).deadline()
    } catch {
      throw RequestError.clock(error)
    }
  }
}

/// Requests that wait for a person's first look, in short.
public struct WaitingRequests: Sendable, Equatable {
  /// The most urgent.
  public let first: [SubjectRequest]
  /// How many there are in all.
  public let count: Int
}

extension Requests {
  /// Open requests that nobody has taken up, or in which a check waits.
  ///
  /// - Parameter owner: those of a team or account alone.
  public func waiting(of owner: String? = nil, limit: Int) async throws -> WaitingRequests {
    try await database.read { transaction in
      let ends = RequestState.ends.sorted { $0.rawValue < $1.rawValue }
      var condition: SQL = """
        joined_into IS NULL AND state NOT IN (\(list: ends)) AND (
          state = \(RequestState.received) OR kind = \(RequestRight.unclassified)
          OR mandate = \(SubjectRequest.Check.waiting) OR others = \(SubjectRequest.Check.waiting))
        """
      if let owner { condition = "\(condition) AND owner = \(owner)" }
      let first = try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests WHERE \(condition)
        ORDER BY sort_day, id LIMIT \(max(limit, 0))
        """
      ).map { try SubjectRequest($0) }
      return WaitingRequests(
        first: first,
        count: Int(try transaction.int("SELECT COUNT(*) FROM requests WHERE \(condition)")))
    }
  }
}
