import Formats
import Members
import Register
import Store

/// What the tables hold of the subjects of some requests, as far as a request depends on it.
struct KnownChoices {
  private var byRequest: [[UInt8]: [UInt32: ChoiceRow]] = [:]
  private var servings: [Serving: Timestamp] = [:]

  private struct Serving: Hashable {
    let subject: UInt32
    let notice: String
  }

  /// Reads what was recorded under the requests' idempotency keys, and when notices were first shown.
  init(_ requests: [ChoiceRequest], _ transaction: any ReadTransaction) throws {
    let keyed = requests.filter { !$0.hashes.isEmpty }
    if !keyed.isEmpty {
      try transaction.each(
        """
        SELECT \(ChoiceRow.selected), request FROM choices
        WHERE ordinal IN (\(list: keyed.map(\.subject)))
          AND request IN (\(list: keyed.flatMap(\.hashes)))
        """
      ) { row in
        let choice = try ChoiceRow(row)
        byRequest[try row.blob(17), default: [:]][choice.ordinal] = choice
      }
    }
    let granting = requests.filter(\.hasGrant).map(\.subject)
    guard !granting.isEmpty else { return }
    try transaction.each(
      """
      SELECT ordinal, notice, MIN(at) FROM served WHERE ordinal IN (\(list: granting))
      GROUP BY ordinal, notice
      """
    ) { row in
      servings[Serving(subject: try row.ordinal(0), notice: try row.text(1))] =
        try row.timestamp(2)
    }
  }

  /// The time of each subject's last act.
  static func latest(
    of requests: [ChoiceRequest], _ transaction: any ReadTransaction
  ) throws -> [UInt32: Timestamp] {
    var latest: [UInt32: Timestamp] = [:]
    try transaction.each(
      """
      SELECT ordinal, MAX(at) FROM choices WHERE ordinal IN (\(list: requests.map(\.subject)))
      GROUP BY ordinal
      """
    ) { latest[try $0.ordinal(0)] = try $0.timestamp(1) }
    return latest
  }

  /// What became of a request already: done before, or impossible; nil when it is still to be recorded.
  func outcome(of request: ChoiceRequest, _ rows: [ChoiceRow]) -> ChoiceBatch.Outcome? {
    do {
      if let done = try done(request) { return .success(done) }
      try requireServed(rows)
      return nil
    } catch {
      return .failure(error)
    }
  }

  /// What a request left behind when it was made before; nil when it was not, or not in full.
  private func done(_ request: ChoiceRequest) throws(ConsentError) -> [Recorded]? {
    guard !request.hashes.isEmpty else { return nil }
    var done: [Recorded] = []
    for (hash, draft) in zip(request.hashes, request.drafts) {
      guard let found = byRequest[hash]?[request.subject]?.recorded else { return nil }
      guard found.choice.act == draft.act, found.choice.purpose == draft.purpose,
        found.choice.recipient == draft.recipient
      else { throw ConsentError.requestReused }
      done.append(Recorded(id: found.id, sequence: found.sequence))
    }
    return done
  }

  /// Throws unless every grant's notice was shown at or before it.
  private func requireServed(_ rows: [ChoiceRow]) throws(ConsentError) {
    for row in rows where row.recorded.choice.act == .grant {
      guard let notice = row.recorded.choice.notice else {
        throw ConsentError.noticeMissing(serve: nil)
      }
      let serving = Serving(subject: row.ordinal, notice: notice.description)
      guard let first = servings[serving], first <= row.recorded.choice.at else {
        throw ConsentError.notServed(notice)
      }
    }
  }
}
