import Formats
import Foundation
import Store

extension Sites {
  /// The newest scans first.
  ///
  /// - Parameters:
  ///   - site: of one site alone.
  ///   - before: the last one seen, to go on from.
  public func list(
    site: String? = nil, before: String? = nil, limit: Int
  ) async throws -> [ScanSummary] {
    try await database.read { transaction in
      let ofSite: SQL = site.map { "AND site = \($0)" } ?? ""
      return try transaction.rows(
        """
        SELECT \(ScanSummary.columns) FROM site_scans WHERE id < \(before ?? "~") \(ofSite)
        ORDER BY id DESC LIMIT \(max(limit, 0))
        """
      ).map(ScanSummary.init)
    }
  }

  /// One scan; throws `SitesError.unknownScan`.
  public func summary(_ scan: String) async throws -> ScanSummary {
    let found = try await database.read {
      try $0.first("SELECT \(ScanSummary.columns) FROM site_scans WHERE id = \(scan)")
        .map(ScanSummary.init)
    }
    guard let found else { throw SitesError.unknownScan(scan) }
    return found
  }

  /// What a scan found; throws `SitesError.unknownScan`.
  public func report(_ scan: String) async throws -> SiteReport {
    let text = try await database.read {
      try $0.first("SELECT report FROM site_scans WHERE id = \(scan)")?.text(0)
    }
    guard let text else { throw SitesError.unknownScan(scan) }
    do {
      return try JSONDecoder().decode(SiteReport.self, from: Data(text.utf8))
    } catch {
      throw StoreError(.corrupt, "the report of scan \(scan) is damaged")
    }
  }

  /// The newest scan of a site, or nil.
  public func latest(of site: String) async throws -> ScanSummary? {
    try await list(site: site, limit: 1).first
  }

  /// Everybody who was ever seen on our sites, in the order of sites and names.
  public func parties(site: String? = nil) async throws -> [SeenParty] {
    try await database.read { transaction in
      let ofSite: SQL = site.map { "WHERE site = \($0)" } ?? ""
      return try transaction.rows(
        """
        SELECT site, party, name, kinds, recipient, first_at, last_at, removed_at
        FROM site_parties \(ofSite) ORDER BY site, name, party
        """
      ).map { row in
        SeenParty(
          site: try row.text(0), party: try row.text(1), name: try row.text(2),
          kinds: try row.text(3), recipient: try row.textOrNil(4), first: try row.timestamp(5),
          last: try row.timestamp(6), removed: try row.timestampOrNil(7))
      }
    }
  }
}
