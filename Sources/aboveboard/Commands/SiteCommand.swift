import ArgumentParser
import Findings
import Formats
import Sites
import Workspace

/// `site`: what our own pages hand to whom.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "See in a real browser what a site hands to whom.",
    subcommands: [
      SiteScan.self, SiteSchedule.self, SiteCheck.self, SiteList.self, SiteShow.self, SiteDiff.self,
      SitePolicy.self,
    ])
}

/// `site scan`: looks, compares with the register, keeps the evidence.
struct SiteScan: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Visit a site in each state, and say who was told what.",
    discussion: """
      A fresh browser for each state: before a choice, everything refused, everything accepted, \
      with Global Privacy Control, signed in. Who is seen is compared with the register; what \
      needs a person becomes a finding. Requests, pictures and cookies are kept in a folder \
      whose hash stands in the evidence log.

      Example:  aboveboard site scan forum --actor priya
      Exit codes: 0 nothing needs a person, 1 something does, or part could not be seen
      """)

  @OptionGroup var site: SiteOptions

  @Flag(help: "Leave it to a server on this machine, as a job.")
  var background = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let request = try site.request()
    let actor = try await desk.actor()
    if background {
      let job = try await desk.workspace.askToScan(request, actor: actor, at: desk.now)
      return result.json ? desk.print(JobText.json(job)) : JobText.asked(job, at: desk)
    }
    let bar = ProgressBar("looking", total: request.pages * request.states.count)
    defer { bar.end() }
    let scanned = try await desk.workspace.scan(request, actor: actor, clock: desk.clock) {
      bar.show($0.done)
    }
    bar.end()
    if result.json {
      desk.print(try SiteText.json(scanned.report))
    } else {
      SiteText.print(scanned.report, at: desk)
      SiteText.print(scanned.changes, at: desk)
      SiteText.evidence(scanned.summary, at: desk)
    }
    let open = try await desk.workspace.findings.list(place: scanned.summary.site, limit: 1)
    if !open.isEmpty || !scanned.report.isComplete { throw Wanting() }
  }
}

/// `site check`: for builds, keeps nothing.
struct SiteCheck: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Fail when a site contacts anybody whom the register does not declare.",
    discussion: """
      Keeps nothing and opens no finding.

      Example:  aboveboard site check https://staging.nest.example --pages 5
      Exit codes: 0 only declared companies were contacted, 1 others were, or part could not be seen
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let request = try site.request()
    let bar = ProgressBar("looking", total: request.pages * request.states.count)
    defer { bar.end() }
    let (report, observations) = try await desk.workspace.check(request, clock: desk.clock) {
      bar.show($0.done)
    }
    bar.end()
    let strangers = report.parties.filter { $0.recipient == nil }
    if result.json {
      desk.print([
        "site": .string(report.site), "complete": .bool(report.isComplete),
        "undeclared": .array(strangers.map { .string($0.id) }),
        "observations": .array(
          observations.map { ["kind": .string($0.kind), "what": .string($0.title)] }),
      ])
    } else {
      for party in strangers { desk.lines("✘ \(party.sentence)", indent: "") }
      for observation in observations where observation.kind != SiteFindingKind.undeclared.rawValue
      {
        desk.lines("✘ \(observation.title)", indent: "")
      }
      SiteText.gaps(report, at: desk)
      if strangers.isEmpty, observations.isEmpty, report.isComplete {
        desk.line("✔ only what is declared was contacted")
      }
    }
    if !strangers.isEmpty || !observations.isEmpty || !report.isComplete { throw Wanting() }
  }
}

/// `site list`: the newest scans first.
struct SiteList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List scans, the newest first.")

  @Option(help: "Of one site alone.")
  var site: String?

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let scans = try await desk.workspace.sites.list(site: site, limit: most.limit)
    if result.json { return desk.print(.array(scans.map(SiteText.json))) }
    guard !scans.isEmpty else { return desk.line("no site has been scanned yet") }
    var table = Table(
      [.left, .left, .right, .left, .left], header: ["when", "site", "others", "seen", "name"])
    for scan in scans {
      table.row([
        Figures.time(scan.began), scan.site, Figures.count(scan.parties),
        scan.isComplete ? "all" : "in part", scan.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `site show`: one scan, whole.
struct SiteShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one scan, or the newest of a site, whole.")

  @Argument(help: "The scan's name, or a site.")
  var scan: String

  @Flag(help: "Show everything that each company was told.")
  var all = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let sites = desk.workspace.sites
    let latest = try await sites.latest(of: scan)
    let summary = if let latest { latest } else { try await sites.summary(scan) }
    let report = try await sites.report(summary.id)
    if result.json { return desk.print(try SiteText.json(report)) }
    SiteText.print(report, all: all, at: desk)
    SiteText.evidence(summary, at: desk)
  }
}

/// `site diff`: what went and what came between two scans.
struct SiteDiff: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show who went and who came between two scans of a site.",
    discussion: """
      Example:  aboveboard site diff SCAN SCAN
      Exit codes: 0 nobody came, 1 somebody did
      """)

  @Argument(help: "The earlier scan's name.")
  var before: String

  @Argument(help: "The later scan's name.")
  var after: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let sites = desk.workspace.sites
    let difference = try SiteDifference(
      from: try await sites.report(before), to: try await sites.report(after))
    result.json
      ? desk.print(difference.json) : SiteText.print(difference, at: desk)
    if !difference.came.isEmpty { throw Wanting() }
  }
}

/// `site policy`: a Content-Security-Policy that enforces what is declared.
struct SitePolicy: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Propose a Content-Security-Policy that enforces what the register declares.",
    discussion: """
      Visitors' browsers then refuse everybody else, and report it if they are told where to.

      Example:  aboveboard site policy forum --report-to https://data.nest.example
      """)

  @Argument(help: "A site of the register.")
  var site: String

  @Option(help: ArgumentHelp("Where this server is reached, for reports.", valueName: "origin"))
  var reportTo: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let proposal = try await desk.workspace.policy(of: site, reportTo: reportTo)
    if result.json {
      return desk.print([
        "header": .string(proposal.header), "policy": .string(proposal.policy),
        "notes": .array(proposal.notes.map { .string($0) }),
      ])
    }
    desk.line("\(proposal.header): \(proposal.policy)")
    for note in proposal.notes {
      desk.line()
      desk.lines(note)
    }
  }
}
