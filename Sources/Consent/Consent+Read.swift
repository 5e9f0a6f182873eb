public import Formats
import Members
public import Register
public import Store

/// What was shown to a subject and what they chose, for the index.
public struct ConsentState: Sendable, Equatable {
  /// The subject.
  public var ordinal: UInt32
  /// The notices that were shown, by time.
  public var served: [(version: NoticeVersion, at: Timestamp)]
  /// What was chosen, oldest first.
  public var choices: [Choice]

  /// Compares subjects, servings and choices.
  public static func == (left: Self, right: Self) -> Bool {
    left.ordinal == right.ordinal && left.choices == right.choices
      && left.served.elementsEqual(right.served) { $0 == $1 }
  }
}

extension Consent {
  /// What a subject chose, oldest first: by time, then by sequence, then by identifier.
  ///
  /// An act recorded live never counts as earlier than the subject's acts before it, so that for
  /// these the order is that of the entries; imported acts stand where their time puts them.
  public static func history(
    of ordinal: UInt32, _ transaction: any ReadTransaction
  ) throws -> [RecordedChoice] {
    try rows(of: [ordinal], transaction).map(\.recorded)
  }

  /// What a subject chose, oldest first.
  public func history(of ordinal: UInt32) async throws -> [RecordedChoice] {
    try await database.read { try Consent.history(of: ordinal, $0) }
  }

  /// The notices that a subject was shown, by time.
  public func served(to ordinal: UInt32) async throws -> [(version: NoticeVersion, at: Timestamp)] {
    try await database.read { try Consent.served(to: ordinal, $0) }
  }

  /// The same within a transaction.
  public static func served(
    to ordinal: UInt32, _ transaction: any ReadTransaction
  ) throws -> [(version: NoticeVersion, at: Timestamp)] {
    try Consent.states(of: [ordinal], transaction).first?.served ?? []
  }

  /// The states of subjects, ascending; one about whom nothing is recorded has no state.
  public static func states(
    of ordinals: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [ConsentState] {
    var states: [ConsentState] = []
    let sorted = ordinals.sorted()
    for start in stride(from: 0, to: sorted.count, by: 8_192) {
      let part = sorted[start..<min(start + 8_192, sorted.count)]
      try eachState("ordinal IN (\(list: part))", transaction) { states.append($0) }
    }
    return states
  }

  /// Gives the states of all subjects of a range, ascending; for loading an index in batches.
  public static func eachState(
    in range: Range<UInt32>, _ transaction: any ReadTransaction,
    _ body: (ConsentState) throws -> Void
  ) throws {
    try eachState(
      "ordinal >= \(range.lowerBound) AND ordinal < \(range.upperBound)", transaction, body)
  }

  /// How many choices are recorded, by act.
  public func counts() async throws -> [Choice.Act: Int] {
    try await database.read { transaction in
      var counts: [Choice.Act: Int] = [:]
      try transaction.each("SELECT act, COUNT(*) FROM choices GROUP BY act ORDER BY act") { row in
        guard let act = Choice.Act(rawValue: try row.text(0)) else { return }
        counts[act] = Int(try row.int(1))
      }
      return counts
    }
  }

  /// The words of a hash, or nil.
  public func wording(_ hash: [UInt8]) async throws -> String? {
    try await database.read {
      try $0.first("SELECT text FROM wordings WHERE hash = \(hash)")?.text(0)
    }
  }

  static func rows(
    of ordinals: [UInt32], _ transaction: any ReadTransaction
  ) throws -> [ChoiceRow] {
    var rows: [ChoiceRow] = []
    try transaction.each(
      """
      SELECT \(ChoiceRow.selected) FROM choices WHERE ordinal IN (\(list: ordinals))
      ORDER BY ordinal, at, sequence, id
      """
    ) { rows.append(try ChoiceRow($0)) }
    return rows
  }

  /// Choices of the range are held together in memory: callers give bounded ranges.
  private static func eachState(
    _ condition: SQL, _ transaction: any ReadTransaction, _ body: (ConsentState) throws -> Void
  ) throws {
    var states: [UInt32: ConsentState] = [:]
    try transaction.each(
      "SELECT ordinal, notice, at FROM served WHERE \(condition) ORDER BY ordinal, at, notice"
    ) { row in
      guard let version = NoticeVersion(try row.text(1)) else {
        throw StoreError(.corrupt, "a serving is damaged")
      }
      let ordinal = try row.ordinal(0)
      states[ordinal, default: ConsentState(ordinal: ordinal, served: [], choices: [])].served
        .append((version, try row.timestamp(2)))
    }
    try transaction.each(
      """
      SELECT \(ChoiceRow.selected) FROM choices WHERE \(condition)
      ORDER BY ordinal, at, sequence, id
      """
    ) { row in
      let choice = try ChoiceRow(row)
      states[
        choice.ordinal, default: ConsentState(ordinal: choice.ordinal, served: [], choices: [])
      ].choices.append(choice.recorded.choice)
    }
    for ordinal in states.keys.sorted() {
      if let state = states[ordinal] { try body(state) }
    }
  }
}
