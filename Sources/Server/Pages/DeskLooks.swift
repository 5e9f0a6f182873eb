import Workspace

/// Our sites with their newest scans, as the desk's template names them.
struct DeskLooks {
  struct Line {
    var site: String
    var siteAddress: String
    var team: String
    var scanHref: String?
    var looked: String
    var coverage: String
    var coverageClass: String
    var others: String
    var findings: String
    var isUnderWay: Bool
    var canScan: Bool
    var scanAction: String
  }

  var lines: [Line]
  var hasLines: Bool
}

extension DeskLooks {
  /// The sites, with what a role may do about them.
  init(_ sites: DeskSites, powers: DeskPowers) {
    lines = sites.looks.map { look in
      Line(
        site: look.site, siteAddress: look.address, team: look.team,
        scanHref: look.newest.map { Route.siteScan($0.id).path },
        looked: look.newest.map { HumanDate.minute($0.ended) } ?? "never",
        coverage: look.newest.map { $0.isComplete ? "Complete" : "In part" } ?? "Not known",
        coverageClass: look.newest?.isComplete == true ? "yes" : "",
        others: look.newest.map { Words.count($0.parties) } ?? "not known",
        findings: Words.count(look.findings), isUnderWay: look.isUnderWay,
        canScan: powers.may(.scan, ownedBy: look.team) && !look.isUnderWay,
        scanAction: Route.scanSite(look.site).path)
    }
    hasLines = !lines.isEmpty
  }
}
