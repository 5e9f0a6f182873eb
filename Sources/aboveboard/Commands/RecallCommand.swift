import ArgumentParser
import Disclosure
import Findings
import Formats
import Register
import Workspace

#if !STORIES
import WebDelivery
#endif

/// `recall`: what is asked back of recipients, and what they answer.
struct RecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall", abstract: "Ask data back from recipients, and take their answers.",
    subcommands: [
      RecallSweepCommand.self, RecallList.self, RecallShow.self, RecallFile.self,
      RecallAttest.self, RecallLinkFound.self, RecallDeclared.self,
    ])
}

/// `recall sweep`: asks back what people took back, and chases what is not answered.
struct RecallSweepCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Ask back what people took back since the last sweep; chase the silent.",
    discussion: """
      A server does it by itself. With --agreement everything that was sent under an agreement \
      that has ended is asked back, too.

      Example:  aboveboard recall sweep
                aboveboard recall sweep --agreement nappy-club --actor priya
      """)

  @Option(help: "An agreement that has ended.")
  var agreement: AgreementID?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    var ended = RecallSweep()
    if let agreement {
      _ = try await desk.actor()
      guard try await desk.workspace.inForce().hasEnded(agreement, on: desk.now.date) else {
        throw CommandError.agreementGoesOn(agreement.text)
      }
      guard
        let done = try await desk.workspace.disclosures.recallEverything(
          under: agreement, at: desk.now)
      else { return try busy(desk) }
      ended = done
    }
    guard
      let round = try await desk.workspace.keepRecalls(
        at: desk.now, hooks: Self.hooks(desk))
    else {
      return try busy(desk)
    }
    let made = Set(ended.recalls + round.sweep.recalls).sorted()
    let refs = ended.refs + round.sweep.refs
    if result.json {
      return desk.print([
        "recalls": .array(made.map { .string($0) }), "refs": .integer(Int64(refs)),
        "steps": .array(round.steps.map { .string($0.rawValue) }),
      ])
    }
    desk.line(
      refs == 0
        ? "nothing to ask back"
        : "asked back: \(Figures.count(refs, "reference")) in \(Figures.count(made.count, "recall"))"
    )
    for id in made { desk.line("  \(id)") }
    for step in RecallStep.allCases {
      let count = round.steps.count { $0 == step }
      if count > 0 { desk.line("\(RecallText.words(step)): \(Figures.count(count, "recipient"))") }
    }
  }

  private static func hooks(_ desk: Desk) -> RecallHooks? {
    #if STORIES
    nil
    #else
    let clock = desk.clock
    return { address, key in WebDelivery(to: address, key: key, patience: 10, clock: clock) }
    #endif
  }

  private func busy(_ desk: Desk) throws {
    desk.line("another process asks back at this moment, or no register is published")
    throw Wanting()
  }
}

/// `recall list`: the newest first.
struct RecallList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List recalls, newest first, and how they are answered.")

  @Option(help: "Of one recipient alone.")
  var recipient: RecipientID?

  @Flag(help: "Those alone that are not answered whole.")
  var open = false

  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let recalls = try await desk.workspace.disclosures.recalls(
      of: recipient, isOpen: open, limit: most.limit)
    if result.json { return desk.print(.array(recalls.map(RecallText.json))) }
    guard !recalls.isEmpty else { return desk.line("nothing was asked back") }
    var table = Table(
      [.left, .left, .right, .left, .left],
      header: ["day", "recipient", "references", "answer", "name"])
    for recall in recalls {
      table.row([
        recall.day.iso, recall.recipient.text, "\(recall.refs)", RecallText.counts(recall.counts),
        recall.id,
      ])
    }
    desk.print(table, indent: "")
  }
}

/// `recall show`: one recall with its answers.
struct RecallShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one recall: how it is answered, by whom, since when.")

  @Argument(help: "The recall's name.")
  var id: String

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let recall = try await desk.workspace.disclosures.recall(id)
    let answers = try await desk.workspace.disclosures.attestations(of: id)
    let tellings = try await desk.workspace.disclosures.tellings(of: id)
    let links = try await desk.workspace.undeclaredLinks(of: recall.recipient)
    if result.json {
      guard case .object(var object) = RecallText.json(recall) else { return }
      object["attestations"] = .array(answers.map(RecallText.json))
      object["tellings"] = .array(tellings.map(RecallText.json))
      object["undeclared_links"] = .array(links.map { .string($0.key) })
      return desk.print(.object(object))
    }
    desk.line(
      "\(desk.terminal.bold(recall.recipient.text))  \(recall.day.iso)  \(recall.word.rawValue)")
    desk.line("  \(Figures.count(recall.refs, "reference")): \(RecallText.counts(recall.counts))")
    desk.line("  list: \(recall.list)")
    for (what, at) in [
      ("told", recall.told), ("reminded", recall.reminded), ("given to a person", recall.escalated),
      ("disclosures stopped", recall.stopped), ("answered whole", recall.closed),
    ] {
      if let at { desk.line("  \(what): \(Figures.time(at))") }
    }
    for telling in tellings { desk.line("  " + RecallText.sentence(telling)) }
    for link in links { desk.line("  \(link.title) (finding \(link.id), \(link.owner))") }
    for answer in answers {
      desk.line(
        "  \(Figures.time(answer.given))  \(answer.word.rawValue): \(answer.action.rawValue), "
          + "\(Figures.count(answer.refs, "reference")), done \(answer.done.iso), by \(answer.by)"
          + (answer.reason.isEmpty ? "" : " (\(answer.reason))"))
    }
  }
}

/// `recall file`: the list for the recipient.
struct RecallFile: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: "Write the list of references for the recipient, as CSV.",
    discussion: """
      Where the register declares the recipient's key (delivery, age), the list comes encrypted to \
      it, as text; `age --decrypt` opens it.

      Example:  aboveboard recall file ID > recall.csv
      """)

  @Argument(help: "The recall's name.")
  var id: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let file = try await desk.workspace.disclosures.sealedRecallFile(id)
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
      desk.line(String(line))
    }
  }
}
