import ArgumentParser
import Formats
import Questions
import Workspace

/// `questions`: what people ask us in public.
struct QuestionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions", abstract: "Answer what people ask in public, and keep it true.",
    subcommands: [
      QuestionsList.self, QuestionsAccept.self, QuestionsAnswer.self, QuestionsDecline.self,
      QuestionsRecheck.self, QuestionsImport.self,
    ])
}

/// `questions list`: by state.
struct QuestionsList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List questions: those to be read, to be answered, answered.")

  @Option(help: "Of one state alone.")
  var state: Question.State?

  @Option(help: "How many of each state at most.")
  var limit = 50

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { try ListLimit.check(limit) }

  func act(at desk: Desk) async throws {
    var found: [Question] = []
    for state in state.map({ [$0] }) ?? Question.State.allCases {
      found += try await desk.workspace.questions.list(state, limit: limit)
    }
    if result.json { return desk.print(.array(found.map(QuestionWords.json))) }
    guard !found.isEmpty else { return desk.line("nobody has asked anything") }
    var table = Table(
      [.left, .left, .left, .left, .left],
      header: ["state", "promised", "team", "name", "question"])
    for question in found {
      table.row([
        QuestionWords.state(question, on: desk.now.date), question.promised?.iso ?? "",
        question.owner ?? "", question.id, QuestionWords.line(question),
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `questions accept`: shows one to everybody.
struct QuestionsAccept: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Show a question to everybody, with who answers it by when; again for another day.",
    discussion: """
      Example:  aboveboard questions accept ID --owner Community --by 2027-01-31 --actor priya
      """)

  @Argument(help: "The question's name.")
  var id: String

  @Option(help: "The team that owes the answer.")
  var owner: String

  @Option(help: ArgumentHelp("The day by which it is answered.", valueName: "date"))
  var by: CivilDate

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let questions = desk.workspace.questions
    let actor = try await desk.actor()
    let isAccepted = try await questions.find(id).state == .accepted
    let question =
      if isAccepted {
        try await questions.assign(id, owner: owner, promised: by, actor: actor, at: desk.now)
      } else {
        try await questions.accept(id, owner: owner, promised: by, actor: actor, at: desk.now)
      }
    if result.json { return desk.print(QuestionWords.json(question)) }
    desk.line("everybody sees it; \(owner) answers it by \(by.iso)")
  }
}

/// `questions answer`: gives one an answer.
struct QuestionsAnswer: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer a question, or give a new version of an answer.",
    discussion: """
      Facts in double braces are worked out now and checked again from then on. Behind a bar \
      stands what the answer claims; when it is not so any more, that is a finding.

      \(Figure.Kind.allCases.map { "{{\($0.pattern)}}: \($0.meaning)" }.joined(separator: "\n"))

      Example:  aboveboard questions answer ID "No: {{sold-to|expects none}}." --actor priya
      """)

  @Argument(help: "The question's name.")
  var id: String

  @Argument(help: "The answer.")
  var text: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let question = try await desk.workspace.answer(
      id, text, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(QuestionWords.json(question)) }
    desk.line("answered, version \(question.versions); earlier ones stay readable")
  }
}

/// `questions decline`: does not show one.
struct QuestionsDecline: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline",
    abstract: "Decline a question, or take an accepted one down; its words are not kept.",
    discussion: """
      Example:  aboveboard questions decline ID --reason "It names a person." --actor priya
      """)

  @Argument(help: "The question's name.")
  var id: String

  @Option(help: "Why; the asker reads it.")
  var reason: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let question = try await desk.workspace.questions.decline(
      id, reason: reason, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(QuestionWords.json(question)) }
    desk.line("declined; its asker sees why")
  }
}
