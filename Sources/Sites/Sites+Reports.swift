import Findings
public import Formats
public import Register
import Store
public import Web

extension Sites {
  /// The most different reports that are kept of one site: anybody may send some.
  static let mostReports = 500

  /// Takes what visitors' browsers report about a site's policy, and makes a finding of each host that is not declared.
  ///
  /// A report says what a browser refused or would have refused; whoever sends one may be lying, so the finding says who
  /// says so. Addresses of pages are kept without their query.
  ///
  /// - Returns: how many reports were of the site and about another host.
  @discardableResult
  public func take(
    _ reports: [CSPReport], site: Site, at now: Timestamp
  ) async throws -> Int {
    let origins = Set(site.origins)
    let taken = reports.filter { report in
      WebAddress(report.page).map { origins.contains($0.origin) } == true
        && WebAddress(report.blocked).map { !origins.contains($0.origin) } == true
    }
    guard !taken.isEmpty else { return 0 }
    let (id, team) = (site.id.text, site.team)
    try await database.write { transaction in
      var known = Int(
        try transaction.int("SELECT COUNT(*) FROM site_reports WHERE site = \(id)"))
      var observed: [Observation] = []
      for report in taken {
        let page = WebAddress(report.page).map { $0.origin + $0.path } ?? ""
        let changed = try transaction.run(
          """
          UPDATE site_reports SET reports = reports + 1, last_at = \(now), page = \(page)
          WHERE site = \(id) AND directive = \(report.directive) AND blocked = \(report.blocked)
          """)
        if changed == 0 {
          guard known < Self.mostReports else { continue }
          known += 1
          try transaction.run(
            """
            INSERT INTO site_reports (site, directive, blocked, page, reports, first_at, last_at)
            VALUES (\(id), \(report.directive), \(report.blocked), \(page), \(1), \(now), \(now))
            """)
        }
        observed.append(
          Observation(
            kind: SiteFindingKind.reported.rawValue, key: report.blocked,
            title: "A visitor's browser reports that a page asked for \(report.blocked), which the "
              + "policy does not allow (\(report.directive)).",
            owner: team, days: SiteFindingKind.reported.days))
      }
      let (_, entries) = try Findings.reconcile(
        observed, at: id, covered: [], source: "csp", now: now, transaction)
      if !entries.isEmpty { _ = try transaction.append(contentsOf: entries) }
    }
    return taken.count
  }

  /// What visitors' browsers reported about a site, the newest first.
  public func reports(of site: String, limit: Int) async throws -> [BlockedInBrowser] {
    try await database.read { transaction in
      try transaction.rows(
        """
        SELECT directive, blocked, page, reports, first_at, last_at FROM site_reports
        WHERE site = \(site) ORDER BY last_at DESC, directive, blocked LIMIT \(max(limit, 0))
        """
      ).map { row in
        BlockedInBrowser(
          directive: try row.text(0), blocked: try row.text(1), page: try row.text(2),
          reports: Int(try row.int(3)), first: try row.timestamp(4), last: try row.timestamp(5))
      }
    }
  }
}

/// Something that visitors' browsers refused, or would have refused.
public struct BlockedInBrowser: Sendable, Equatable {
  /// The directive of the policy.
  public let directive: String
  /// The origin that was asked for.
  public let blocked: String
  /// The page on which it was asked for last, without its query.
  public let page: String
  /// How often it was reported.
  public let reports: Int
  /// When it was first reported.
  public let first: Timestamp
  /// When it was last reported.
  public let last: Timestamp
}
