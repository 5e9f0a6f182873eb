import ArgumentParser
import Disclosure
import Door
import Formats
import Gate
import Register
import Workspace

/// `partner calls`: every call of a partner, and what it never collected.
struct PartnerCalls: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls",
    abstract: "List what a partner fetched, asked and declared at its door.",
    discussion: "Example:  aboveboard partner calls nappy-brand")

  @Argument(help: "The recipient, as the register names it.")
  var recipient: RecipientID

  @Option(help: "How many calls are listed at most.")
  var limit = 50

  @Option(help: ArgumentHelp("Go on after this call.", valueName: "call"))
  var before: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws { try ListLimit.check(limit) }

  func act(at desk: Desk) async throws {
    let (door, disclosures) = (desk.workspace.door, desk.workspace.disclosures)
    let calls = try await door.calls(of: recipient, before: before, limit: limit)
    let sent = try await disclosures.sent(to: recipient, limit: 1_000)
    let never = try await door.collections(of: sent).filter { $0.collected == nil }
      .map(\.summary)
    if result.json { return desk.print(json(calls, never)) }
    guard !calls.isEmpty || !never.isEmpty else {
      return desk.line("\(recipient.text) has never called, and nothing was sent to it")
    }
    var table = Table(
      [.left, .left, .left, .left], header: ["when", "by", "call", "result"])
    for call in calls {
      table.row([
        HumanDate.minute(call.at), call.way == .key ? "a program" : "the pages",
        [call.kind.rawValue, call.file, call.kind == .may ? Self.asked(call) : nil]
          .compactMap { $0 }.joined(separator: " "),
        call.result.rawValue,
      ])
    }
    if calls.isEmpty { desk.line("\(recipient.text) has never called") } else { desk.print(table) }
    guard !never.isEmpty else { return }
    desk.line("never collected at the door:")
    var missing = Table([.left, .left, .left], header: ["disclosure", "sent", "purpose"])
    for summary in never {
      missing.row([
        summary.id, summary.sent.map { HumanDate.text($0.at) } ?? "", summary.use.purpose.text,
      ])
    }
    desk.print(missing)
  }

  private static func asked(_ call: DoorCall) -> String {
    "\(call.asked), \(call.permitted) permitted"
  }

  private func json(_ calls: [DoorCall], _ never: [DisclosureSummary]) -> JSON {
    [
      "calls": .array(
        calls.map { call in
          [
            "id": .string(call.id), "at": .string(call.at.rfc3339),
            "way": .string(call.way.rawValue), "key": call.key.map { .string($0) } ?? .null,
            "call": .string(call.kind.rawValue), "result": .string(call.result.rawValue),
            "disclosure": call.disclosure.map { .string($0) } ?? .null,
            "file": call.file.map { .string($0) } ?? .null,
            "asked": .integer(Int64(call.asked)), "permitted": .integer(Int64(call.permitted)),
          ]
        }),
      "never-collected": .array(never.map { .string($0.id) }),
      "next": calls.count == limit ? calls.last.map { .string($0.id) } ?? .null : .null,
    ]
  }
}

/// `partner sign-out`: ends every visit of a partner.
struct PartnerSignOut: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-out",
    abstract: "End a partner's visits and withdraw its unused sign-in links.",
    discussion: "Its keys go on working; `aboveboard key revoke` ends those.")

  @Argument(help: "The recipient, as the register names it.")
  var recipient: RecipientID

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ended = try await desk.workspace.door.endSessions(
      of: recipient, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(["ended": .integer(Int64(ended))]) }
    desk.line(ended == 1 ? "ended 1 visit" : "ended \(ended) visits")
  }
}
