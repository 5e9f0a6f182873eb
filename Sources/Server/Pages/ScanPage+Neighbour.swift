import Sites
import Workspace

extension ScanPage {
  /// Another scan of the same site, and what differs.
  struct Neighbour {
    struct Change {
      var verb: String
      var companies: [String]
    }

    var href: String
    var at: String
    var changes: [Change]
    var isSame: Bool
    var same: String
  }
}

extension ScanPage.Neighbour {
  /// The difference always goes from the earlier scan to the later one.
  init(_ neighbour: SiteScan.Neighbour, isLater: Bool) {
    let difference = neighbour.difference
    href = Route.siteScan(neighbour.id).path
    at = HumanDate.minute(isLater ? difference.after : difference.before)
    changes = [
      Change(verb: "Came", companies: difference.came.map(Self.text)),
      Change(verb: "Went", companies: difference.went.map(Self.text)),
      Change(
        verb: "Unknown: not seen in the later one, which saw only part",
        companies: difference.unknown.map(Self.text)),
      Change(
        verb: "Changed",
        companies: difference.changed.map { change in
          ([change.name] + change.added.map { "now \($0.clause)" }
            + change.left.map { "no longer \($0.clause)" }).joined(separator: ", ")
        }),
    ].filter { !$0.companies.isEmpty }
    isSame = changes.isEmpty
    same = Words.count(difference.same)
  }

  private static func text(_ line: SiteDifference.Line) -> String {
    line.kinds.isEmpty ? line.name : "\(line.name) (\(line.kinds))"
  }
}
