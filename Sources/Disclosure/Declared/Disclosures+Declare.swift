import Crypto
public import Formats
import Members
public import Register
public import Store
import Vault

extension Disclosures {
  /// Writes down a disclosure from before the record: one entry in the log, nothing half done.
  ///
  /// - Parameters:
  ///   - list: the members who were in it, if that is known.
  ///   - replaces: the declaration that this one corrects. It is whole: everything is said anew, but a list that it
  ///     does not bring stays the earlier one's.
  ///   - known: every recipient that any published register declared.
  /// - Throws: `DeclaredError`.
  public func declare(
    _ declaration: Declaration, list: DeclaredList? = nil, replaces: String? = nil,
    known: Set<RecipientID>, actor: Actor, at now: Timestamp
  ) async throws -> DeclaredDisclosure {
    var declaration = try Self.checked(declaration, known: known, on: now.date)
    if let list { declaration.key = list.key }
    let (vault, given, id) = (vault, declaration, UUIDv7.make(at: now).text)
    let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Hex.encode(Array($0)) }
    return try await database.writeAlone { transaction in
      var declaration = given
      var listed = list.map { _ in 0 }
      var strangers = 0
      if let replaces {
        guard let old = try DeclaredLedger.find("d.id = \(replaces)", vault, transaction).first
        else { throw DeclaredError.unknown(id: replaces) }
        if let by = old.replacedBy { throw DeclaredError.replaced(id: replaces, by: by) }
        if list == nil, old.listed != nil {
          declaration.key = old.declaration.key
          listed = try Self.carry(from: replaces, to: id, vault, transaction)
          strangers = old.strangers
        }
      }
      if let list {
        let found = try Self.take(list, of: id, vault, transaction)
        (listed, strangers) = (found, try Self.strangers(list, vault, transaction))
      }
      let bytes = declaration.bytes(salt: salt)
      let hash = Array(SHA256.hash(data: bytes))
      let sealed = try vault.sealWorkspace(bytes, context: DeclaredLedger.context(id))
      try transaction.run(
        """
        INSERT INTO declared (id, replaces, hash, sealed, listed, strangers, erased, sequence, at,
          actor_kind, actor_id)
        VALUES (\(id), \(replaces), \(hash), \(sealed), \(listed), \(strangers), \(0), \(0),
          \(now), \(actor.kind), \(actor.id))
        """)
      let leaf = DeclaredLedger.leaf(
        id, hash: hash, names: DeclaredNames(declaration, salt: salt), replaces: replaces,
        listed: listed, by: actor)
      let sequence = try transaction.append(
        EntryDraft(kind: "disclosure.declared", at: now) { _ in leaf })
      try transaction.run("UPDATE declared SET sequence = \(sequence) WHERE id = \(id)")
      guard let made = try DeclaredLedger.find("d.id = \(id)", vault, transaction).first else {
        throw DeclaredError.damaged
      }
      return made
    }
  }

  /// Writes the members of a list down, each once; gives how many.
  private static func take(
    _ list: DeclaredList, of id: String, _ vault: Vault, _ transaction: any WriteTransaction
  ) throws -> Int {
    var seen = Set<UInt32>()
    for start in stride(from: 0, to: list.lines.count, by: 8_192) {
      let part = list.lines[start..<min(start + 8_192, list.lines.count)]
      let found = try members(part, list.handle, vault, transaction)
      var rows: [[SQLValue]] = []
      for (line, ordinal) in zip(part, found) {
        guard let ordinal, seen.insert(ordinal).inserted else { continue }
        let sealed = try vault.sealWorkspace(
          Array(line.key.utf8), context: DeclaredLedger.memberContext(id))
        rows.append([.integer(Int64(ordinal)), .text(id), .blob(sealed)])
      }
      try transaction.insert(
        into: "declared_members", ["ordinal", "declaration", "sealed"], rows: rows)
    }
    return seen.count
  }

  private static func strangers(
    _ list: DeclaredList, _ vault: Vault, _ transaction: any ReadTransaction
  ) throws -> Int {
    try stride(from: 0, to: list.lines.count, by: 8_192).reduce(0) { sum, start in
      let part = list.lines[start..<min(start + 8_192, list.lines.count)]
      return try sum + members(part, list.handle, vault, transaction).count { $0 == nil }
    }
  }

  /// Whom the rows name now, in the transaction that writes them: whoever is erased meanwhile is nobody.
  private static func members(
    _ lines: ArraySlice<DeclaredList.Line>, _ kind: HandleKind, _ vault: Vault,
    _ transaction: any ReadTransaction
  ) throws -> [UInt32?] {
    let keys = lines.map { HandleKey(kind, $0.handle, vault) }
    let found = try transaction.subjects(of: keys)
    return keys.map { found[$0] }
  }

  /// Takes the list of a corrected declaration over to the one that corrects it.
  private static func carry(
    from old: String, to id: String, _ vault: Vault, _ transaction: any WriteTransaction
  ) throws -> Int {
    var count = 0
    var last: Int64 = -1
    while true {
      let rows = try transaction.rows(
        """
        SELECT ordinal, sealed FROM declared_members
        WHERE declaration = \(old) AND ordinal > \(last) ORDER BY ordinal LIMIT 8192
        """)
      guard let end = rows.last else { return count }
      last = try end.int(0)
      count += rows.count
      try transaction.insert(
        into: "declared_members", ["ordinal", "declaration", "sealed"],
        rows: try rows.map { row in
          let key = try vault.openWorkspace(
            try row.blob(1), context: DeclaredLedger.memberContext(old))
          let sealed = try vault.sealWorkspace(key, context: DeclaredLedger.memberContext(id))
          return [.integer(try row.int(0)), .text(id), .blob(sealed)]
        })
    }
  }
}
