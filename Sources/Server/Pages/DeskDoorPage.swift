import Disclosure
import Door
import Gate
import Register
import Store
import Workspace

/// The values of the desk's page about the partners' door.
struct DeskDoorPage {
  struct Visitor {
    var name: String
    var keys: String
    var sessions: String
    var calls: String
    var last: String
    var canSignOut: Bool
    var signOutAction: String
  }

  struct Package {
    var to: String
    var href: String
    var purpose: String
    var sent: String
    var people: String
    var state: String
    var stateClass: String
  }

  struct CallLine {
    var at: String
    var who: String
    var what: String
    var result: String
    var resultClass: String
    var href: String?
  }

  struct Onward {
    var who: String
    var line: DoorPage.Onward
  }

  var desk: String
  var notice: String?
  var formToken: String
  var visitors: [Visitor]
  var hasVisitors: Bool
  var packages: [Package]
  var hasPackages: Bool
  var olderPackages: String?
  var onward: [Onward]
  var hasOnward: Bool
  var olderOnward: String?
  var calls: [CallLine]
  var hasCalls: Bool
  var olderCalls: String?
}

extension DeskDoorPage {
  /// How many lines each list has on one page.
  static let limit = 50

  /// The page of four lists, of which three were asked for with one more than is shown.
  init(
    _ overview: DoorOverview, packages: [PartnerPackage], calls: [DoorCall],
    onward: [OnwardTransfer], register: Register, _ staff: StaffVisitor, ended: Int?
  ) {
    func name(_ id: RecipientID) -> String { register.recipients[id: id]?.label ?? id.text }
    desk = Route.desk.path
    notice = ended.map {
      $0 == 0
        ? "No visit was open; links that nobody used work no longer."
        : "\(Words.count($0)) \($0 == 1 ? "visit was" : "visits were") ended."
    }
    formToken = staff.formToken
    visitors = overview.partners.map { line in
      Visitor(
        name: name(line.recipient), keys: Words.count(line.keys),
        sessions: Words.count(line.sessions), calls: Words.count(line.calls),
        last: line.last.map { HumanDate.minute($0) } ?? "Never",
        canSignOut: staff.powers.may(
          .stop, ownedBy: register.recipients[id: line.recipient]?.team),
        signOutAction: Route.deskDoorOut(line.recipient.text).path)
    }
    hasVisitors = !visitors.isEmpty
    self.packages = packages.prefix(Self.limit).map { package in
      let line = DoorPage.Line(package, register: register)
      return Package(
        to: package.summary.addressee.map(name) ?? "", href: Route.plan(package.summary.id).path,
        purpose: line.purpose, sent: line.sent,
        people: Words.count(
          package.summary.permitted, hasSelector: package.summary.hasSelector),
        state: package.collected == nil ? "Never collected" : line.state,
        stateClass: line.stateClass)
    }
    hasPackages = !packages.isEmpty
    olderPackages = Self.more(packages.map(\.summary.id), "sent")
    self.onward = onward.prefix(Self.limit).map {
      Onward(who: name($0.recipient), line: .init($0, register: register))
    }
    hasOnward = !onward.isEmpty
    olderOnward = Self.more(onward.map(\.id), "onward")
    self.calls = calls.prefix(Self.limit).map { CallLine($0, who: name($0.recipient)) }
    hasCalls = !calls.isEmpty
    olderCalls = Self.more(calls.map(\.id), "before")
  }

  private static func more(_ ids: [String], _ name: String) -> String? {
    guard ids.count > limit, let last = ids.prefix(limit).last else { return nil }
    return "\(Route.deskDoor.path)?\(name)=\(last)"
  }
}

extension DeskDoorPage.CallLine {
  init(_ call: DoorCall, who: String) {
    at = HumanDate.minute(call.at)
    self.who = "\(who), \(call.way == .key ? "a program" : "on the pages")"
    what =
      switch call.kind {
      case .signIn: "Signed in"
      case .list: "Looked at the list"
      case .show: "Looked at a disclosure"
      case .fetch: "Fetched \(call.file ?? "a file")"
      case .may:
        "Asked about \(Words.count(call.asked)) references; \(Words.count(call.permitted)) permitted"
      case .onward: "Declared an onward transfer"
      case .recall: "Looked at what is asked back"
      case .recallList: "Fetched the list of a recall"
      case .attest: "Answered a recall"
      }
    result =
      switch call.result {
      case .done: "Done"
      case .notTheirs: "Refused: not addressed to them"
      case .ended: "Refused: a permission has ended"
      case .gone: "The file was gone"
      case .notPermitted: "Not permitted"
      }
    resultClass = call.result == .done ? "yes" : "no"
    href = call.disclosure.map { Route.plan($0).path }
  }
}

extension DeskDoorPage: Page {
  static var template: String { "deskdoor" }
  var pageTitle: String { "Partners' door" }
}
