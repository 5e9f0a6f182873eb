import Formats
import Store

extension SignIn {
  /// Keeps what a provider sent until the member has seen it.
  public func keep(_ told: Told, for ordinal: UInt32) async throws {
    let claims = JSON.array(told.claims.map { .string($0) }).text
    try await database.write { transaction in
      try transaction.run("DELETE FROM sign_in_told WHERE ordinal = \(ordinal)")
      try transaction.run(
        """
        INSERT INTO sign_in_told (ordinal, provider, claims, at)
        VALUES (\(ordinal), \(told.provider), \(claims), \(told.at))
        """)
    }
  }

  /// What a provider sent about a member, to be shown; it is forgotten with that.
  public func show(to ordinal: UInt32) async throws -> Told? {
    try await database.write { transaction in
      guard
        let row = try transaction.first(
          "SELECT provider, claims, at FROM sign_in_told WHERE ordinal = \(ordinal)")
      else { return nil }
      try transaction.run("DELETE FROM sign_in_told WHERE ordinal = \(ordinal)")
      return try Told(row)
    }
  }
}

extension Told {
  /// A row of provider, claims and time.
  init(_ row: Row) throws {
    guard let claims = try JSON(parsing: Array(try row.text(1).utf8)).array else {
      throw StoreError(.corrupt, "a row of sign_in_told is damaged")
    }
    self.init(
      provider: try row.text(0), claims: claims.compactMap(\.string), at: try row.timestamp(2))
  }
}
