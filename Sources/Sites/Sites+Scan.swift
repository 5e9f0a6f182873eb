import Browser
import Catalogue
import Crypto
public import Findings
public import Formats
import Foundation
public import Register
public import Store
import Web

extension Sites {
  /// Scans a site, keeps the evidence, compares with the register, and writes all of it down in one transaction.
  ///
  /// A site that is in no register is scanned and kept too; it has no owner, so nothing becomes a finding.
  ///
  /// - Throws: `BrowserError` when there is no browser, `SitesError.noSuffixes`, `StoreError`, `CancellationError`.
  public func scan(
    _ request: ScanRequest, site id: String, declared: Site?, register: Register?, actor: Actor,
    clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws -> ScanResult {
    let looked = try await look(
      request, site: id, declared: declared, register: register, clock: clock, progress: progress)
    return try await record(
      looked.report, runs: looked.runs, declared: declared, register: register, actor: actor)
  }

  /// Keeps what a scan found: evidence, who was seen, findings, and the entry that binds them.
  ///
  /// - Throws: `StoreError`, or what the file system says of the folder.
  public func record(
    _ report: SiteReport, runs: [StateRun], declared: Site?, register: Register?, actor: Actor
  ) async throws -> ScanResult {
    let id = report.site
    let scan = UUIDv7.make(at: report.began).text
    let manifest = try keep(runs, report, scan: scan)
    let text = String(decoding: try Self.encoder.encode(report), as: UTF8.self)
    let (observed, covered) = Self.judge(report, declared, register)
    let (node, folder) = (node, folder(of: scan))
    let changes = try await database.write { transaction in
      let (changes, entries) =
        declared == nil
        ? (Reconciliation(), [])
        : try Findings.reconcile(
          observed, at: id, covered: covered, source: scan, now: report.ended, transaction)
      try transaction.keepParties(report, scan: scan)
      let leaf: JSON = [
        "scan": .string(scan), "site": .string(id), "manifest": .string(Hex.encode(manifest)),
        "parties": .integer(Int64(report.parties.count)), "complete": .bool(report.isComplete),
      ]
      let head = try transaction.head()
      try transaction.run(
        """
        INSERT INTO site_scans (\(ScanSummary.columns), report)
        VALUES (\(scan), \(id), \(report.address), \(report.began), \(report.ended),
          \(report.isComplete ? 1 : 0), \(report.parties.count), \(actor.kind), \(actor.id),
          \(node), \(folder), \(manifest), \(head + 1), \(text))
        """)
      _ = try transaction.append(
        contentsOf: [EntryDraft(kind: "site.scanned", at: report.ended) { _ in leaf }] + entries)
      return changes
    }
    return ScanResult(summary: try await summary(scan), report: report, changes: changes)
  }

  /// Looks at a site and keeps nothing: for a build, which only wants to know.
  public func check(
    _ request: ScanRequest, site id: String, declared: Site?, register: Register?,
    clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws -> (report: SiteReport, observations: [Observation]) {
    let looked = try await look(
      request, site: id, declared: declared, register: register, clock: clock, progress: progress)
    return (looked.report, Self.judge(looked.report, declared, register).observed)
  }

  private func look(
    _ request: ScanRequest, site id: String, declared: Site?, register: Register?,
    clock: @escaping @Sendable () -> Timestamp,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async throws -> (runs: [StateRun], report: SiteReport) {
    guard (1...1_000).contains(request.pages) else { throw SitesError.badBudget }
    guard !request.states.contains(.signedIn) || request.signIn != nil else {
      throw SitesError.noSignIn
    }
    guard let suffixes = try? PublicSuffixList.newest() else { throw SitesError.noSuffixes }
    let bounds = SiteBounds(
      of: request.start, also: declared?.origins ?? [], suffixes: suffixes)
    let began = clock()
    let runs = try await Scanner(request, bounds: bounds, clock: clock).run(progress: progress)
    let aliases = Aliases.of(runs, bounds: bounds, resolver: request.resolver)
    var report = try ReportBuilder(
      request: request, bounds: bounds, catalogue: catalogue, aliases: aliases
    ).report(of: runs, site: id, began: began, ended: clock())
    report.signIn = try await SignInProber(request: request, bounds: bounds, clock: clock)
      .probe(runs, catalogue)
    if let declared, let register {
      let parties = DeclaredParties(site: declared, register: register)
      for number in report.parties.indices {
        let recipient = parties.recipient(of: report.parties[number])
        report.parties[number].recipient = recipient?.text
        if let label = recipient.flatMap({ register.recipients[id: $0]?.label }) {
          report.parties[number].rename(label)
        }
      }
      for number in report.signIn.indices {
        let button = report.signIn[number]
        report.signIn[number].recipient =
          declared.signIn.first { parties.isNamed(button.asParty, $0.recipient) }?.recipient.text
      }
      report.withoutNotice = NoticeLinks.missing(in: runs, declared)
    }
    return (runs, report)
  }

  private static func judge(
    _ report: SiteReport, _ declared: Site?, _ register: Register?
  ) -> (observed: [Observation], covered: Set<String>) {
    guard let declared, let register else { return ([], []) }
    let comparison = Comparison(report, site: declared, register: register)
    return (comparison.observations, comparison.covered)
  }

  private func keep(_ runs: [StateRun], _ report: SiteReport, scan: String) throws -> [UInt8] {
    var evidence = try EvidenceFolder(at: folder(of: scan))
    for run in runs { try evidence.add(run, program: program) }
    try evidence.add("report.json", Array(try Self.encoder.encode(report)))
    return try evidence.finish(
      scan: scan, site: report.site, began: report.began, ended: report.ended)
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}

extension WriteTransaction {
  /// Notes who was seen; who was not, though everything was looked at, is gone from then on.
  fileprivate func keepParties(_ report: SiteReport, scan: String) throws {
    let known = try rows(
      "SELECT party, removed_at FROM site_parties WHERE site = \(report.site) ORDER BY party")
    let names = try known.map { try $0.text(0) }
    for party in report.parties {
      let kinds = party.products.map(\.kind).joined(separator: ", ")
      if names.contains(party.id) {
        try run(
          """
          UPDATE site_parties SET name = \(party.name), kinds = \(kinds),
            recipient = \(party.recipient), last_at = \(report.ended),
            removed_at = \(nil as Int64?), scan = \(scan)
          WHERE site = \(report.site) AND party = \(party.id)
          """)
      } else {
        try run(
          """
          INSERT INTO site_parties (site, party, name, kinds, recipient, first_at, last_at,
            removed_at, scan)
          VALUES (\(report.site), \(party.id), \(party.name), \(kinds), \(party.recipient),
            \(party.first), \(report.ended), \(nil as Int64?), \(scan))
          """)
      }
    }
    guard report.isComplete, report.states.contains(where: { $0.state == .accept }) else { return }
    let seen = Set(report.parties.map(\.id))
    for name in names where !seen.contains(name) {
      try run(
        """
        UPDATE site_parties SET removed_at = \(report.ended)
        WHERE site = \(report.site) AND party = \(name) AND removed_at IS NULL
        """)
    }
  }
}
