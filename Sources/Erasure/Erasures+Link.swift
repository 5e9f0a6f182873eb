import Crypto
public import Formats
import Store

extension Erasures {
  /// How long a certificate waits to be downloaded, in seconds.
  public static let linkLifetime: Int64 = 30 * 86_400

  /// Makes a secret by which a certificate can be downloaded once; an earlier one is void.
  public func makeLink(to id: String, at now: Timestamp) async throws -> String {
    let secret = Base64.urlEncode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    let hash = Self.hash(secret)
    let until = now.adding(seconds: Self.linkLifetime)
    try await database.write { transaction in
      let count = try transaction.run(
        "UPDATE erasures SET link = \(hash), link_until = \(until) WHERE id = \(id)")
      guard count == 1 else { throw ErasureError.unknown(id: id) }
    }
    return secret
  }

  /// The act of a download that was not used; throws `ErasureError.linkUsed`.
  public func act(behind secret: String, at now: Timestamp) async throws -> String {
    let hash = Self.hash(secret)
    let found = try await database.read {
      try $0.first("SELECT id FROM erasures WHERE link = \(hash) AND link_until > \(now)")?.text(0)
    }
    guard let found else { throw ErasureError.linkUsed }
    return found
  }

  /// Uses a download up; of two at once one alone gets it.
  public func use(_ secret: String, at now: Timestamp) async throws -> String {
    let id = try await act(behind: secret, at: now)
    let hash = Self.hash(secret)
    try await database.write { transaction in
      let count = try transaction.run(
        "UPDATE erasures SET link = \(nil as [UInt8]?) WHERE id = \(id) AND link = \(hash)")
      guard count == 1 else { throw ErasureError.linkUsed }
    }
    return id
  }

  private static func hash(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(("erasure " + secret).utf8)))
  }
}
