import ArgumentParser
import Formats
import Law
import Members
import Register
import Rights
import Vault
import Workspace

/// `request identify`: who asks.
struct RequestIdentify: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify", abstract: "Say who asks: a member, or nobody of ours.",
    discussion: """
      Examples:  aboveboard request identify REQUEST --member m-000001 --actor priya
                 aboveboard request identify REQUEST --nobody --actor priya
      """)

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("Identifier or e-mail address.", valueName: "member"))
  var member: String?
  @Flag(help: "It is nobody whom we know.")
  var nobody = false
  @Option(
    help: ArgumentHelp("The day on which the proof came (default: today).", valueName: "day"))
  var on: CivilDate?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard (member != nil) != nobody else {
      throw ValidationError("give one of --member and --nobody")
    }
  }

  func act(at desk: Desk) async throws {
    var subject: UInt32?
    if let member {
      subject = try await desk.workspace.members.find(
        member.contains("@") ? .email : .id, member)
      guard subject != nil else { throw CommandError.memberUnknown }
    }
    try await take(.identify(subject, on: on), at: desk)
  }
}

/// `request start`: takes it up.
struct RequestStart: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Take up a request whose person is known.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let started = try await desk.workspace.requests.start(
      request.request, actor: try await desk.actor(), at: desk.now)
    RequestText.said(started, json: result.json, at: desk)
  }
}

/// `request carry-out`: does what it asks for, as far as the product does it by itself.
struct RequestCarryOut: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry-out",
    abstract: "Do what a request asks for, where that needs nobody, and answer it.",
    discussion: """
      Taking every yes back, objecting and restricting are recorded as the person's own choices. \
      A rectification names what each field is to say. For access the copy is made and handed out \
      by a link; for erasure everything is erased, and the link leads to the certificate. Other \
      systems are asked first: while one has not answered, or a hold stands, the exit code is 1; \
      carry it out again later. So it is with anything else, which is done by hand and answered \
      with `request answer`.

      Example:  aboveboard request carry-out REQUEST --set "name=Ada Byron" --actor priya
      """)

  @OptionGroup var request: RequestArgument
  @Option(help: ArgumentHelp("A value that is put right. Repeatable.", valueName: "field=value"))
  var set: [String] = []
  @Option(help: ArgumentHelp("A value that is removed. Repeatable.", valueName: "field"))
  var remove: [FieldID] = []
  @Flag(help: "Hand out what is there, though other systems have not all answered.")
  var partial = false
  @Option(help: "Why it is late; needed after the legal date.")
  var late: String?
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { _ = try corrections() }

  private func corrections() throws -> [FieldID: String?] {
    var corrections: [FieldID: String?] = [:]
    for text in set {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let field = FieldID(String(parts[0])) else {
        throw ValidationError("--set is written field=value")
      }
      corrections[field] = .some(String(parts[1]))
    }
    for field in remove { corrections[field] = .some(nil) }
    return corrections
  }

  func act(at desk: Desk) async throws {
    let carried = try await desk.workspace.carryOut(
      request: request.request, corrections: try corrections(), isPartial: partial, late: late,
      actor: try await desk.actor(), at: desk.now)
    RequestText.said(carried, json: result.json, at: desk)
    if carried.state != .done { throw Wanting() }
  }
}

/// `request join`: two of the same person for the same thing.
struct RequestJoin: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Join a request to an older one of the same person.")

  @OptionGroup var request: RequestArgument
  @Argument(help: "The older request.")
  var older: String
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let kept = try await desk.workspace.requests.join(
      request.request, into: older, actor: try await desk.actor(), at: desk.now)
    RequestText.said(kept, json: result.json, at: desk)
  }
}

/// `request task`: what a notice of an authority makes us do.
struct RequestTaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "task", abstract: "Add and finish tasks of a notice.",
    subcommands: [RequestTaskAdd.self, RequestTaskDone.self])
}

/// `request task add`.
struct RequestTaskAdd: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a task to a notice.",
    discussion: """
      Example:  aboveboard request task add REQUEST --owner marketing --due 2026-09-20 \\
                  --text "find the contracts" --actor priya
      """)

  @OptionGroup var request: RequestArgument
  @Option(help: "The team or account that owes it.")
  var owner: String
  @Option(help: ArgumentHelp("The day by which it is done.", valueName: "day"))
  var due: CivilDate
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let number = try await desk.workspace.requests.addTask(
      try words.read(), to: request.request, owner: owner, due: due,
      actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(["task": .integer(Int64(number))]) }
    desk.line("task \(number), \(owner), by \(due.iso)")
  }
}

/// `request task done`.
struct RequestTaskDone: RequestStepCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "A task is done; the text says what was done.")

  @OptionGroup var request: RequestArgument
  @Argument(help: "The task's number.")
  var task: Int
  @OptionGroup var words: RequestWords
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    try await desk.workspace.requests.finishTask(
      task, of: request.request, words: try words.read(), actor: try await desk.actor(),
      at: desk.now)
    if result.json { return desk.print(["task": .integer(Int64(task)), "done": true]) }
    desk.line("task \(task) is done")
  }
}

/// `request holiday`: days of rest of one's own.
struct RequestHoliday: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holiday", abstract: "Add days of rest that the tables of law do not know.",
    subcommands: [RequestHolidayAdd.self, RequestHolidayRemove.self, RequestHolidayList.self])
}

/// `request holiday add`.
struct RequestHolidayAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a day of rest; every open request is counted anew.",
    discussion: "Example:  aboveboard request holiday add 2027-05-10 \"A proclaimed day\"")

  @Argument(help: "The day.")
  var day: CivilDate
  @Argument(help: "What it is called.")
  var name: String
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let moved = try await desk.workspace.requests.add(
      holiday: day, name: name, actor: try await desk.actor(), at: desk.now)
    desk.line("added; \(Figures.count(moved, "request")) moved")
  }
}

/// `request holiday remove`.
struct RequestHolidayRemove: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a day of rest away again.")

  @Argument(help: "The day.")
  var day: CivilDate
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let moved = try await desk.workspace.requests.remove(
      holiday: day, actor: try await desk.actor(), at: desk.now)
    desk.line("removed; \(Figures.count(moved, "request")) moved")
  }
}

/// `request holiday list`.
struct RequestHolidayList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the days of rest that were added.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let days = try await desk.workspace.requests.holidays()
    if result.json {
      return desk.print(
        .array(days.map { ["day": .string($0.date.iso), "name": .string($0.name)] }))
    }
    if days.isEmpty { return desk.line("none was added; `law holidays` has those of law") }
    for day in days { desk.line("\(day.date.iso)  \(day.name)") }
  }
}
