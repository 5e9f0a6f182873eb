import ArgumentParser
import Findings
import Formats
import Foundation
import Questions
import Workspace

/// `questions recheck`: holds the answers against the facts.
struct QuestionsRecheck: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "recheck",
    abstract: "Hold every answer against the facts, and every promise against the day.",
    discussion: "Exit codes: 0 all is as it was answered, 1 there are new findings")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let found = try await desk.workspace.recheckQuestions(at: desk.now) else {
      return desk.line("another process is at it")
    }
    let opened = found.findings.opened + found.findings.reopened
    if result.json {
      desk.print([
        "changed": .array(found.changed.map { .string($0.text) }),
        "opened": .array(opened.map { .string($0) }),
        "closed": .array(found.findings.closed.map { .string($0) }),
      ])
    } else {
      desk.line(
        Figures.count(found.changed.count, "fact has", "facts have") + " changed, "
          + Figures.count(opened.count, "finding is new", "findings are new") + ", "
          + Figures.count(found.findings.closed.count, "is closed", "are closed"))
      for figure in found.changed { desk.line("  " + figure.text) }
    }
    if !opened.isEmpty { throw Wanting() }
  }
}

/// `questions import`: takes in a list with answers.
struct QuestionsImport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in questions with their answers, and show them at once.",
    discussion: """
      Each line of the file is a JSON object with text, owner, and answer or promised; those that \
      are known are left out.

      Example:  aboveboard questions import questions.ndjson --actor priya
      """)

  @Argument(help: ArgumentHelp("The file (NDJSON).", valueName: "file"))
  var path: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError.unreadable(path: path, why: "cannot be read")
    }
    let count = try await desk.workspace.take(
      try QuestionList(Array(data)), actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(["taken": .integer(Int64(count))]) }
    desk.line(Figures.count(count, "question", "questions") + " taken in")
  }
}
