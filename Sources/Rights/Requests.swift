import Crypto
import Evidence
import Formats
import Law
import Mail
public import Store
public import Vault

/// Requests of people and notices of authorities, from receipt to the answer.
public struct Requests: Sendable {
  let database: any Store.Database
  let vault: Vault

  /// The room on a database that holds its migrations.
  public init(database: any Store.Database, vault: Vault) {
    self.database = database
    self.vault = vault
  }

  /// What a step changes beside the request's own row.
  struct Change {
    /// The kind of the entry.
    var kind: String
    /// The day for which it counts.
    var day: CivilDate
    /// What is written with it, sealed.
    var texts: [String: String] = [:]
    /// What else the leaf says.
    var leaf: [String: JSON] = [:]
  }

  /// Changes a request in one transaction: its row, its history, a letter, and one entry in the log.
  ///
  /// - Parameters:
  ///   - tell: a letter that goes with it.
  ///   - identified: whom it turns out to be about; what was said is sealed under their key from then on.
  /// - Throws: `RequestError`, `StoreError`, `VaultError`.
  @discardableResult
  func change(
    _ id: String, actor: Actor, at now: Timestamp, tell: QueuedLetter? = nil,
    identified: UInt32? = nil,
    _ body: @escaping @Sendable (inout SubjectRequest, any WriteTransaction) throws -> Change
  ) async throws -> SubjectRequest {
    let before = try await find(id)
    let old = try await seal(for: before.subject)
    let fresh = try await seal(for: identified ?? before.subject)
    return try await database.write { transaction in
      var request = try transaction.request(id)
      guard request.subject == before.subject else { throw RequestError.changedMeanwhile }
      if let into = request.joinedInto { throw RequestError.joined(into: into) }
      let from = request.state
      let change = try body(&request, transaction)
      if request.subject != before.subject {
        try transaction.reseal(id, from: old, to: fresh)
      }
      request.revision += 1
      try self.settle(&request, on: now.date, transaction)
      try transaction.update(request)
      try tell?.queue(transaction)
      try self.note(change, from: from, request, fresh, actor: actor, at: now, transaction)
      return request
    }
  }

  /// Works the dates out anew and keeps when it ended.
  func settle(
    _ request: inout SubjectRequest, on day: CivilDate, _ transaction: any ReadTransaction
  ) throws {
    guard request.state.isOpen else { return }
    do {
      let deadline = try request.clock(holidays: try transaction.holidays()).deadline()
      // Another day is warned of anew.
      if request.safeDue != deadline.safeDue { request.warned = nil }
      request.legalDue = deadline.legalDue
      request.safeDue = deadline.safeDue
    } catch let error as ClockError {
      throw RequestError.clock(error)
    }
  }

  /// Writes one line of history and, last, the entry.
  func note(
    _ change: Change, from: RequestState, _ request: SubjectRequest, _ seal: RequestSeal,
    actor: Actor, at now: Timestamp, _ transaction: any WriteTransaction
  ) throws {
    let number =
      try transaction.int(
        "SELECT COUNT(*) FROM request_moves WHERE request = \(request.id)") + 1
    var hash: [UInt8]?
    var sealed: [UInt8]?
    if !change.texts.isEmpty {
      let record = RequestSeal.record(change.texts.mapValues { .string($0) })
      hash = Array(SHA256.hash(data: record))
      sealed = try seal.seal(record, RequestSeal.move(request.id, number))
    }
    var leaf: [String: JSON] = change.leaf
    leaf["request"] = .string(request.id)
    leaf["right"] = .string(request.right.rawValue)
    leaf["by"] = .string(actor.kind.rawValue)
    leaf["day"] = .string(change.day.iso)
    if from != request.state || change.kind == Self.received {
      leaf["from"] = .string(from.rawValue)
      leaf["to"] = .string(request.state.rawValue)
    }
    if let hash { leaf["record"] = .string(Hex.encode(hash)) }
    // INVARIANT: the log does not tell whether somebody is a member; who is nobody's gets a random mark.
    let mark = SymmetricKey(size: .bits256).withUnsafeBytes { Base64.encode(Array($0)) }
    let sequence = try transaction.append(
      EntryDraft(kind: change.kind, at: now, subjects: request.subject.map { [$0] } ?? []) {
        [leaf] sequence in
        var leaf = leaf
        if request.right != .notice {
          leaf["subject"] = .string(seal.key?.commitment(sequence: sequence).base64 ?? mark)
        }
        return .object(leaf)
      })
    try transaction.insert(
      into: "request_moves",
      [
        "request", "number", "kind", "from_state", "to_state", "day", "at", "sequence",
        "actor_kind", "actor_id", "hash", "sealed",
      ],
      rows: [
        [
          .text(request.id), .integer(number), .text(change.kind), .text(from.rawValue),
          .text(request.state.rawValue), change.day.sqlValue, now.sqlValue, .integer(sequence),
          .text(actor.kind.rawValue), .text(actor.id), hash.sqlValue, sealed.sqlValue,
        ]
      ])
  }

  static let received = "request.received"

  /// The seal of a subject, or of the workspace for none; throws `RequestError.erased` when the key is gone.
  func seal(for subject: UInt32?) async throws -> RequestSeal {
    guard let subject else { return RequestSeal(vault: vault, key: nil) }
    guard let key = try await vault.key(for: subject) else { throw RequestError.erased }
    return RequestSeal(vault: vault, key: key)
  }

  /// Makes a move, or throws `RequestError.notAllowed`.
  static func move(
    _ request: inout SubjectRequest, _ move: RequestMove, to state: RequestState
  ) throws(RequestError) {
    guard RequestMoves.allows(move, from: request.state, to: state) else {
      throw .notAllowed(move, from: request.state)
    }
    request.state = state
  }

  /// A text that must be there and not too long.
  static func require(_ text: String, _ what: String) throws(RequestError) -> String {
    guard text.utf8.contains(where: { $0 > 0x20 }), text.utf8.count <= RequestContent.mostBytes
    else { throw .text(what) }
    return text
  }

  /// A day that is neither in the future nor before receipt.
  static func require(
    _ day: CivilDate, _ what: String, _ request: SubjectRequest, on today: CivilDate
  ) throws(RequestError) {
    guard day <= today, day >= request.received else { throw .day(what) }
  }
}

extension ReadTransaction {
  func request(_ id: String) throws -> SubjectRequest {
    guard
      let row = try first("SELECT \(SubjectRequest.columns) FROM requests WHERE id = \(id)")
    else { throw RequestError.unknown(UUIDv7(id) == nil ? "of that name" : id) }
    return try SubjectRequest(row)
  }

  func holidays() throws -> [Holiday] {
    try rows("SELECT day, name FROM request_holidays ORDER BY day").map {
      Holiday(try $0.date(0), try $0.text(1))
    }
  }
}

extension WriteTransaction {
  /// Seals everything that a request says under another key.
  func reseal(_ id: String, from old: RequestSeal, to new: RequestSeal) throws {
    let content = RequestSeal.content(id)
    if let sealed = try one("SELECT sealed FROM requests WHERE id = \(id)").blobOrNil(0) {
      let next = try new.seal(try old.open(sealed, content), content)
      try run("UPDATE requests SET sealed = \(next) WHERE id = \(id)")
    }
    let moves = try rows(
      "SELECT number, sealed FROM request_moves WHERE request = \(id) AND sealed IS NOT NULL ORDER BY number"
    )
    for row in moves {
      let number = try row.int(0)
      let context = RequestSeal.move(id, number)
      let next = try new.seal(try old.open(try row.blob(1), context), context)
      try run(
        "UPDATE request_moves SET sealed = \(next) WHERE request = \(id) AND number = \(number)")
    }
    let papers = try rows("SELECT id, sealed FROM request_papers WHERE request = \(id) ORDER BY id")
    for row in papers {
      let paper = try row.text(0)
      let context = RequestSeal.paper(paper)
      let next = try new.seal(try old.open(try row.blob(1), context), context)
      try run("UPDATE request_papers SET sealed = \(next) WHERE id = \(paper)")
    }
  }
}
