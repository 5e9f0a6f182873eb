import Findings
public import Formats
public import Mail
import Store

/// How near the day of a request is, as warnings count it.
public enum RequestWarning: Int, Sendable, CaseIterable {
  /// The legal date has passed.
  case late = -1
  /// The safe date has passed.
  case past = 0
  /// One day before the safe date.
  case one = 1
  /// Three days before it.
  case three = 3
  /// A week before it.
  case seven = 7
  /// Two weeks before it.
  case fourteen = 14

  /// The warning that a request is worth on a day; nil for none yet.
  public init?(of request: SubjectRequest, on day: CivilDate) {
    if let legal = request.legalDue, legal < day {
      self = .late
      return
    }
    guard let safe = request.safeDue else { return nil }
    let left = Int(safe.days) - Int(day.days)
    let found = Self.allCases.filter { $0 != .late }.sorted { $0.rawValue < $1.rawValue }
      .first { left <= $0.rawValue && ($0 != .past || left < 0) }
    guard let found else { return nil }
    self = found
  }

  /// Whether the data protection officer is written to as well.
  public var isEscalated: Bool { rawValue <= RequestWarning.three.rawValue }
}

/// Who is called up, by the names that the register gives them.
public struct RequestRoles: Sendable, Equatable {
  /// Where members write to.
  public var desk: String
  /// The data protection officer.
  public var officer: String

  /// Two roles.
  public init(desk: String, officer: String) {
    self.desk = desk
    self.officer = officer
  }
}

/// What a round of warnings did.
public struct RequestRound: Sendable, Equatable {
  /// How many findings were opened or came back.
  public var opened = 0
  /// How many requests somebody was written about.
  public var warned = 0

  /// Nothing.
  public init() {}
}

extension Requests {
  /// The kinds of finding about requests.
  public enum FindingKind: String, Sendable, CaseIterable {
    /// A request is due within two weeks.
    case due = "request-due"
    /// It is due within a day or past its safe date: the officer's.
    case escalated = "request-escalated"
    /// It is late.
    case late = "request-late"
  }

  /// Where findings about requests stand.
  public static let place = "requests"

  /// Warns of what is due in 14, 7, 3 and 1 days, past its safe date, and late: once each.
  ///
  /// - Parameter letters: makes the letters of a warning.
  /// - Throws: `StoreError`, and what the letters throw.
  public func watch(
    roles: RequestRoles, at now: Timestamp,
    letters: (SubjectRequest, RequestWarning) throws -> [QueuedLetter]
  ) async throws -> RequestRound {
    let near = try await near(on: now.date)
    var round = RequestRound()
    for (request, warning) in near where request.warned.map({ warning.rawValue < $0 }) ?? true {
      let queued = try letters(request, warning)
      do {
        try await change(
          request.id, actor: Actor(kind: .system, id: "requests"), at: now
        ) { request, transaction in
          guard request.warned.map({ warning.rawValue < $0 }) ?? true else {
            throw RequestError.changedMeanwhile
          }
          request.warned = warning.rawValue
          for letter in queued { try letter.queue(transaction) }
          return Change(
            kind: "request.warned", day: now.date,
            leaf: ["days": .integer(Int64(warning.rawValue))])
        }
        round.warned += 1
      } catch RequestError.changedMeanwhile, RequestError.erased {
        // Another node was quicker, or the person is being erased just now.
      }
    }
    let seen = near.map { Self.observation($0, $1, roles, on: now.date) }
    round.opened = try await database.write { transaction in
      let result = try Findings.reconcile(
        seen, at: Self.place, covered: Set(FindingKind.allCases.map(\.rawValue)),
        source: "requests", now: now, transaction)
      if !result.entries.isEmpty { _ = try transaction.append(contentsOf: result.entries) }
      return result.changes.opened.count + result.changes.reopened.count
    }
    return round
  }

  private func near(on day: CivilDate) async throws -> [(SubjectRequest, RequestWarning)] {
    let last = day.adding(days: RequestWarning.fourteen.rawValue)
    let condition = RequestFilter().condition(on: day)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT \(SubjectRequest.columns) FROM requests
        WHERE \(condition) AND (sort_day <= \(Int64(last.days)) OR legal_due < \(day))
        ORDER BY sort_day, id
        """
      ).compactMap { row in
        let request = try SubjectRequest(row)
        return RequestWarning(of: request, on: day).map { (request, $0) }
      }
    }
  }

  private static func observation(
    _ request: SubjectRequest, _ warning: RequestWarning, _ roles: RequestRoles, on day: CivilDate
  ) -> Observation {
    let due = (warning == .late ? request.legalDue : request.safeDue) ?? day
    let kind: FindingKind =
      warning == .late ? .late : warning.rawValue <= RequestWarning.one.rawValue ? .escalated : .due
    let what = "The request \(request.id), \(request.right.words),"
    let title =
      switch kind {
      case .late: "\(what) was due by \(due.iso) and is late: a late answer needs a written reason"
      case .escalated: "\(what) is to be answered by \(due.iso)"
      case .due: "\(what) is due on \(due.iso)"
      }
    return Observation(
      kind: kind.rawValue, key: request.id, title: title,
      owner: kind == .due ? request.owner ?? roles.desk : roles.officer,
      days: Int(due.days) - Int(day.days))
  }
}
