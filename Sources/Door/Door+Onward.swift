import Disclosure
import Findings
public import Formats
import Gate
public import Register
import Store

extension Door {
  /// Writes down what a partner passed on, and says whether it was permitted to.
  ///
  /// It was when the disclosure was approved for a way on which the taker comes right after the partner. Everything
  /// else is written down too, is no permission, and opens a finding of the partner's team. Leaves the entry
  /// `door.onward-declared`.
  /// - Parameter taker: a recipient of the register, or whatever the partner calls whoever got it.
  /// - Throws: `DoorError.notTheirs`, `.nobodyNamed`, `.dayOutOfRange`, `.countOutOfRange`.
  public func declareOnward(
    to taker: String, of id: String, on day: CivilDate, members: Int, _ partner: Partner,
    register: Register, at now: Timestamp
  ) async throws -> OnwardTransfer {
    let sent = try await theirs(id, partner, .onward, at: now)
    let taker = taker.nfc
    guard !taker.isEmpty, taker.utf8.count <= 200 else { throw DoorError.nobodyNamed }
    guard day <= now.date, day >= (sent.sent?.at ?? now).date else {
      throw DoorError.dayOutOfRange
    }
    guard (1...max(sent.permitted, 1)).contains(members) else {
      throw DoorError.countOutOfRange(most: max(sent.permitted, 1))
    }
    let known = register.recipient(called: taker)
    let next = sent.use.links.dropFirst().first
    let transfer = OnwardTransfer(
      id: UUIDv7.make(at: now).text, recipient: partner.recipient, disclosure: sent.id,
      taker: known, name: known == nil ? taker : nil, isPermitted: known != nil && known == next,
      members: members, day: day, declared: now)
    let sealed = try transfer.name.map { try seal($0, for: "onward \(transfer.id)") }
    var call = DoorCall(
      id: UUIDv7.make(at: now).text, partner, .onward, transfer.isPermitted ? .done : .notPermitted,
      at: now)
    call.disclosure = sent.id
    let leaf = Self.leaf(transfer, sent)
    let (record, observation) = (call, Self.observation(transfer, register))
    try await database.write { transaction in
      try transaction.insert(
        into: "door_onward",
        [
          "id", "recipient", "disclosure", "taker", "name", "is_permitted", "members", "day",
          "declared_at",
        ],
        rows: [
          [
            .text(transfer.id), .text(transfer.recipient.text), .text(transfer.disclosure),
            (transfer.taker?.text).sqlValue, sealed.sqlValue,
            .integer(transfer.isPermitted ? 1 : 0), .integer(Int64(members)), .text(day.iso),
            now.sqlValue,
          ]
        ])
      try transaction.insert(record, entry: record.id)
      let findings = try observation.map {
        try Findings.reconcile(
          [$0], at: transfer.recipient.text, covered: [], source: "door", now: now, transaction
        ).entries
      }
      let draft = record.draft("door.onward-declared", leaf)
      _ = try transaction.append(contentsOf: [draft] + (findings ?? []))
    }
    return transfer
  }

  /// What one partner or all have declared, newest first.
  ///
  /// - Parameter before: the name of the last one seen.
  public func onward(
    of recipient: RecipientID? = nil, before: String? = nil, limit: Int
  ) async throws -> [OnwardTransfer] {
    try await database.read { transaction in
      let condition: SQL = recipient.map { "recipient = \($0.text) AND " } ?? ""
      return try transaction.rows(
        """
        SELECT id, recipient, disclosure, taker, name, is_permitted, members, day, declared_at
        FROM door_onward WHERE \(condition)id < \(before ?? "~")
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(transfer)
    }
  }

  private func transfer(_ row: Row) throws -> OnwardTransfer {
    let (id, table) = (try row.text(0), "door_onward")
    guard let day = CivilDate(try row.text(7)) else { throw DoorError.damaged(table: table) }
    return OnwardTransfer(
      id: id, recipient: try Self.recipient(try row.text(1), table: table),
      disclosure: try row.text(2),
      taker: try row.textOrNil(3).map { try Self.recipient($0, table: table) },
      name: try row.blobOrNil(4).map { try open($0, for: "onward \(id)", table: table) },
      isPermitted: try row.bool(5), members: Int(try row.int(6)), day: day,
      declared: try row.timestamp(8))
  }

  /// A few people chosen by a sealed value are nobody's business, here as in every leaf.
  private static func leaf(
    _ transfer: OnwardTransfer, _ sent: DisclosureSummary
  ) -> [String: JSON] {
    let isFew = sent.hasSelector && transfer.members < 10
    return [
      "onward": .string(transfer.id), "disclosure": .string(transfer.disclosure),
      "to": transfer.taker.map { .string($0.text) } ?? .null,
      "permitted": .bool(transfer.isPermitted), "day": .string(transfer.day.iso),
      "members": isFew ? "<10" : .integer(Int64(transfer.members)),
    ]
  }

  /// What needs a person when data went where it was not permitted to go.
  private static func observation(
    _ transfer: OnwardTransfer, _ register: Register
  ) -> Observation? {
    guard !transfer.isPermitted else { return nil }
    let partner = register.recipients[id: transfer.recipient]
    let taker = transfer.taker.flatMap { register.recipients[id: $0]?.label }
    return Observation(
      kind: "undeclared-onward", key: transfer.id,
      title: "\(partner?.label ?? transfer.recipient.text) says that it passed data on to "
        + "\(taker ?? "somebody the register does not declare"), which the disclosure was not "
        + "approved for",
      owner: partner?.team ?? "privacy lead", days: 3)
  }
}

extension Register {
  /// The recipient whose identifier, name or trading name this is, whatever its case.
  func recipient(called text: String) -> RecipientID? {
    let wanted = text.lowercased()
    return recipients.first { recipient in
      recipient.id.text == text || recipient.label.lowercased() == wanted
        || recipient.aliases.contains { $0.lowercased() == wanted }
    }?.id
  }
}
