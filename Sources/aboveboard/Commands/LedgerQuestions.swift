import ArgumentParser
import Formats
import Register
import Vault
import Workspace

/// `shared`: answers "have you ever shared with …?".
struct Shared: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "shared", abstract: "Answer \"have you ever shared with …?\".",
    discussion: """
      Searches names, other names, parents, those to whom recipients may pass data on, names that \
      partners declared of themselves, what was declared of the time before the record, and whom \
      our own pages were seen to contact.

      Names are compared without case, accents, punctuation and legal form; names that are \
      spelled alike are listed after the same ones.

      Examples:  aboveboard shared "Cloudsoft"
                 aboveboard shared "Cloudsoft" --statement answer.txt
      """)

  @Argument(help: "A company's name, or a part of it.")
  var with: String

  @Option(help: "Write the signed answer to this file, for `aboveboard verify`.")
  var statement: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    if let statement {
      let signed = try await desk.workspace.sharedStatement(with, at: desk.now)
      try WrittenFile.write(signed.bytes, to: statement)
    }
    try await desk.workspace.evidence.integrate()
    let answer = try await desk.workspace.sharedAnswer(with, at: desk.now)
    if result.json {
      return desk.print([
        "never": .bool(answer.isNever),
        "matches": .array(
          answer.matches.map {
            [
              "recipient": .string($0.recipient.text), "how": .string($0.how),
              "sure": .string("\($0.likeness)"),
              "handovers": .integer(Int64($0.handovers)), "people": .integer(Int64($0.people)),
              "last": $0.last.map { .string($0.rfc3339) } ?? .null,
              "declared_not_proven": .array(
                $0.declared.map {
                  [
                    "declaration": .string($0.id), "from": .string($0.from.iso),
                    "until": $0.until.map { .string($0.iso) } ?? .null,
                  ]
                }),
            ]
          }),
        "seen_on_sites": .array(
          answer.seen.map {
            [
              "site": .string($0.site), "name": .string($0.name),
              "first": .string($0.first.rfc3339), "last": .string($0.last.rfc3339),
            ]
          }),
        "log": ["size": .integer(answer.logSize), "root": .string(answer.logRoot)],
      ])
    }
    if answer.matches.isEmpty, answer.seen.isEmpty {
      desk.line("No: nobody of that name, other name or parent is declared, and none had anything.")
    }
    for match in answer.matches {
      desk.line(desk.terminal.bold(match.label) + "  found \(match.how)")
      desk.lines(match.sentence)
      for declared in match.declared { desk.lines(declared.sentence) }
    }
    for seen in answer.seen {
      desk.line(desk.terminal.bold(seen.name) + "  seen on our own pages")
      desk.lines(seen.sentence)
    }
    let since = answer.since.map { ", since \(HumanDate.text($0))" } ?? ""
    desk.line(
      desk.terminal.dim(
        "by a log of \(Figures.count(Int(answer.logSize), "entry", "entries"))\(since); "
          + "root \(answer.logRoot)"))
  }
}

/// `sold`: what went for money, to whom, for what.
struct Sold: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sold", abstract: "Answer \"has it ever been sold? To whom, for what?\".")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let sold = try await desk.workspace.publicReport(at: desk.now).sold
    if result.json {
      return desk.print(
        .array(
          sold.map {
            [
              "recipient": .string($0.recipient), "purpose": .string($0.purpose),
              "handovers": .integer(Int64($0.handovers)), "people": .integer(Int64($0.people)),
              "last": .string($0.last.rfc3339), "consideration": .string($0.consideration),
            ]
          }))
    }
    guard !sold.isEmpty else { return desk.line("no: nothing was ever handed over for money") }
    var table = Table(
      [.left, .left, .right, .right, .left],
      header: ["recipient", "for", "handovers", "records", "what we got"])
    for line in sold {
      table.row([
        line.recipient, line.purpose, Figures.count(line.handovers), Figures.count(line.people),
        line.consideration,
      ])
    }
    desk.print(table)
  }
}
