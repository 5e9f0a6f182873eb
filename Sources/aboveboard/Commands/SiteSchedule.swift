import ArgumentParser
import Formats
import Sites
import Workspace

/// `site schedule`: a scan that comes again by itself.
struct SiteSchedule: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have a server scan a site every so many days.",
    discussion: """
      The server that does it needs the browser. Without --every, the schedules are listed.

      Example:  aboveboard site schedule forum --every 7 --actor priya
      """)

  @Argument(help: "A site of the register.")
  var site: String?

  @Option(help: ArgumentHelp("How many days lie between two scans.", valueName: "days"))
  var every: Int?

  @Flag(help: "No more.")
  var never = false

  @Option(help: "How many pages are visited at most, in each state.")
  var pages = 20

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    if let every, !(1...366).contains(every) {
      throw ValidationError("--every lies between 1 and 366 days")
    }
    guard (1...1_000).contains(pages) else {
      throw ValidationError("--pages lies between 1 and 1000")
    }
    guard every == nil || !never else { throw ValidationError("give --every or --never, not both") }
    guard site != nil || (every == nil && !never) else {
      throw ValidationError("name the site that is to be scanned")
    }
  }

  func act(at desk: Desk) async throws {
    if let site, every != nil || never {
      _ = try await desk.actor()
      try await desk.workspace.scheduleScan(
        SiteScanRequest(site: site, pages: pages), every: never ? nil : every, at: desk.now)
    }
    let schedules = try await desk.workspace.sites.schedules()
      .filter { site == nil || $0.site == site }
    if result.json {
      return desk.print(
        .array(
          schedules.map {
            [
              "site": .string($0.site), "days": .integer(Int64($0.days)),
              "next": .string($0.next.rfc3339),
            ]
          }))
    }
    guard !schedules.isEmpty else { return desk.line("no scan comes by itself") }
    for schedule in schedules {
      desk.line(
        "\(schedule.site): every \(Figures.count(schedule.days, "day")), "
          + "next on \(Figures.time(schedule.next))")
    }
  }
}
