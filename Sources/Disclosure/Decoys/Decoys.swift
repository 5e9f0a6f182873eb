import Formats
import Register
public import Standing
public import Store
public import Vault

/// The invented members that disclosures carry, and what was seen of them (demand E6).
///
/// A decoy is nobody's: never a subject, never in a count of people or a set of members. Its address is in one
/// disclosure alone, so whoever uses it has it from there.
public struct Decoys: Sendable {
  let database: any Store.Database
  let vault: Vault
  let standing: Standing
  let disclosures: Disclosures
  var keys: DecoyKeys { DecoyKeys(vault) }

  /// Makes the room over a workspace's parts.
  public init(
    database: any Store.Database, vault: Vault, standing: Standing, disclosures: Disclosures
  ) {
    self.database = database
    self.vault = vault
    self.standing = standing
    self.disclosures = disclosures
  }

  /// Whether a ref is a decoy's in a disclosure; a partner who asks about it must hear what it hears of a member.
  public func isDecoy(ref: String, of disclosure: String) async throws -> Bool {
    let mark = keys.mark(ref)
    return try await database.read { transaction in
      try transaction.exists(
        "SELECT 1 FROM decoy_marks WHERE mark = \(mark) AND disclosure = \(disclosure)")
    }
  }

  /// The disclosures that carry decoys, newest first; `before` is the last one seen.
  public func sets(before: String? = nil, limit: Int = 50) async throws -> [DecoySet] {
    try await database.read { try DecoyLedger.sets(before: before, limit: limit, $0) }
  }

  /// How many disclosures carry decoys.
  public func setCount() async throws -> Int {
    Int(try await database.read { try $0.int("SELECT COUNT(*) FROM decoy_sets") })
  }

  /// The decoys of one disclosure.
  ///
  /// - Throws: `DecoyError.noDecoysIn`, `.damaged`.
  public func decoys(in disclosure: String) async throws -> [Decoy] {
    let sealed = try await database.read { try DecoyLedger.sealed(of: disclosure, $0) }
    guard !sealed.isEmpty else { throw DecoyError.noDecoysIn(disclosure: disclosure) }
    return try sealed.map { number, bytes in
      guard let decoy = open(bytes, number, of: disclosure) else {
        throw DecoyError.damaged(disclosure: disclosure)
      }
      return decoy
    }
  }

  func open(_ sealed: [UInt8], _ number: Int, of disclosure: String) -> Decoy? {
    guard
      let bytes = try? vault.openWorkspace(
        sealed, context: Decoy.context(disclosure, number)),
      let json = try? JSON(parsing: bytes), let decoy = Decoy(json: json),
      decoy.disclosure == disclosure, decoy.number == number
    else { return nil }
    return decoy
  }

  /// What was seen, newest first.
  ///
  /// - Parameters:
  ///   - strangers: only what was not from somebody declared.
  ///   - before: the last one seen, to go on from.
  public func sightings(
    of disclosure: String? = nil, strangers: Bool = false, before: String? = nil, limit: Int = 50
  ) async throws -> [Sighting] {
    var condition: SQL = "id < \(before ?? "~")"
    if let disclosure { condition = "\(condition) AND disclosure = \(disclosure)" }
    if strangers { condition = "\(condition) AND verdict <> \(Sighting.Verdict.declared)" }
    let (vault, wanted) = (vault, condition)
    return try await database.read {
      try DecoyLedger.sightings(wanted, limit: limit, vault, $0)
    }
  }

  /// How often decoys were seen, and how often not by somebody declared.
  public func sightingCounts() async throws -> (all: Int, strangers: Int) {
    try await database.read { transaction in
      (
        Int(try transaction.int("SELECT COUNT(*) FROM decoy_sightings")),
        Int(
          try transaction.int(
            """
            SELECT COUNT(*) FROM decoy_sightings WHERE verdict <> \(Sighting.Verdict.declared)
            """))
      )
    }
  }

  /// One sighting; throws `DecoyError.noSighting`.
  public func sighting(_ id: String) async throws -> Sighting {
    let vault = vault
    let found = try await database.read {
      try DecoyLedger.sightings("id = \(id)", limit: 1, vault, $0).first
    }
    guard let found else { throw DecoyError.noSighting(id: id) }
    return found
  }
}
