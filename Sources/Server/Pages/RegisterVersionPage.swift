import Formats
import Law
import Register
import Standing
import Workspace

/// The values of one published register and what changed with it, as its template names them.
struct RegisterVersionPage {
  struct Line {
    var text: String
    /// Whom it can reach as things stand.
    var reach: String?
  }

  /// One group of changes; `left` says how many are not shown.
  struct Group {
    var lines: [Line]
    var hasLines: Bool
    var left: String?
  }

  struct Notice {
    var href: String
    var version: String
  }

  /// How many changes of a group are shown; the command line shows all.
  static let most = 100

  var number: String
  var isInForce: Bool
  var publishedAt: String
  var publisher: String
  var hash: String
  var figures: [String]
  var isFirst: Bool
  var between: String
  var isSame: Bool
  var allowed: Group
  var ended: Group
  var told: Group
  var other: Group
  /// The new versions of notices, each with the page that says what reads otherwise.
  var notices: [Notice]
  var compareAction: String
  var lastNumber: String
  var canCompare: Bool
  var back: String
}

extension RegisterVersionPage {
  /// The page of a report.
  init(_ report: RegisterReport) {
    number = String(report.publication.number)
    isInForce = report.isInForce
    publishedAt = HumanDate.minute(report.publication.at)
    publisher = report.publication.actor.title
    hash = Hex.encode(report.publication.hash)
    figures = Self.figures(report.register)
    isFirst = report.other == nil
    let from = report.other.map { min($0, report.publication.number) } ?? 0
    let to = max(report.other ?? 0, report.publication.number)
    between = "from version \(from) to version \(to)"
    let comparison = report.comparison
    // Of a first register everything is new: what it declares is counted, and what it allows is told.
    let allowed =
      isFirst ? report.allowed.filter { !$0.change.isAdded } : report.allowed
    self.allowed = Group(
      allowed.map { Line(text: $0.change.description, reach: $0.reach.map(Self.words)) })
    ended = Group(comparison.ended.map { Line(text: $0.description) })
    told = Group(
      comparison.notices.map { Line(text: $0.sentence) }
        + comparison.told.map { Line(text: $0.description) })
    other = Group(comparison.other.map { Line(text: $0.description) })
    isSame = comparison.isEmpty
    notices = comparison.notices.prefix(Self.most).map {
      Notice(href: Route.notice($0.version).path, version: $0.version.description)
    }
    compareAction = Route.register(number).path
    lastNumber = String(report.newest)
    canCompare = report.newest > 1
    back = Route.registers.path
  }

  private static func words(_ reach: RegisterReport.Reach) -> String {
    switch reach {
    case .yeses(0): "Nobody has said yes to that yet."
    case .yeses(1): "1 person has said yes to that so far."
    case .yeses(let count): "\(Words.count(count)) people have said yes to that so far."
    case .noYesNeeded(let basis): "It asks for no yes, since it rests on this: \(basis.title)."
    }
  }

  private static func figures(_ register: Register) -> [String] {
    [
      (register.fields.count, "field"), (register.purposes.count, "purpose"),
      (register.recipients.count, "recipient"), (register.agreements.count, "agreement"),
      (register.notices.count, "notice version"), (register.sites.count, "site"),
      (register.forms.count, "form"), (register.systems.count, "other system"),
    ].map { count, what in
      "\(Words.count(count)) \(count == 1 ? what : what + "s")"
    }
  }
}

extension RegisterVersionPage.Group {
  init(_ all: [RegisterVersionPage.Line]) {
    lines = Array(all.prefix(RegisterVersionPage.most))
    hasLines = !lines.isEmpty
    left =
      all.count > lines.count
      ? "And \(Words.count(all.count - lines.count)) more: the command register diff says them all."
      : nil
  }
}

extension Change {
  /// Whether it is no more than an entry that was not there.
  fileprivate var isAdded: Bool {
    if case .added = self { return true }
    return false
  }
}

extension RegisterVersionPage: Page {
  static var template: String { "register" }
  var pageTitle: String { "Register, version \(number)" }
}
