import ArgumentParser
import Formats
import Rights
import Workspace

/// `request`: what people and authorities ask of us, on the law's clock.
struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Take down, watch and answer people's requests and authorities' notices.",
    subcommands: [
      RequestReceive.self, RequestList.self, RequestShow.self, RequestIdentify.self,
      RequestStart.self, RequestAskIdentity.self, RequestAskFee.self, RequestSettleFee.self,
      RequestPause.self, RequestResume.self, RequestExtend.self, RequestAnswer.self,
      RequestRefuse.self, RequestWithdraw.self, RequestCarryOut.self, RequestClassify.self,
      RequestJoin.self, RequestAssign.self, RequestLocate.self, RequestMandate.self,
      RequestFlag.self, RequestClear.self, RequestAcknowledge.self, RequestEnquire.self,
      RequestTaskCommand.self, RequestHoliday.self, RequestWatch.self,
    ])
}

/// `request list`: the next safe day first.
struct RequestList: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List requests, the next safe day first.",
    discussion: """
      Exit codes: 0 nothing that is listed is late, 1 something is

      Example:  aboveboard request list --right access
                aboveboard request list --which late
      """)

  @Option(help: "open, ended, late or all.")
  var which = RequestFilter.Which.open
  @Option(help: "Those in this state alone.")
  var state: RequestState?
  @Option(help: "Those for this right alone.")
  var right: RequestRight?
  @Option(help: "Those of this team or account alone.")
  var owner: String?
  @Option(help: ArgumentHelp("Go on after this request.", valueName: "request"))
  var after: String?
  @OptionGroup var most: ListLimit

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let filter = RequestFilter(
      state == nil ? which : .all, state: state, right: right, owner: owner)
    let day = desk.now.date
    let requests = try await desk.workspace.requests.list(
      filter, after: after, limit: most.limit, on: day)
    if result.json {
      desk.print([
        "requests": .array(requests.map { RequestText.json($0) }),
        "next": requests.count == most.limit
          ? requests.last.map { .string($0.id) } ?? .null : .null,
      ])
    } else if requests.isEmpty {
      desk.line("there is no request of this kind")
    } else {
      var table = Table(
        [.left, .left, .left, .left, .left],
        header: ["request", "right", "state", "safe day", "legal date"])
      for request in requests {
        table.row([
          request.id, request.right.rawValue, request.state.rawValue,
          request.isOpen ? request.safeDue?.iso ?? "stands" : "–",
          (request.isOpen ? request.legalDue?.iso ?? "–" : "–")
            + (request.isLate(on: day) ? "  late" : ""),
        ])
      }
      desk.print(table, indent: "")
    }
    if requests.contains(where: { $0.isLate(on: day) }) { throw Wanting() }
  }
}

/// `request show`: everything about one.
struct RequestShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one request with its clock, step by step.")

  @OptionGroup var request: RequestArgument
  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let view = try await desk.workspace.requestView(request.request)
    if result.json { return desk.print(RequestText.json(view)) }
    RequestText.print(view, at: desk)
  }
}

/// `request watch`: warnings of what is due.
struct RequestWatch: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Warn of what is due in 14, 7, 3 and 1 days; a running server does it by itself.")

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let round = try await desk.workspace.watchRequests(at: desk.now) else {
      return desk.line("another node is at it; nothing was done")
    }
    if result.json {
      return desk.print([
        "warned": .integer(Int64(round.warned)), "opened": .integer(Int64(round.opened)),
      ])
    }
    desk.line(
      "\(Figures.count(round.warned, "warning")), \(Figures.count(round.opened, "new finding"))")
  }
}

/// A request by its number.
struct RequestArgument: ParsableArguments {
  @Argument(help: "The request, as `request list` names it.")
  var request: String
}
