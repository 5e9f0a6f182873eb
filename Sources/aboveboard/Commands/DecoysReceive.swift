import ArgumentParser
import Disclosure
import Formats
import Foundation
import Workspace

/// `decoys receive`: takes mail that came to decoys.
struct DecoysReceive: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take mail that came to decoys: one message from standing input, or a maildir.",
    discussion: """
      A mail server pipes each message of the decoys' domains to it, or files them into a \
      maildir that it looks through. A message is written down once, however often it comes; \
      one that names no decoy is not kept. A sender outside the recipient's declared chain \
      becomes a finding.

      Exit codes: 0 taken, 1 not taken

      Examples:  aboveboard decoys receive --sender FROM TO < message
                 aboveboard decoys receive --maildir /var/mail/decoys
      """)

  @Argument(help: "The addresses for which the mail server took it.")
  var recipients: [String] = []

  @Option(help: ArgumentHelp("The envelope's sender.", valueName: "address"))
  var sender: String?

  @Option(help: ArgumentHelp("Take every message in its folder `new`.", valueName: "folder"))
  var maildir: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard maildir == nil || (recipients.isEmpty && sender == nil) else {
      throw ValidationError("a maildir has no envelope: leave out --sender and the addresses")
    }
  }

  func act(at desk: Desk) async throws {
    if let maildir { return try await take(maildir, at: desk) }
    let receipt = try await desk.workspace.decoys.receive(
      from: .standardInput, named: "standard input", envelope: recipients, sender: sender,
      at: desk.now)
    if result.json { return desk.print(DecoyText.json(receipt)) }
    DecoyText.print(receipt, at: desk)
  }

  private func take(_ folder: String, at desk: Desk) async throws {
    let bar = ProgressBar("messages", total: nil)
    defer { bar.end() }
    let outcome = try await desk.workspace.decoys.receive(maildir: folder, at: desk.now) {
      done, _ in bar.show(done)
    }
    bar.end()
    if result.json {
      desk.print([
        "messages": .integer(Int64(outcome.messages)), "others": .integer(Int64(outcome.others)),
        "known": .integer(Int64(outcome.known)),
        "sightings": .array(outcome.sightings.map(\.json)),
        "unreadable": .array(outcome.unreadable.map { .string($0) }),
      ])
    } else {
      desk.line(
        "\(Figures.count(outcome.messages, "message")) taken; "
          + "\(Figures.count(outcome.others)) named no decoy")
      if !outcome.sightings.isEmpty { DecoyText.print(outcome.sightings, at: desk) }
      if outcome.sightings.contains(where: { $0.verdict != .declared }) {
        DecoyText.pointToFinding(at: desk)
      }
      for name in outcome.unreadable {
        desk.output.complain(
          "error: \(folder)/new/\(name) is no mail message; if it was a file it lies in cur, flagged"
        )
      }
    }
    if !outcome.unreadable.isEmpty { throw Wanting() }
  }
}

/// `decoys report`: somebody saw a letter, or had a call.
struct DecoysReport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write down that somebody used a decoy's address by letter, call or otherwise.",
    discussion: """
      Example:  aboveboard decoys report --address "14 Ashbeck Row, Fernholt LS2 4AB" \
      --channel letter --from firm.example --seen-by "the porter" --actor priya
      """)

  @Option(help: "The decoy's address, telephone number, name or ref, as it was used.")
  var address: String

  @Option(help: "By what way: letter, call, mail or other.")
  var channel = Sighting.Channel.letter

  @Option(help: ArgumentHelp("The domain of whoever used it, or a declared recipient."))
  var from: String?

  @Option(help: "Who saw it; kept sealed.")
  var seenBy: String?

  @Option(help: "What it said; kept sealed.")
  var note: String?

  @Option(help: ArgumentHelp("The day it came (default: today).", valueName: "date"))
  var on: CivilDate?

  @Option(help: ArgumentHelp("Which disclosure is meant, if several decoys have the name."))
  var disclosure: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    _ = try await desk.actor()
    let receipt = try await desk.workspace.decoys.report(
      DecoyReport(
        address: address, channel: channel, from: from, seenBy: seenBy, note: note,
        day: on ?? desk.now.date, disclosure: disclosure), at: desk.now)
    if result.json { return desk.print(DecoyText.json(receipt)) }
    DecoyText.print(receipt, at: desk)
  }
}
