public import Formats
import Store

extension SignIn {
  /// Notes a token of another site as used; false when it has been used before.
  ///
  /// - Parameters:
  ///   - id: what the issuer calls the token (`jti`).
  ///   - expires: when the token is refused anyway, so that this may be forgotten.
  public func useOnce(
    _ id: String, of issuer: String, until expires: Timestamp, at now: Timestamp
  ) async throws -> Bool {
    // The length keeps two pairs apart that read the same when joined.
    let hash = mark("token", "\(issuer.utf8.count) \(issuer) \(id)")
    return try await database.write { transaction in
      try transaction.run("DELETE FROM sign_in_tokens WHERE expires_at <= \(now)")
      return try transaction.run(
        """
        INSERT INTO sign_in_tokens (hash, expires_at) VALUES (\(hash), \(expires))
        ON CONFLICT (hash) DO NOTHING
        """) == 1
    }
  }
}
