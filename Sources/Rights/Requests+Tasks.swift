public import Formats
public import Store

/// Something that a notice of an authority makes us do.
public struct RequestTask: Sendable, Equatable {
  /// Its number within the notice, from 1.
  public var number: Int
  /// What is to be done; nil when it cannot be read any more.
  public var what: String?
  /// The team or account that owes it.
  public var owner: String
  /// The day by which it is done.
  public var due: CivilDate
  /// The day on which it was.
  public var done: CivilDate?
}

extension Requests {
  /// Adds a task to a notice, with an owner and a day.
  @discardableResult
  public func addTask(
    _ what: String, to id: String, owner: String, due: CivilDate, actor: Actor, at now: Timestamp
  ) async throws -> Int {
    let what = try Self.require(what, "the task")
    let owner = try Self.require(owner, "the owner")
    let workspace = RequestSeal(vault: vault, key: nil)
    let request = try await find(id)
    let number = try await database.read {
      try $0.int("SELECT COUNT(*) FROM request_tasks WHERE request = \(id)") + 1
    }
    guard due >= request.received else { throw RequestError.day("the day of the task") }
    let sealed = try workspace.seal(Array(what.utf8), RequestSeal.task(id, number))
    try await change(id, actor: actor, at: now) { request, transaction in
      guard request.right == .notice else { throw RequestError.otherRight(request.right) }
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      guard
        try transaction.int("SELECT COUNT(*) FROM request_tasks WHERE request = \(id)")
          == number - 1
      else { throw RequestError.changedMeanwhile }
      try transaction.run(
        """
        INSERT INTO request_tasks (request, number, owner, due, done_day, sealed)
        VALUES (\(id), \(number), \(owner), \(due), \(nil as CivilDate?), \(sealed))
        """)
      return Change(
        kind: "request.task-set", day: now.date,
        leaf: ["task": .integer(number), "due": .string(due.iso)])
    }
    return Int(number)
  }

  /// A task is done, with what was done.
  public func finishTask(
    _ number: Int, of id: String, words: String, actor: Actor, at now: Timestamp
  ) async throws {
    let words = try Self.require(words, "what was done")
    try await change(id, actor: actor, at: now) { request, transaction in
      guard request.state.isOpen else { throw RequestError.ended(request.state) }
      let count = try transaction.run(
        """
        UPDATE request_tasks SET done_day = \(now.date)
        WHERE request = \(id) AND number = \(number) AND done_day IS NULL
        """)
      guard count == 1 else { throw RequestError.unknownTask(number) }
      return Change(
        kind: "request.task-done", day: now.date, texts: ["words": words],
        leaf: ["task": .integer(Int64(number))])
    }
  }

  /// The tasks of a notice, in their order.
  public func tasks(of id: String) async throws -> [RequestTask] {
    let seal = RequestSeal(vault: vault, key: nil)
    return try await database.read { transaction in
      try transaction.rows(
        """
        SELECT number, owner, due, done_day, sealed FROM request_tasks WHERE request = \(id)
        ORDER BY number
        """
      ).map { row in
        let number = try row.int(0)
        let what = try? seal.open(try row.blob(4), RequestSeal.task(id, number))
        return RequestTask(
          number: Int(number), what: what.flatMap { String(validating: $0, as: UTF8.self) },
          owner: try row.text(1), due: try row.date(2), done: try row.dateOrNil(3))
      }
    }
  }
}
