import ArgumentParser
import Connectors
import Formats
import Register
import Workspace

/// `systems`: where else members' data lies.
struct SystemsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "systems",
    abstract: "Ask other systems about a member, erase there, put right there.",
    subcommands: [
      SystemsList.self, SystemsCheck.self, SystemsCollect.self, SystemsErase.self,
      SystemsRectify.self, SystemsSteps.self, SystemsShow.self, SystemsRetry.self,
      SystemsAnswer.self,
    ])
}

/// `systems list`: each with where things stand there.
struct SystemsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all other systems, with what stands there.",
    discussion: "Exit codes: 0 nothing needs a person, 1 something does")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let lines = try await desk.workspace.systemLines()
    if result.json {
      desk.print(.array(lines.map(SystemsText.json)))
    } else if lines.isEmpty {
      desk.line("the register declares no other systems")
    } else {
      var table = Table(
        [.left, .left, .left, .left, .left],
        header: ["system", "kind", "team", "last look", "state"])
      for line in lines {
        table.row([
          line.system.id.text, line.system.kind.rawValue, line.system.team,
          line.check.map { String($0.at.rfc3339.prefix(16)) } ?? "–", SystemsText.state(line),
        ])
      }
      desk.print(table, indent: "")
    }
    if lines.contains(where: \.isWanting) { throw Wanting() }
  }
}

/// `systems check`: looks whether they are as the register says.
struct SystemsCheck: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "See whether other systems are as the register says.",
    discussion: """
      A column that the register does not declare is a finding of the team that owns the system. \
      A running server looks by itself once a day.

      Example:  aboveboard systems check forum
      Exit codes: 0 all is as declared, 1 something is not
      """)

  @Argument(help: "A system of the register; all when it is left out.")
  var system: SystemID?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let checks = try await desk.workspace.checkOtherSystems(only: system, clock: desk.clock)
    if result.json {
      desk.print(.array(checks.map(SystemsText.json)))
    } else if checks.isEmpty {
      desk.line("the register declares no other systems")
    } else {
      for check in checks { SystemsText.print(check, at: desk) }
    }
    if checks.contains(where: { !$0.isSound }) { throw Wanting() }
  }
}

/// `systems steps`: what became of what was asked.
struct SystemsSteps: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "List acts on other systems, with the step at each.",
    discussion: "Exit codes: 0 every act is over, 1 something is left to do")

  @Flag(help: "Those too that are over.")
  var all = false

  @Option(help: ArgumentHelp("Those before this act.", valueName: "act"))
  var before: String?

  @Option(help: "How many at most.")
  var limit = 20

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { try ListLimit.check(limit) }

  func act(at desk: Desk) async throws {
    let acts = try await desk.workspace.connectors.acts(open: !all, after: before, limit: limit)
    if result.json {
      desk.print(.array(acts.map(SystemsText.json)))
    } else if acts.isEmpty {
      desk.line(all ? "nothing was ever asked of another system" : "nothing is left to do")
    } else {
      for act in acts { SystemsText.print(act, at: desk) }
    }
    if acts.contains(where: { !$0.isOver }) { throw Wanting() }
  }
}

/// `systems retry`: tries again what fails.
struct SystemsRetry: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Try again what is left to do of an act, or of all that are due.",
    discussion: """
      Example:  aboveboard systems retry ACT
      Exit codes: 0 nothing is left to do, 1 something is
      """)

  @Argument(help: "The act; all that are due when it is left out.")
  var id: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let id else {
      guard let count = try await desk.workspace.keepOtherSystems(clock: desk.clock) else {
        return desk.line("another node is at it; nothing was done")
      }
      return result.json
        ? desk.print(["acts": .integer(Int64(count))])
        : desk.line("\(Figures.count(count, "act")) taken up")
    }
    let act = try await desk.workspace.resumeInOtherSystems(id, clock: desk.clock)
    result.json ? desk.print(SystemsText.json(act)) : SystemsText.print(act, at: desk)
    if !act.isOver { throw Wanting() }
  }
}
