public import Formats
public import Store

/// What this room holds about a subject: what a provider sent that they have not seen yet.
public struct SignInData: SubjectData {
  /// Makes it.
  public init() {}

  /// The one table with a subject in it.
  public var tables: [SubjectTable] { [SubjectTable("sign_in_told", column: "ordinal")] }

  /// Which provider sent what kinds of things, and when.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let told = try transaction.rows(
      "SELECT provider, claims, at FROM sign_in_told WHERE ordinal = \(subject)"
    ).map { row -> JSON in
      let told = try Told(row)
      return [
        "provider": .string(told.provider), "sent": .array(told.claims.map { .string($0) }),
        "at": .string(told.at.rfc3339),
      ]
    }
    return ["sent by providers": .array(told)]
  }

  /// Forgets it.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    try transaction.run("DELETE FROM sign_in_told WHERE ordinal = \(subject)")
  }

  /// How many rows there are.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    Int(try transaction.int("SELECT COUNT(*) FROM sign_in_told WHERE ordinal = \(subject)"))
  }
}
