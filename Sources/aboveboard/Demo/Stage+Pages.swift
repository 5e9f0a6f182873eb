import Disclosure
import Foundation
import Members
import Register
import Server
import Sites
import Vault
import Workspace

extension Stage {
  /// Saves every page that anyone may look at without a server.
  func savePages(_ progress: StoryProgress) async throws {
    try await workspace.evidence.integrate()
    let renderer = try PageRenderer()
    let now = clock.now()
    let report = try await workspace.publicReport(at: now)
    let figures = try await workspace.publicFigures(at: now)
    var pages = [
      "style.css": PageRenderer.styleSheet,
      "index.html": renderer.publicPage(
        report, sites: try await workspace.siteContacts(),
        questions: try await workspace.answeredQuestions(limit: 3), figures: figures,
        common: try await workspace.commonQuestions(report, figures)),
      "shared.html": renderer.sharedPage(
        query: "Cloudsoft", try await workspace.sharedAnswer("Cloudsoft", at: now),
        organisation: report.organisation),
    ]
    if let member = progress.member,
      let ordinal = try await workspace.members.find(.id, member),
      let own = try await workspace.memberReport(ordinal, at: now)
    {
      pages["member.html"] = renderer.memberPage(own, organisation: report.organisation)
    }
    let register = try await workspace.inForce().register
    let desk = try await workspace.deskReport(at: now)
    // Saved pages lie side by side, so their links name files.
    let sites = try await workspace.deskSites(at: now)
    var saved = renderer.deskPage(desk, sites: sites, register: register)
    for scan in try await workspace.sites.list(limit: 50) {
      let name = "scan-\(scan.id).html"
      saved = saved.replacingOccurrences(
        of: "href=\"/desk/sites/\(scan.id)\"", with: "href=\"\(name)\"")
      pages[name] = renderer.scanPage(
        try await workspace.siteScan(scan.id), register: register
      ).replacingOccurrences(of: "href=\"/desk\"", with: "href=\"desk.html\"")
    }
    for summary in desk.disclosures {
      let name = "plan-\(summary.id).html"
      saved = saved.replacingOccurrences(
        of: "href=\"/desk/plans/\(summary.id)\"", with: "href=\"\(name)\"")
      pages[name] = renderer.planPage(summary, register: register).replacingOccurrences(
        of: "href=\"/desk\"", with: "href=\"desk.html\"")
    }
    pages["desk.html"] = saved
    pages.merge(try await pagesOfWhatIsOutside(renderer, register)) { $1 }
    let folder = folder + "/pages"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (name, text) in pages {
      try Data(text.utf8).write(
        to: URL(fileURLWithPath: folder + "/" + name), options: .atomic)
    }
  }

  /// What lies where.
  func nameFiles() {
    output.line()
    output.line(terminal.bold("What is left to look at"))
    var table = Table([.left, .left])
    table.row([people, "the invented people's files, as they were taken in"])
    table.row([folder + "/disclosures", "what was handed over, each file with its certificate"])
    table.row([
      answers, "the broker's answer to a recall, ours to a question, the certificate of an erasure",
    ])
    table.row([folder + "/copy", "the copy of one member's data; open index.html"])
    table.row([leak, "what proves who had the address to which a stranger wrote"])
    table.row([folder + "/evidence", "the log; evidence-copy and evidence-flipped beside it"])
    table.row([
      folder + "/pages",
      "the pages as HTML: index, shared, member, desk, recalls, decoys, and one for each plan and "
        + "scan",
    ])
    for line in table.lines(width: terminal.width) { output.line(line) }
  }

  /// Where a workspace that has seen the stories stands now.
  func sayWhereItIs() async throws {
    let report = try await workspace.publicReport(at: clock.now())
    let handovers = report.shared.reduce(0) { $0 + $1.handovers }
    output.line(terminal.bold("\(report.organisation.name), in \(folder)"))
    output.line(
      "  register version \(report.registerVersion), "
        + "\(Figures.count(report.members, "member")), "
        + "\(Figures.count(handovers, "handover")), "
        + "a log of \(Figures.count(Int(report.logSize), "entry", "entries"))")
    output.line(
      terminal.dim("  the stories have been told; remove \(folder) to hear them again"))
  }
}
