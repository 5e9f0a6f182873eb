import Formats
import Standing
import Workspace

/// The values of the list of published registers, as its template names them.
struct RegisterVersionsPage {
  struct Line {
    var href: String
    var number: String
    var published: String
    var publisher: String
    var hash: String
    var state: String
    var stateClass: String
  }

  /// How many versions a page shows.
  static let most = 50

  var back: String
  var lines: [Line]
  var hasLines: Bool
  var older: String?

  /// The page of some versions, one more than `most` of which says that there are older ones.
  init(_ versions: [Publication], newest: Int) {
    back = Route.desk.path
    lines = versions.prefix(Self.most).map { version in
      Line(
        href: Route.register(String(version.number)).path, number: String(version.number),
        published: HumanDate.minute(version.at), publisher: version.actor.title,
        hash: Hex.encode(version.hash),
        state: version.number == newest ? "In force" : "Replaced",
        stateClass: version.number == newest ? "yes" : "")
    }
    hasLines = !lines.isEmpty
    older =
      versions.count > Self.most
      ? lines.last.map { "\(Route.registers.path)?before=\($0.number)" } : nil
  }
}

extension RegisterVersionsPage: Page {
  static var template: String { "registers" }
  var pageTitle: String { "The register, version by version" }
}
