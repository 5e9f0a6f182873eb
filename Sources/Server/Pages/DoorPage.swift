import Disclosure
import Door
import Formats
import Gate
import Register
import Workspace

/// The values of a partner's first page, as its template names them.
struct DoorPage {
  struct Line {
    var href: String
    var purpose: String
    /// Who gets it from the partner, in order.
    var way: String?
    var sent: String
    var people: String
    var state: String
    var stateClass: String
  }

  struct Asked {
    var href: String
    var day: String
    var refs: String
    var word: String
    var wordClass: String
  }

  struct Onward {
    var to: String
    var day: String
    var people: String
    var state: String
    var stateClass: String
  }

  var partner: String
  var organisation: String
  var ready: String
  var fetched: String
  var lines: [Line]
  var hasLines: Bool
  var older: String?
  var recalls: [Asked]
  var hasRecalls: Bool
  var onward: [Onward]
  var hasOnward: Bool
  var onwardHref: String
}

extension DoorPage {
  /// How many disclosures are on one page.
  static let limit = 50

  /// The page of a partner; of the disclosures one more is asked for than is shown.
  init(
    _ recipient: RecipientID, _ packages: [PartnerPackage], _ transfers: [OnwardTransfer],
    _ recalls: [Recall], register: Register
  ) {
    let shown = packages.prefix(Self.limit)
    partner = register.recipients[id: recipient]?.label ?? recipient.text
    organisation = register.organisation.name
    ready = Words.count(shown.count { $0.collected == nil })
    fetched = Words.count(shown.count { $0.collected != nil })
    lines = shown.map { Line($0, register: register) }
    hasLines = !lines.isEmpty
    older =
      packages.count > Self.limit
      ? shown.last.map { "\(Route.door(.all).path)?before=\($0.summary.id)" } : nil
    self.recalls = recalls.map(Asked.init)
    hasRecalls = !recalls.isEmpty
    onward = transfers.prefix(5).map { Onward($0, register: register) }
    hasOnward = !onward.isEmpty
    onwardHref = Route.door(.onward).path
  }
}

extension DoorPage.Line {
  init(_ package: PartnerPackage, register: Register) {
    let use = package.summary.use
    href = Route.door(.disclosure(package.summary.id)).path
    purpose = register.purposes[id: use.purpose]?.label ?? use.purpose.text
    let next = use.links.dropFirst().map { register.recipients[id: $0]?.label ?? $0.text }
    way = next.isEmpty ? nil : next.joined(separator: ", then ")
    sent = package.summary.sent.map { HumanDate.text($0.at) } ?? ""
    people = Words.count(package.summary.permitted)
    state = package.collected.map { "Fetched \(HumanDate.text($0))" } ?? "Never fetched here"
    stateClass = package.collected == nil ? "no" : "yes"
  }
}

extension DoorPage.Asked {
  init(_ recall: Recall) {
    href = Route.door(.recall(recall.id)).path
    day = HumanDate.text(recall.day)
    refs = Words.count(recall.refs)
    word = recall.word.rawValue
    wordClass = recall.word == .confirmed || recall.word == .claimed ? "yes" : "no"
  }
}

extension DoorPage.Onward {
  init(_ transfer: OnwardTransfer, register: Register) {
    to =
      transfer.taker.map { register.recipients[id: $0]?.label ?? $0.text } ?? transfer.name ?? ""
    day = HumanDate.text(transfer.day)
    people = Words.count(transfer.members)
    state = transfer.isPermitted ? "As approved" : "Not permitted"
    stateClass = transfer.isPermitted ? "yes" : "no"
  }
}

extension DoorPage: Page {
  static var template: String { "door" }
  var pageTitle: String { "For \(partner)" }
}
