import Crypto
public import Formats
import Gate
import Index
import Register
import Standing
public import Store
import Vault

/// That a member stands in the list of a declared disclosure, and by what its recipient knows them.
struct DeclaredRow: Sendable {
  var ordinal: UInt32
  var declaration: String
  var key: String
}

extension Disclosures {
  /// Why everything of a declared disclosure is asked back.
  static let wholeReason = "declared.whole"
  /// The reference that stands for everybody who was in it.
  static let wholeRef = "all"

  /// Asks every recipient of a declared disclosure to delete all that it had from it, whoever was in it.
  ///
  /// - Returns: the recalls that it made or added to.
  /// - Throws: `DeclaredError`.
  public func recallWhole(
    declared id: String, actor: Actor, at now: Timestamp
  ) async throws -> [String] {
    let vault = vault
    return try await database.writeAlone { transaction in
      guard let found = try DeclaredLedger.find("d.id = \(id)", vault, transaction).first else {
        throw DeclaredError.unknown(id: id)
      }
      if let by = found.replacedBy { throw DeclaredError.replaced(id: id, by: by) }
      let isAsked = try transaction.exists(
        """
        SELECT 1 FROM recall_items WHERE disclosure = \(id) AND reason = \(Self.wholeReason)
        """)
      guard !isAsked else { throw DeclaredError.recalledBefore(id: id) }
      let links = Set(found.declaration.links).sorted()
      guard !links.isEmpty else { throw DeclaredError.nobodyToAsk(id: id) }
      return try Self.add(
        links.map {
          RecallItem(
            recipient: $0, disclosure: id, ordinal: nil, ref: Self.wholeRef, action: .delete,
            reason: Self.wholeReason)
        }, by: actor, at: now, vault, transaction)
    }
  }

  /// The declaration that an entry of the log is about, nil for every other entry.
  static func declaredIn(_ entry: Entry) throws -> String? {
    guard entry.kind == "disclosure.declared" else { return nil }
    guard let id = try JSON(parsing: entry.leaf)["declaration"]?.string else {
      throw RecallLedger.damaged
    }
    return id
  }

  /// Asks back those in the list of a declaration who had said no before it was made.
  func askBack(
    declared id: String, _ held: any HeldLock, _ sweep: inout RecallSweep, at now: Timestamp
  ) async throws {
    guard let declared = try await declared(id), declared.isStanding else { return }
    let vault = vault
    var last: Int64 = -1
    while true {
      try await held.check()
      let after = last
      let (rows, asked) = try await database.read { transaction in
        let rows = try Self.rows(
          "declaration = \(id) AND ordinal > \(after)", limit: 8_192, vault, transaction)
        var asked: [RecallItem.Key: [AskedBefore]] = [:]
        try Self.asked("disclosure = \(id)", into: &asked, transaction)
        return (rows, asked)
      }
      guard let end = rows.last else { return }
      last = Int64(end.ordinal)
      let items = try await declaredItems(of: rows, [id: declared], asked, at: now)
      guard !items.isEmpty else { continue }
      let made = try await database.writeAlone { try Self.add(items, at: now, vault, $0) }
      for one in made where !sweep.recalls.contains(one) { sweep.recalls.append(one) }
      sweep.refs += items.count
    }
  }

  /// The lists in which some people stand, and the declarations that are needed to ask back.
  func lists(of people: [UInt32], owed: [String]) async throws -> (
    rows: [DeclaredRow], declared: [String: DeclaredDisclosure]
  ) {
    let (people, vault) = (Set(people).sorted(), vault)
    return try await database.read { transaction in
      var rows: [DeclaredRow] = []
      for start in stride(from: 0, to: people.count, by: 8_192) {
        let part = people[start..<min(start + 8_192, people.count)]
        rows += try Self.rows("ordinal IN (\(list: part))", limit: .max, vault, transaction)
      }
      let ids = Set(rows.map(\.declaration) + owed).sorted()
      var declared: [String: DeclaredDisclosure] = [:]
      for start in stride(from: 0, to: ids.count, by: 1_000) {
        let part = ids[start..<min(start + 1_000, ids.count)]
        for one in try DeclaredLedger.find(
          "d.id IN (\(list: part))", limit: .max, vault, transaction)
        {
          declared[one.id] = one
        }
      }
      return (rows, declared)
    }
  }

  private static func rows(
    _ condition: SQL, limit: Int, _ vault: Vault, _ transaction: any ReadTransaction
  ) throws -> [DeclaredRow] {
    try transaction.rows(
      """
      SELECT ordinal, declaration, sealed FROM declared_members WHERE \(condition)
      ORDER BY ordinal, declaration LIMIT \(limit)
      """
    ).map { row in
      let id = try row.text(1)
      let key = try vault.openWorkspace(
        try row.blob(2), context: DeclaredLedger.memberContext(id))
      return DeclaredRow(
        ordinal: try row.ordinal(0), declaration: id, key: String(decoding: key, as: UTF8.self))
    }
  }

  /// What to ask back for some people in lists: a person's own no to the use, once a recipient.
  func declaredItems(
    of rows: [DeclaredRow], _ declared: [String: DeclaredDisclosure],
    _ asked: [RecallItem.Key: [AskedBefore]], at now: Timestamp
  ) async throws -> [RecallItem] {
    var deciders: [String: [RecallDecider]] = [:]
    var items: [RecallItem] = []
    for row in rows {
      guard let one = declared[row.declaration], one.isStanding else { continue }
      if deciders[one.id] == nil {
        deciders[one.id] = try await recallDeciders(of: one.declaration, at: now)
      }
      let reason = deciders[one.id]?.lazy.compactMap { $0.ownNo(of: row.ordinal) }.first
      guard let reason else { continue }
      for link in Set(one.declaration.links).sorted() {
        let key = RecallItem.Key(
          ordinal: row.ordinal, disclosure: one.id, recipient: link.text)
        if asked[key]?.contains(where: { $0.action == .delete }) == true { continue }
        items.append(
          RecallItem(
            recipient: link, disclosure: one.id, ordinal: row.ordinal, ref: row.key,
            action: .delete, reason: reason.rawValue, salt: Self.salt()))
      }
    }
    return items
  }

  /// The uses that a no may be about: the declared purpose's, or where it is only told in words every purpose's.
  private func recallDeciders(of declaration: Declaration, at now: Timestamp) async throws
    -> [RecallDecider]
  {
    guard let register = try await standing.load()?.register else { return [] }
    let own = PurposeID(declaration.purpose).flatMap { register.purposes[id: $0]?.id }
    var deciders: [RecallDecider] = []
    for purpose in own.map({ [$0] }) ?? register.purposes.map(\.id) {
      for link in Set(declaration.links).sorted() {
        deciders.append(
          try await RecallDecider(Use(purpose: purpose, recipient: link), by: index, at: now))
      }
    }
    return deciders
  }

  static func salt() -> String {
    SymmetricKey(size: .bits128).withUnsafeBytes { Hex.encode(Array($0)) }
  }
}

extension DisclosureData {
  /// Keeps what recipients know an erased member by, sealed, until they are asked back; and takes them off the lists.
  func oweDeclared(of subject: UInt32, _ transaction: any WriteTransaction) throws {
    let rows = try transaction.rows(
      """
      SELECT m.declaration, m.sealed, r.id FROM declared_members m
      LEFT JOIN declared r ON r.replaces = m.declaration
      WHERE m.ordinal = \(subject) ORDER BY m.declaration
      """)
    for row in rows {
      let id = try row.text(0)
      try transaction.run("UPDATE declared SET erased = erased + 1 WHERE id = \(id)")
      let isAsked = try transaction.exists(
        """
        SELECT 1 FROM recall_items WHERE ordinal = \(subject) AND disclosure = \(id)
          AND action = \(RecallAction.delete)
        """)
      guard try row.isNull(2), !isAsked else { continue }
      let key = try vault.openWorkspace(
        try row.blob(1), context: DeclaredLedger.memberContext(id))
      let sealed = try vault.sealWorkspace(key, context: Disclosures.owedContext(id))
      // An address could be guessed by its hash; a random mark tells nothing.
      try transaction.insert(
        into: "recall_owed", ["disclosure", "mark", "sealed"],
        rows: [[.text(id), .text(Disclosures.salt()), .blob(sealed)]])
    }
    try transaction.run("DELETE FROM declared_members WHERE ordinal = \(subject)")
  }
}
