import Findings
public import Formats
import Register
import Sites
import Store
public import Workspace

/// What needs a person, and how our sites stand: what the desk shows of both.
public struct DeskSites: Sendable {
  /// A site of the register with its newest scan.
  struct Look: Sendable {
    var site: String
    var address: String
    var team: String
    var newest: Scan?
    var findings: Int
    var isUnderWay: Bool
  }

  /// A scan in short.
  struct Scan: Sendable {
    var id: String
    var ended: Timestamp
    var isComplete: Bool
    var parties: Int
  }

  /// The most urgent findings.
  var findings: [Finding]
  /// How many are open in all.
  var open: Int
  var looks: [Look]
  var day: CivilDate

  /// How many findings the desk shows.
  static let most = 50
}

extension Workspace {
  /// What needs a person, and how our sites stand, now.
  ///
  /// - Parameter team: whose findings alone are shown; nil for everybody's.
  public func deskSites(at now: Timestamp, team: String? = nil) async throws -> DeskSites {
    let declared = try await inForce().register.sites
    let underWay = declared.isEmpty ? [] : try await sitesUnderWay()
    var looks: [DeskSites.Look] = []
    for site in declared {
      let id = site.id.text
      looks.append(
        DeskSites.Look(
          site: id, address: site.address, team: site.team,
          newest: try await sites.latest(of: id).map {
            DeskSites.Scan(
              id: $0.id, ended: $0.ended, isComplete: $0.isComplete, parties: $0.parties)
          },
          findings: try await findings.list(place: id, limit: 1_000).count,
          isUnderWay: underWay.contains(id)))
    }
    let open = try await findings.waiting(of: team, on: now.date, limit: DeskSites.most)
    return DeskSites(
      findings: open.first, open: open.count, looks: looks, day: now.date)
  }

  /// The sites for which a scan is waiting or under way.
  func sitesUnderWay() async throws -> Set<String> {
    let scans = try await jobs.list(limit: 100).filter {
      $0.kind == JobKind.scan.rawValue && !$0.state.isOver
    }
    return Set(scans.compactMap { $0.detail["site"]?.string })
  }
}
