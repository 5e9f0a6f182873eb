import Formats
import Workspace

/// What needs a person now, as the partial `today` names it.
struct DeskToday {
  struct Line {
    var href: String
    var what: String
    var why: String
    var team: String?
    var isOverdue: Bool
  }

  struct Part {
    var title: String
    var count: String
    var overdue: String?
    var lines: [Line]
    var aside: String?
    var more: String?
    var moreHref: String
  }

  struct Team {
    var name: String
    var isChosen: Bool
  }

  struct Check {
    var site: String
    var scanned: String
  }

  var summary: String
  var isEmpty: Bool
  /// The team for which it was asked, when there is one of that name.
  var team: String?
  /// Whether a team was asked for that nothing names.
  var isUnknown: Bool
  var parts: [Part]
  var teams: [Team]
  var hasTeams: Bool
  var action: String
  var whole: String
  var at: String
  var checks: [Check]
  var hasChecks: Bool
  var moreChecks: String?
}

extension DeskToday {
  /// How many sites are named with their last scan.
  private static let mostChecks = 10

  init(_ today: Today) {
    isUnknown = !today.isKnownTeam
    isEmpty = today.isEmpty && !isUnknown
    team = isUnknown ? nil : today.team
    summary = Self.summary(today)
    parts = today.parts.map(Part.init)
    teams = today.teams.map { Team(name: $0, isChosen: $0 == today.team) }
    hasTeams = !teams.isEmpty
    action = Route.desk.path
    whole = Route.desk.path
    at = HumanDate.minute(today.at)
    checks = today.checked.prefix(Self.mostChecks).map { check in
      Check(site: check.site, scanned: check.scanned.map { HumanDate.minute($0) } ?? "never")
    }
    hasChecks = !checks.isEmpty
    let rest = today.checked.count - checks.count
    moreChecks = rest > 0 ? "and \(Words.count(rest)) more" : nil
  }

  private static func summary(_ today: Today) -> String {
    let things = today.count == 1 ? "1 thing needs" : "\(Words.count(today.count)) things need"
    return switch today.overdue {
    case 0: "\(things) somebody. Nothing is overdue."
    case 1: "\(things) somebody, 1 is overdue."
    default: "\(things) somebody, \(Words.count(today.overdue)) are overdue."
    }
  }
}

extension DeskToday.Part {
  init(_ part: Today.Part) {
    title = part.kind.title
    count = Words.count(part.count)
    overdue = part.overdue > 0 ? "\(Words.count(part.overdue)) overdue" : nil
    lines = part.lines.map { line in
      DeskToday.Line(
        href: line.place.href, what: line.what, why: line.why, team: line.team,
        isOverdue: line.isOverdue)
    }
    aside = part.aside
    more = part.more > 0 ? "and \(Words.count(part.more)) more" : nil
    moreHref = part.kind.href
  }
}

extension Today.Kind {
  /// Where all of them are.
  fileprivate var href: String {
    switch self {
    case .findings: Route.desk.path + "#findings"
    case .agreements: Route.desk.path + "#agreements"
    case .approvals, .sendings: Route.desk.path + "#disclosures"
    case .questions: Route.deskQuestions.path
    case .sites: Route.desk.path + "#sites"
    case .jobs: Route.desk.path + "#jobs"
    case .guardians: Route.desk.path
    case .requests: Route.rights(.desk).path
    }
  }
}

extension Today.Place {
  /// Where it is dealt with.
  fileprivate var href: String {
    switch self {
    case .finding(let id): "\(Route.desk.path)#finding-\(id)"
    case .agreement(let id): "\(Route.desk.path)#agreement-\(id)"
    case .disclosure(let id): Route.plan(id).path
    case .question: Route.deskQuestions.path + "#answer"
    case .unread: Route.deskQuestions.path + "#read"
    case .site(let id): "\(Route.desk.path)#site-\(id)"
    case .job: Route.desk.path + "#jobs"
    case .form(let id): Route.form(id).path
    case .request(let id): Route.rights(.one(id)).path
    }
  }
}
