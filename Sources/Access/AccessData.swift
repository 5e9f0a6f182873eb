public import Formats
public import Store

/// What this room holds about one subject: that packages were made for them.
public struct AccessData: SubjectData {
  /// Makes it.
  public init() {}

  /// Packages and the links to them.
  public var tables: [SubjectTable] {
    ["packages", "package_links"].map { SubjectTable($0, column: "ordinal") }
  }

  /// When packages were made and fetched, and which links to them still work.
  public func collect(subject: UInt32, _ transaction: any ReadTransaction) throws -> JSON {
    let packages = try transaction.rows(
      "SELECT \(AccessPackage.columns) FROM packages WHERE ordinal = \(subject) ORDER BY id"
    ).map { row -> JSON in
      let one = try AccessPackage(row)
      var json: [String: JSON] = [
        "package": .string(one.id), "form": .string(one.form.rawValue),
        "made": .string(one.made.rfc3339), "destroyed": .string(one.expires.rfc3339),
        "bytes": .integer(one.bytes),
      ]
      if let fetched = one.fetched { json["fetched"] = .string(fetched.rfc3339) }
      if let request = one.request { json["request"] = .string(request) }
      return .object(json)
    }
    let links = try transaction.rows(
      """
      SELECT package, expires_at, uses FROM package_links WHERE ordinal = \(subject)
      ORDER BY expires_at, hash
      """
    ).map { row -> JSON in
      [
        "package": .string(try row.text(0)), "expires": .string(try row.timestamp(1).rfc3339),
        "used": .bool(try row.int(2) >= 0),
      ]
    }
    return ["packages": .array(packages), "links": .array(links)]
  }

  /// Removes them; the files are sealed under a key that the erasure destroys, and are swept away.
  public func erase(subject: UInt32, _ transaction: any WriteTransaction) throws {
    try transaction.run("DELETE FROM package_links WHERE ordinal = \(subject)")
    try transaction.run("DELETE FROM packages WHERE ordinal = \(subject)")
  }

  /// How many rows there are.
  public func count(subject: UInt32, _ transaction: any ReadTransaction) throws -> Int {
    Int(
      try transaction.int("SELECT COUNT(*) FROM packages WHERE ordinal = \(subject)")
        + transaction.int("SELECT COUNT(*) FROM package_links WHERE ordinal = \(subject)"))
  }
}
