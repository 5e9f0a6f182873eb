import Formats
import Register
import Sites
import Workspace

/// The values of one scan's page, as its template names them: for a parent first, for an engineer in what unfolds.
struct ScanPage {
  struct State {
    var label: String
    var pages: String
    var blind: String
    var requests: String
    var leftOut: String
    var pressed: [String]
    var hasPressed: Bool
    var outcome: String
    var outcomeClass: String
  }

  struct Gap {
    var stateLabel: String
    var place: String
    var reason: String
  }

  struct Leak {
    var who: String
    var sentence: String
    var receiver: String
    var stateLabel: String
  }

  var address: String
  var siteName: String
  var began: String
  var ended: String
  var coverage: String
  var coverageClass: String
  var partyCount: String
  var pageCount: String
  var requestCount: String
  var undeclaredCount: String
  var earlier: Neighbour?
  var later: Neighbour?
  var states: [State]
  var gaps: [Gap]
  var hasGaps: Bool
  var parties: [Party]
  var hasParties: Bool
  var nobody: String
  var leaks: [Leak]
  var hasLeaks: Bool
  var searched: [String]
  var withoutNotice: [String]
  var hasWithoutNotice: Bool
  var buttons: [Button]
  var hasButtons: Bool
  var limits: [String]
  var scan: String
  var asked: String
  var manifest: String
  var entry: String
  var node: String
  var folder: String
  var browser: String
  var sandbox: String
  var back: String
}

extension ScanPage {
  /// The page of a scan, with what the register in force calls those whom it declares.
  init(_ scan: SiteScan, register: Register) {
    let report = scan.report
    let isOurs = register.sites.contains { $0.id.text == report.site }
    let names = Names(register)
    address = report.address
    siteName = report.site
    began = HumanDate.minute(report.began)
    ended = HumanDate.minute(report.ended)
    coverage = report.isComplete ? "Complete" : "In part"
    coverageClass = report.isComplete ? "yes" : "no"
    partyCount = Words.count(report.parties.count)
    pageCount = Words.count(Set(report.states.flatMap(\.seen)).count)
    requestCount = Words.count(report.states.reduce(0) { $0 + $1.requests })
    undeclaredCount =
      isOurs ? Words.count(report.parties.count { $0.recipient == nil }) : "–"
    earlier = scan.earlier.map { Neighbour($0, isLater: false) }
    later = scan.later.map { Neighbour($0, isLater: true) }
    states = report.states.map(State.init)
    gaps = report.states.flatMap(Gap.all(of:))
    hasGaps = !gaps.isEmpty
    parties = report.parties.enumerated().map { number, party in
      Party(party, number: number + 1, isOurs: isOurs, names)
    }
    hasParties = !parties.isEmpty
    nobody =
      report.isComplete
      ? "Nobody else was contacted on the pages that were seen."
      : "Nobody else was contacted as far as could be seen. What could not be seen is unknown."
    leaks = report.person.found.map { leak in
      Leak(
        who: report.parties.first { $0.id == leak.party }?.name ?? leak.party,
        sentence: leak.sentence, receiver: leak.address, stateLabel: leak.state.label)
    }
    hasLeaks = !leaks.isEmpty
    searched = report.person.searched
    withoutNotice = report.withoutNotice
    hasWithoutNotice = !withoutNotice.isEmpty
    buttons = report.signIn.map { Button($0, isOurs: isOurs, names) }
    hasButtons = !buttons.isEmpty
    limits = SiteReport.limits
    self.scan = scan.id
    asked = scan.asked.title
    manifest = Hex.encode(scan.manifest)
    entry = Words.count(Int(scan.sequence))
    node = scan.node
    folder = scan.folder
    browser = report.browser
    sandbox = report.isSandboxed ? "in its sandbox" : "without its sandbox"
    back = Route.desk.path + "#sites"
  }

  /// Whether somebody is declared, in words, with the name that the register gives them.
  static func declaration(_ recipient: String?, isOurs: Bool, _ names: Names) -> String {
    guard isOurs else { return "This site is not in our register" }
    guard let recipient else { return "Not declared for this site" }
    return "Declared: \(RecipientID(recipient).map(names.recipient) ?? recipient)"
  }
}

extension ScanPage.State {
  fileprivate init(_ state: SiteReport.State) {
    label = state.state.label
    pages = Words.count(state.seen.count)
    blind = Words.count(state.unknown.count)
    requests = Words.count(state.requests)
    leftOut = Words.count(state.leftOut)
    pressed = state.pressed
    hasPressed = !pressed.isEmpty
    outcome = state.problem != nil ? "Not reached" : state.isComplete ? "Seen" : "In part"
    outcomeClass = state.isComplete ? "yes" : "no"
  }
}

extension ScanPage.Gap {
  /// What could not be looked at in a state; nothing may be concluded of any of it.
  fileprivate static func all(of state: SiteReport.State) -> [Self] {
    let label = state.state.label
    var gaps = state.unknown.map {
      Self(stateLabel: label, place: $0.address, reason: $0.reason)
    }
    if let problem = state.problem {
      gaps.insert(Self(stateLabel: label, place: "the whole state", reason: problem), at: 0)
    } else if state.seen.isEmpty && gaps.isEmpty {
      gaps = [Self(stateLabel: label, place: "the whole state", reason: "no page was seen")]
    }
    return gaps
  }
}

extension ScanPage: Page {
  static var template: String { "scan" }
  var pageTitle: String { "What \(address) hands to whom" }
}
