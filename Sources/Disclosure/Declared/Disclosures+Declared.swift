public import Register
import Store

/// How a member stands to a declared disclosure.
public struct DeclaredLine: Sendable, Equatable {
  /// The disclosure.
  public var declared: DeclaredDisclosure
  /// Whether the member stands in its list; else they may have been in it.
  public var isListed: Bool
}

extension Disclosures {
  /// What was declared, newest first; `before` is the name of the last one seen.
  ///
  /// - Parameter all: those too that were corrected since.
  public func declared(all: Bool = false, before: String? = nil, limit: Int = 50) async throws
    -> [DeclaredDisclosure]
  {
    let vault = vault
    return try await database.read { transaction in
      var condition: SQL = "d.id < \(before ?? "~")"
      if !all { condition = "\(condition) AND r.id IS NULL" }
      return try DeclaredLedger.find(condition, limit: limit, vault, transaction)
    }
  }

  /// Everything that was ever declared, oldest first, for searches and answers.
  public func everythingDeclared() async throws -> [DeclaredDisclosure] {
    let vault = vault
    return try await database.read {
      try DeclaredLedger.find("1 = 1", order: "d.id", limit: .max, vault, $0)
    }
  }

  /// One of them, or nil.
  public func declared(_ id: String) async throws -> DeclaredDisclosure? {
    let vault = vault
    return try await database.read {
      try DeclaredLedger.find("d.id = \(id)", vault, $0).first
    }
  }

  /// The standing declarations in whose list a member is, by name.
  public func declaredLists(of ordinal: UInt32) async throws -> Set<String> {
    Set(
      try await database.read {
        try $0.rows(
          """
          SELECT declaration FROM declared_members WHERE ordinal = \(ordinal)
          ORDER BY declaration
          """
        ).map { try $0.text(0) }
      })
  }

  /// What was asked back of each recipient of a declared disclosure.
  ///
  /// - Parameter isWhole: what asked for all of it back, and not for single people.
  public func asked(ofDeclared id: String, isWhole: Bool = false) async throws
    -> [RecipientID: RecallCounts]
  {
    try await database.read { transaction in
      var condition: SQL = "disclosure = \(id)"
      if isWhole { condition = "\(condition) AND reason = \(Self.wholeReason)" }
      var asked: [RecipientID: RecallCounts] = [:]
      try transaction.each(
        """
        SELECT recipient, answer, COUNT(*) FROM recall_items WHERE \(condition)
        GROUP BY recipient, answer ORDER BY recipient, answer
        """
      ) { row in
        guard let recipient = RecipientID(try row.text(0)),
          let word = RecallWord(rawValue: try row.text(1))
        else { throw RecallLedger.damaged }
        asked[recipient, default: RecallCounts()][word] = Int(try row.int(2))
      }
      return asked
    }
  }
}
