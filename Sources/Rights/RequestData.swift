public import Formats
import Members
public import Store
public import Vault

/// What this room holds about a subject: their requests, what they said in them, and what came of it.
public struct RequestData: SubjectData {
  private let seal: RequestSeal?

  /// The room's answer under the subject's key; without one nothing is opened.
  public init(key: SubjectKey?, vault: Vault) {
    seal = key.map { RequestSeal(vault: vault, key: $0) }
  }

  /// The one table with a subject in it; history and papers hang on its rows.
  public var tables: [SubjectTable] { [SubjectTable("requests", column: "ordinal")] }

  /// Every request with its days and its history, as far as they can be opened.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let requests = try transaction.rows(
      """
      SELECT \(SubjectRequest.columns), sealed FROM requests WHERE ordinal = \(subject)
      ORDER BY received, id
      """
    ).map { row -> JSON in
      let request = try SubjectRequest(row)
      var members: [String: JSON] = [
        "request": .string(request.id), "right": .string(request.right.rawValue),
        "state": .string(request.state.rawValue), "received": .string(request.received.iso),
        "channel": .string(request.channel.rawValue),
        "ended": request.ended.map { .string($0.iso) } ?? .null,
        "outcome": request.outcome.map { .string($0.rawValue) } ?? .null,
        "joined to": request.joinedInto.map { .string($0) } ?? .null,
      ]
      if let sealed = try row.blobOrNil(33) {
        members["said"] = try opened(sealed, RequestSeal.content(request.id))
      }
      members["history"] = .array(try history(of: request.id, transaction))
      return .object(members)
    }
    return ["requests": .array(requests)]
  }

  private func history(of id: String, _ transaction: any ReadTransaction) throws -> [JSON] {
    try transaction.rows(
      "SELECT kind, day, number, sealed FROM request_moves WHERE request = \(id) ORDER BY number"
    ).map { row in
      var members: [String: JSON] = [
        "what": .string(try row.text(0)), "day": .string(try row.date(1).iso),
      ]
      if let sealed = try row.blobOrNil(3),
        var texts = try opened(sealed, RequestSeal.move(id, try row.int(2)))?.object
      {
        texts["salt"] = nil
        members["written"] = .object(texts)
      }
      return .object(members)
    }
  }

  private func opened(_ sealed: [UInt8], _ context: String) throws -> JSON? {
    guard let seal else { return nil }
    return try JSON(parsing: seal.open(sealed, context))
  }

  /// Removes what was said, papers and the person; that there was a request, its days and outcome stay.
  ///
  /// A request that is open, such as the one for this erasure, goes on and can be answered.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    let ids = try transaction.rows("SELECT id FROM requests WHERE ordinal = \(subject) ORDER BY id")
      .map { try $0.text(0) }
    for id in ids {
      try transaction.run("UPDATE request_moves SET sealed = NULL WHERE request = \(id)")
      try transaction.run("DELETE FROM request_papers WHERE request = \(id)")
      try transaction.run("DELETE FROM request_links WHERE request = \(id)")
      try transaction.run(
        """
        UPDATE requests SET sealed = NULL, ordinal = NULL, erased = 1, place = NULL, region = NULL
        WHERE id = \(id)
        """)
    }
  }

  /// How many requests there are.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    Int(try transaction.int("SELECT COUNT(*) FROM requests WHERE ordinal = \(subject)"))
  }
}
