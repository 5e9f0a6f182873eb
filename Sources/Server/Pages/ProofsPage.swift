import Disclosure
import Formats
import Gate
import Register
import Workspace

/// The values of a member's page of proofs: one row for each disclosure there ever was.
struct ProofsPage {
  struct Line {
    var what: String
    var at: String
    var people: String
    var wasIn: Bool
    var file: String
  }

  var lines: [Line]
  var hasLines: Bool
  var key: String
  var back: String

  init(_ sent: [DisclosureSummary], had: Set<String>, register: Register, key: String) {
    let names = Names(register)
    lines = sent.reversed().map { summary in
      return Line(
        what: summary.use.links.map(names.recipient).joined(separator: ", to ") + ": "
          + names.purpose(summary.use.purpose),
        at: summary.sent.map { HumanDate.text($0.at) } ?? "",
        people: Words.count(summary.permitted, hasSelector: summary.hasSelector),
        wasIn: had.contains(summary.id), file: Route.proof(summary.id).path)
    }
    hasLines = !lines.isEmpty
    self.key = key
    back = Route.me.path
  }
}

extension ProofsPage: Page {
  static var template: String { "proofs" }
  var pageTitle: String { "In it or not in it" }
}
