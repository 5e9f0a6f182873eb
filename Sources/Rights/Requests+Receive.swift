import Consent
import Crypto
public import Formats
import Law
public import Mail
import Members
public import Store
import Vault

extension Requests {
  /// Takes a request in; the clock starts with the day of receipt.
  ///
  /// A second one of the same person for the same thing, while the first is open, is joined to it.
  /// - Parameters:
  ///   - subject: whom it is about, when that is known for sure; it is then being worked on at once.
  ///   - home: where we are established, ISO 3166-1.
  ///   - tell: a letter that goes with it.
  /// - Returns: the request, or the one into which it was joined.
  /// - Throws: `RequestError`, `LetterError`, `StoreError`, `VaultError`.
  @discardableResult
  public func receive(
    _ draft: RequestDraft, subject: UInt32? = nil, home: String, tell: QueuedLetter? = nil,
    actor: Actor, at now: Timestamp
  ) async throws -> SubjectRequest {
    try draft.check(on: now.date)
    let id = UUIDv7.make(at: now).text
    let isAgents = draft.behalf != .own
    let seal = try await seal(for: subject)
    var request = SubjectRequest(
      id: id, right: draft.right, state: .received, subject: subject,
      isIdentified: subject != nil || draft.right == .notice, isErased: false,
      received: draft.received, entered: now, channel: draft.channel, behalf: draft.behalf,
      mandate: isAgents ? .waiting : .none, others: .none, place: draft.place,
      region: draft.region, law: draft.law, home: home, identity: nil, fee: nil, pauses: [],
      extensionNotice: nil, acknowledged: nil, enquired: nil, due: draft.due,
      undertaking: draft.undertaking, legalDue: nil, safeDue: nil, owner: nil, joinedInto: nil,
      ended: nil, outcome: nil, endedLate: false, warned: nil, revision: 1)
    let content = try seal.seal(draft.content.json.canonical, RequestSeal.content(id))
    var texts: [String: String] = [:]
    if let letter = draft.letter {
      texts["letter"] = Hex.encode(Array(SHA256.hash(data: letter.bytes)))
    }
    if let mandate = draft.mandate { texts["mandate"] = mandate }
    let paper = try draft.letter.map { letter in
      let paper = UUIDv7.make(at: now).text
      return (
        paper, letter, try seal.seal(letter.bytes, RequestSeal.paper(paper))
      )
    }
    let words = texts
    let blank = request
    request = try await database.write { transaction in
      var request = blank
      try self.settle(&request, on: now.date, transaction)
      try transaction.insert(request, sealed: content)
      if let (paper, letter, sealed) = paper {
        try transaction.insert(
          into: "request_papers", ["id", "request", "kind", "at", "size", "sealed"],
          rows: [
            [
              .text(paper), .text(id), .text(letter.kind.rawValue), now.sqlValue,
              .integer(Int64(letter.bytes.count)), .blob(sealed),
            ]
          ])
      }
      try tell?.queue(transaction)
      try self.note(
        Change(
          kind: Self.received, day: request.received, texts: words,
          leaf: ["channel": .string(request.channel.rawValue)]),
        from: .received, request, seal, actor: actor, at: now, transaction)
      return request
    }
    guard request.isIdentified, !isAgents else { return request }
    return try await take(up: id, actor: actor, at: now)
  }

  /// Joins a request whose person is known to an older open one, or begins to work on it.
  func take(up id: String, actor: Actor, at now: Timestamp) async throws -> SubjectRequest {
    let request = try await find(id)
    if let subject = request.subject, request.right != .unclassified,
      let first = try await open(request.right, of: subject, besides: id)
    {
      return try await join(id, into: first.id, actor: actor, at: now)
    }
    guard request.state == .received else { return request }
    return try await start(id, actor: actor, at: now)
  }

  /// The oldest open request of a person for a right.
  func open(
    _ right: RequestRight, of subject: UInt32, besides id: String
  ) async throws -> SubjectRequest? {
    try await database.read { transaction in
      try transaction.first(
        """
        SELECT \(SubjectRequest.columns) FROM requests
        WHERE ordinal = \(subject) AND kind = \(right) AND joined_into IS NULL AND id <> \(id)
          AND state NOT IN (\(list: RequestState.ends.sorted { $0.rawValue < $1.rawValue }))
        ORDER BY received, id LIMIT 1
        """
      ).map { try SubjectRequest($0) }
    }
  }
}
