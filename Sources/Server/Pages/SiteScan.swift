import Formats
import Sites
import Store
public import Workspace

/// One scan of a site, with what changed since the one before and until the one after.
public struct SiteScan: Sendable {
  /// Another scan of the same site, and what differs.
  struct Neighbour: Sendable {
    var id: String
    var difference: SiteDifference
  }

  var id: String
  var asked: Actor
  var node: String
  var folder: String
  /// The SHA-256 of the evidence's manifest.
  var manifest: [UInt8]
  var sequence: Int64
  var report: SiteReport
  var earlier: Neighbour?
  var later: Neighbour?
}

extension Workspace {
  /// One scan with its neighbours; throws `SitesError.unknownScan`.
  public func siteScan(_ id: String) async throws -> SiteScan {
    let summary = try await sites.summary(id)
    let report = try await sites.report(id)
    var scan = SiteScan(
      id: id, asked: summary.actor, node: summary.node, folder: summary.folder,
      manifest: summary.manifest, sequence: summary.sequence, report: report)
    if let earlier = try await sites.list(site: summary.site, before: id, limit: 1).first {
      scan.earlier = .init(
        id: earlier.id,
        difference: try SiteDifference(from: try await sites.report(earlier.id), to: report))
    }
    // The newest first: the one before it in the list came after it.
    let newest = try await sites.list(site: summary.site, limit: 1_000)
    if let later = newest.last(where: { $0.id > id }) {
      scan.later = .init(
        id: later.id,
        difference: try SiteDifference(from: report, to: try await sites.report(later.id)))
    }
    return scan
  }
}
