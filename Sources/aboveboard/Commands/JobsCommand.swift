import ArgumentParser
import Formats
import Store
import Workspace

/// `jobs`: work that servers do by themselves.
struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "See, stop or work off what servers do by themselves.",
    subcommands: [JobsList.self, JobsShow.self, JobsStop.self, JobsRun.self])
}

/// `jobs list`: the newest first.
struct JobsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List jobs, the newest first.")

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let jobs = try await desk.workspace.jobs.list(limit: most.limit)
    if result.json { return desk.print(.array(jobs.map(JobText.json))) }
    guard !jobs.isEmpty else { return desk.line("no job has been asked for yet") }
    var table = Table(
      [.left, .left, .left, .right, .left], header: ["asked", "state", "what", "done", "name"])
    for job in jobs {
      table.row([
        Figures.time(job.asked), JobText.state(job), job.kind, JobText.progress(job), job.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `jobs show`: one job, whole.
struct JobsShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one job: how far it is, and what came of it.")

  @Argument(help: "The job's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let job = try await desk.workspace.jobs.find(id) else { throw JobError.unknown(id: id) }
    result.json ? desk.print(JobText.json(job)) : JobText.print(job, at: desk)
  }
}

/// `jobs stop`: what is done stays done.
struct JobsStop: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop a job; what it has done stays.",
    discussion: "Example:  aboveboard jobs stop ID --actor priya")

  @Argument(help: "The job's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let job = try await desk.workspace.jobs.stop(
      id, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(JobText.json(job)) }
    desk.line(job.state == .stopped ? "stopped" : "its server stops it within seconds")
  }
}

/// `jobs run`: where no server runs.
struct JobsRun: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Work off the jobs that wait, without a server.")

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let count = try await desk.workspace.jobRunner(clock: place.clock).runAll()
    desk.line(count == 0 ? "no job waits" : "\(Figures.count(count, "job")) taken up")
  }
}
