import Crypto
public import Formats
public import Store

extension Requests {
  /// How long a link of the public form can be used, in seconds: seven days.
  public static let linkLifetime: Int64 = 7 * 86_400
  /// How many requests one address may be named in within an hour.
  public static let mostOfAddress = 3
  /// How many requests may come from one place of the network within an hour.
  public static let mostOfPlace = 20

  /// Counts an attempt in the database, whichever node it reaches; throws `RequestError.tooMany` above the limit.
  ///
  /// - Parameter mark: stands for what is counted; a keyed hash, never an address.
  public func count(_ mark: [UInt8], most: Int, at now: Timestamp) async throws {
    let hour = now.microseconds / 3_600_000_000
    let count = try await database.write { transaction in
      try transaction.run("DELETE FROM request_attempts WHERE hour < \(hour - 1)")
      return try transaction.one(
        """
        INSERT INTO request_attempts (mark, hour, attempts) VALUES (\(mark), \(hour), 1)
        ON CONFLICT (mark, hour) DO UPDATE SET attempts = request_attempts.attempts + 1
        RETURNING attempts
        """
      ).int(0)
    }
    guard count <= Int64(most) else { throw RequestError.tooMany }
  }

  /// A secret that opens one request once, and the statement that keeps its hash.
  public func makeLink(to id: String, at now: Timestamp) async throws -> String {
    let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Base64.urlEncode(Array($0)) }
    let hash = Self.hash(of: secret)
    let expires = now.adding(seconds: Self.linkLifetime)
    try await database.write { transaction in
      try transaction.run("DELETE FROM request_links WHERE expires_at <= \(now)")
      try transaction.run(
        """
        INSERT INTO request_links (hash, request, expires_at, used_at)
        VALUES (\(hash), \(id), \(expires), \(nil as Timestamp?))
        """)
    }
    return secret
  }

  /// The request that a link opens; throws `RequestError.deadLink`.
  public func linked(by secret: String, at now: Timestamp) async throws -> SubjectRequest {
    let hash = Self.hash(of: secret)
    let id = try await database.read { transaction in
      try transaction.first(
        """
        SELECT request FROM request_links
        WHERE hash = \(hash) AND used_at IS NULL AND expires_at > \(now)
        """
      ).map { try $0.text(0) }
    }
    guard let id else { throw RequestError.deadLink }
    return try await find(id)
  }

  /// Uses a link up, within the transaction of what it was for; of two at once one alone counts.
  public static func use(
    link secret: String, at now: Timestamp, _ transaction: any WriteTransaction
  ) throws {
    let count = try transaction.run(
      """
      UPDATE request_links SET used_at = \(now)
      WHERE hash = \(hash(of: secret)) AND used_at IS NULL AND expires_at > \(now)
      """)
    guard count == 1 else { throw RequestError.deadLink }
  }

  /// With 256 random bits a plain SHA-256 needs neither salt nor stretching.
  private static func hash(of secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
  }
}
