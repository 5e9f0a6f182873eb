public import Disclosure
public import Formats
import Register
import Store

/// A disclosure as its addressee sees it.
public struct PartnerPackage: Sendable, Equatable {
  /// The line of the ledger.
  public var summary: DisclosureSummary
  /// When its data was first fetched at the door; nil when it never was.
  public var collected: Timestamp?
  /// How often its data was fetched.
  public var fetches: Int
}

extension Door {
  /// What is addressed to a partner, newest first, with when it was fetched; written down as a call.
  public func list(
    _ partner: Partner, before: String? = nil, limit: Int, at now: Timestamp
  ) async throws -> [PartnerPackage] {
    let sent = try await disclosures.sent(to: partner.recipient, before: before, limit: limit)
    try await note(DoorCall(id: UUIDv7.make(at: now).text, partner, .list, .done, at: now))
    return try await collections(of: sent)
  }

  /// One disclosure that is addressed to a partner; written down as a call, also when it is none of theirs.
  ///
  /// - Throws: `DoorError.notTheirs`.
  public func show(
    _ id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> (package: PartnerPackage, contents: DisclosurePackage) {
    let sent = try await theirs(id, partner, .show, at: now)
    var call = DoorCall(id: UUIDv7.make(at: now).text, partner, .show, .done, at: now)
    call.disclosure = sent.id
    try await note(call)
    let package =
      try await collections(of: [sent]).first
      ?? PartnerPackage(summary: sent, collected: nil, fetches: 0)
    return (package, try await disclosures.package(of: sent))
  }

  /// The path of a file that a partner may have now; the fetch is in ledger and log before it returns.
  ///
  /// A file with data leaves only while everybody in it is permitted. After a crash the ledger may know of a fetch
  /// that brought nothing, and never the other way round.
  /// - Throws: `DoorError.notTheirs`, `.permissionEnded`, `.fileGone`; `StoreError`, `IndexError`.
  public func fetch(
    _ name: String, of id: String, _ partner: Partner, at now: Timestamp
  ) async throws -> String {
    let sent = try await theirs(id, partner, .fetch, at: now)
    let contents = try await disclosures.package(of: sent)
    guard let file = contents.files.first(where: { $0.name == name }) else {
      try await refuse(partner, .fetch, .notTheirs, sent.id, at: now)
      throw DoorError.notTheirs
    }
    guard file.isHere else {
      try await refuse(partner, .fetch, .gone, sent.id, at: now)
      throw DoorError.fileGone
    }
    if file.isData, try await !disclosures.isPermittedStill(sent, at: now) {
      try await refuse(partner, .fetch, .ended, sent.id, at: now)
      throw DoorError.permissionEnded
    }
    var call = DoorCall(id: UUIDv7.make(at: now).text, partner, .fetch, .done, at: now)
    call.disclosure = sent.id
    call.file = file.name
    let record = call
    try await database.write { transaction in
      try transaction.record(
        record, entry: "door.fetched",
        ["disclosure": .string(sent.id), "file": .string(file.name)])
    }
    return disclosures.folder(of: sent.id) + "/" + file.name
  }

  /// A sent disclosure that is addressed to a partner; any other is written down and refused.
  func theirs(
    _ id: String, _ partner: Partner, _ kind: DoorCall.Kind, at now: Timestamp
  ) async throws -> DisclosureSummary {
    // What is no name of ours is not even looked for.
    if UUIDv7(id) != nil, let sent = try await disclosures.sent(id, to: partner.recipient) {
      return sent
    }
    try await refuse(partner, kind, .notTheirs, nil, at: now)
    throw DoorError.notTheirs
  }

  private func refuse(
    _ partner: Partner, _ kind: DoorCall.Kind, _ result: DoorCall.Result, _ disclosure: String?,
    at now: Timestamp
  ) async throws {
    var call = DoorCall(id: UUIDv7.make(at: now).text, partner, kind, result, at: now)
    call.disclosure = disclosure
    try await note(call)
  }

  /// When the data of some disclosures was first fetched here, and how often.
  public func collections(of sent: [DisclosureSummary]) async throws -> [PartnerPackage] {
    let ids = sent.map(\.id)
    let fetched = try await database.read { transaction in
      var fetched: [String: (first: Timestamp, count: Int)] = [:]
      try transaction.each(
        """
        SELECT disclosure, MIN(at), COUNT(*) FROM door_calls
        WHERE disclosure IN (\(list: ids)) AND kind = \(DoorCall.Kind.fetch.rawValue)
          AND result = \(DoorCall.Result.done.rawValue) AND file <> \("certificate.json")
        GROUP BY disclosure ORDER BY disclosure
        """
      ) { fetched[try $0.text(0)] = (try $0.timestamp(1), Int(try $0.int(2))) }
      return fetched
    }
    return sent.map {
      PartnerPackage(
        summary: $0, collected: fetched[$0.id]?.first, fetches: fetched[$0.id]?.count ?? 0)
    }
  }
}
