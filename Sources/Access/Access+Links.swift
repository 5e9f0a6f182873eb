import Crypto
public import Formats
import Store

/// A secret that opens one package; it is kept as a hash alone and never printed by accident.
public struct PackageSecret: Sendable, CustomStringConvertible, CustomReflectable {
  /// The secret itself, to be shown or sent once.
  public let text: String
  /// Until when it works.
  public let expires: Timestamp

  /// The type's name and nothing of the secret.
  public var description: String { "PackageSecret" }
  /// Shows debuggers and `dump` nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }

  init(expires: Timestamp) {
    text = Base64.urlEncode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    self.expires = expires
  }

  var hash: [UInt8] { Self.hash(of: text) }

  static func hash(of text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

extension Access {
  /// How long what a link opens may be fetched, in seconds, and in how many requests: enough to resume often.
  static let visit: Int64 = 3_600
  static let mostRequests = 100

  /// Makes a link that works once, for three days unless said otherwise, and never longer than its package.
  ///
  /// Throws `PackageError`: `.unknown`, `.gone`, `.daysOutOfRange` for less than a minute or more than 30 days.
  public func makeLink(
    to id: String, at now: Timestamp, lasting seconds: Int64 = 3 * 86_400
  ) async throws -> PackageSecret {
    guard (60...30 * 86_400).contains(seconds) else { throw PackageError.daysOutOfRange }
    let package = try await show(id)
    guard now < package.expires else { throw PackageError.gone }
    let secret = PackageSecret(expires: min(now.adding(seconds: seconds), package.expires))
    try await database.write { transaction in
      try transaction.insert(secret, to: package, uses: -1)
    }
    return secret
  }

  /// Uses a link up, and gives a secret by which the package may be fetched for an hour.
  ///
  /// Throws `PackageError.linkDead` whatever is wrong with it.
  public func open(link text: String, at now: Timestamp) async throws -> PackageSecret {
    let hash = PackageSecret.hash(of: text)
    let visit = now.adding(seconds: Self.visit)
    return try await database.write { transaction in
      guard
        let row = try transaction.first(
          """
          SELECT ordinal, package, expires_at FROM package_links
          WHERE hash = \(hash) AND uses = \(-1) ORDER BY ordinal
          """), now < (try row.timestamp(2)),
        let package = try transaction.package(try row.text(1), of: try row.ordinal(0)),
        now < package.expires
      else { throw PackageError.linkDead }
      // Of two that use it at once, the one whose deletion comes second finds nothing.
      let used = try transaction.run(
        """
        DELETE FROM package_links
        WHERE ordinal = \(package.ordinal) AND hash = \(hash) AND uses = \(-1)
        """)
      guard used == 1 else { throw PackageError.linkDead }
      let secret = PackageSecret(expires: min(visit, package.expires))
      try transaction.insert(secret, to: package, uses: 0)
      return secret
    }
  }

  /// The package that a visit's secret opens; counts the request.
  ///
  /// Throws `PackageError.linkDead` whatever is wrong with it.
  public func fetch(visit text: String, at now: Timestamp) async throws -> PackageReader {
    let hash = PackageSecret.hash(of: text)
    let package = try await database.write { transaction in
      guard
        let row = try transaction.first(
          """
          UPDATE package_links SET uses = uses + 1
          WHERE hash = \(hash) AND uses >= \(0) AND uses < \(Self.mostRequests)
            AND expires_at > \(now)
          RETURNING package, ordinal
          """),
        let package = try transaction.package(try row.text(0), of: try row.ordinal(1))
      else { throw PackageError.linkDead }
      return package
    }
    do {
      return try await reader(package.id, of: package.ordinal, at: now)
    } catch is PackageError {
      throw PackageError.linkDead
    }
  }
}

extension ReadTransaction {
  fileprivate func package(_ id: String, of ordinal: UInt32) throws -> AccessPackage? {
    try first(
      """
      SELECT \(AccessPackage.columns) FROM packages WHERE ordinal = \(ordinal) AND id = \(id)
      """
    ).map { try AccessPackage($0) }
  }
}

extension WriteTransaction {
  /// A link has −1 uses until it is used up; a visit counts its requests.
  fileprivate func insert(
    _ secret: PackageSecret, to package: AccessPackage, uses: Int64
  ) throws {
    try insert(
      into: "package_links", ["ordinal", "hash", "package", "expires_at", "uses"],
      rows: [
        [
          package.ordinal.sqlValue, .blob(secret.hash), .text(package.id),
          secret.expires.sqlValue, .integer(uses),
        ]
      ])
  }
}
