import Findings
import Workspace

/// What needs a person, as the desk's template names it.
struct DeskFindings {
  struct Line {
    var id: String
    var what: String
    var place: String
    var owner: String
    var due: String
    var state: String
    var stateClass: String
    var seen: String
    var canSettle: Bool
    var closeAction: String
    var assignAction: String
  }

  var lines: [Line]
  var hasLines: Bool
  /// How many there are beyond those shown, in words; nil for none.
  var others: String?
}

extension DeskFindings {
  /// The findings, with what a role may do about them.
  init(_ sites: DeskSites, powers: DeskPowers) {
    lines = sites.findings.map { finding in
      let isOverdue = finding.isOverdue(on: sites.day)
      return Line(
        id: finding.id, what: finding.title, place: finding.place, owner: finding.owner,
        due: HumanDate.text(finding.due), state: Self.state(finding, isOverdue: isOverdue),
        stateClass: isOverdue ? "no" : "", seen: HumanDate.text(finding.last),
        canSettle: powers.may(.settle, ownedBy: finding.owner),
        closeAction: Route.finding(finding.id, .close).path,
        assignAction: Route.finding(finding.id, .assign).path)
    }
    hasLines = !lines.isEmpty
    let rest = sites.open - lines.count
    others = rest > 0 ? "\(Words.count(rest)) more \(rest == 1 ? "is" : "are") open." : nil
  }

  private static func state(_ finding: Finding, isOverdue: Bool) -> String {
    let state = finding.state == .closed ? "Closed" : isOverdue ? "Overdue" : "Open"
    return switch finding.returns {
    case 0: state
    case 1: state + ", came back once"
    case 2: state + ", came back twice"
    default: state + ", came back \(Words.count(finding.returns)) times"
    }
  }
}
