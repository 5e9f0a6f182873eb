import Crypto
public import Formats
import Store

extension SignIn {
  private static let mostJourneys: Int64 = 20_000

  /// Begins a journey; of its three secrets only a hash of the state is kept.
  ///
  /// Throws `JourneyError.tooMany`.
  public func begin(
    with provider: String, for audience: Audience, at now: Timestamp
  ) async throws -> Journey {
    let state = Base64.urlEncode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    let hash = mark(audience.label, state)
    try await database.write { transaction in
      try transaction.run("DELETE FROM sign_in_journeys WHERE expires_at <= \(now)")
      let count = try transaction.int("SELECT COUNT(*) FROM sign_in_journeys")
      guard count < Self.mostJourneys else { throw JourneyError.tooMany }
      try transaction.insert(
        into: "sign_in_journeys", ["hash", "provider", "expires_at"],
        rows: [
          [.blob(hash), .text(provider), now.adding(seconds: Journey.seconds).sqlValue]
        ])
    }
    return journey(with: provider, state: state)
  }

  /// Ends a journey, which can be done once; nil when there is none of this audience or it took too long.
  public func end(
    _ state: String, for audience: Audience, at now: Timestamp
  ) async throws -> Journey? {
    let hash = mark(audience.label, state)
    let provider: String? = try await database.write { transaction in
      let row = try transaction.first(
        "SELECT provider, expires_at FROM sign_in_journeys WHERE hash = \(hash)")
      // Of two that come back at once, the one whose deletion comes second finds nothing.
      guard let row,
        try transaction.run("DELETE FROM sign_in_journeys WHERE hash = \(hash)") == 1,
        now < (try row.timestamp(1))
      else { return nil }
      return try row.text(0)
    }
    return provider.map { journey(with: $0, state: state) }
  }

  private func journey(with provider: String, state: String) -> Journey {
    Journey(
      provider: provider, state: state, nonce: secret("nonce", of: state),
      verifier: secret("verifier", of: state))
  }
}
