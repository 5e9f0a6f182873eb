public import Formats
import Store

/// How requests were dealt with, as the public page tells it.
public struct RequestFigures: Sendable, Equatable {
  /// Those for one right.
  public struct Line: Sendable, Equatable {
    /// The right.
    public var right: RequestRight
    /// Answered or refused by the legal date.
    public var inTime = 0
    /// Answered or refused after it.
    public var late = 0
    /// Of these, refused.
    public var refused = 0
    /// Taken back by the person.
    public var withdrawn = 0
    /// Not ended yet.
    public var open = 0
    /// Of these, past the legal date.
    public var overdue = 0
    /// The days from receipt to the end that half of them took at most; nil before the first.
    public var medianDays: Int?
  }

  /// The rights for which there is something, in their order.
  public var lines: [Line]

  /// Nothing.
  public init(lines: [Line] = []) { self.lines = lines }
}

extension Requests {
  /// The figures now; joined requests count once, notices of authorities are not people's requests.
  public func figures(on day: CivilDate) async throws -> RequestFigures {
    try await database.read { transaction in
      var lines: [RequestRight: RequestFigures.Line] = [:]
      var took: [RequestRight: [(days: Int, count: Int)]] = [:]
      try transaction.each(
        """
        SELECT kind, state, ended_late, CASE WHEN legal_due < \(day) THEN 1 ELSE 0 END,
          COALESCE(ended_day - received, 0), COUNT(*)
        FROM requests WHERE joined_into IS NULL AND kind <> \(RequestRight.notice)
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 5, 1, 2, 3, 4
        """
      ) { row in
        guard let right = RequestRight(rawValue: try row.text(0)),
          let state = RequestState(rawValue: try row.text(1))
        else { throw RequestError.damaged }
        let (isLate, isPast) = (try row.bool(2), try row.bool(3))
        let (days, count) = (Int(try row.int(4)), Int(try row.int(5)))
        var line = lines[right] ?? RequestFigures.Line(right: right)
        switch state {
        case .answered, .refused:
          if isLate { line.late += count } else { line.inTime += count }
          if state == .refused { line.refused += count }
          took[right, default: []].append((days, count))
        case .withdrawn: line.withdrawn += count
        default:
          line.open += count
          if isPast { line.overdue += count }
        }
        lines[right] = line
      }
      return RequestFigures(
        lines: RequestRight.allCases.compactMap { right in
          guard var line = lines[right] else { return nil }
          line.medianDays = Self.median(took[right] ?? [])
          return line
        })
    }
  }

  /// The lower median of days that come in ascending order with their counts.
  static func median(_ days: [(days: Int, count: Int)]) -> Int? {
    let all = days.reduce(0) { $0 + $1.count }
    guard all > 0 else { return nil }
    var left = (all + 1) / 2
    for (day, count) in days.sorted(by: { $0.days < $1.days }) {
      left -= count
      if left <= 0 { return day }
    }
    return nil
  }
}
