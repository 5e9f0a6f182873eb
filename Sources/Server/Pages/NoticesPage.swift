import Register
import Statements
import Workspace

/// The values of the public list of notices, as its template names them.
struct NoticesPage {
  struct Line {
    var title: String
    var version: String
    var href: String
    var from: String
    var changes: NoticeChanges
  }

  var lines: [Line]
  var hasLines: Bool
  var older: String?
  var back: String

  /// The page of a list whose first notice has that place among all.
  init(_ list: NoticeList, after: Int) {
    lines = list.notices.map { report in
      Line(
        title: report.title, version: report.version.description,
        href: Route.notice(report.version).path, from: HumanDate.text(report.from),
        changes: NoticeChanges(report))
    }
    hasLines = !lines.isEmpty
    older =
      list.older > 0 ? Route.notices.path + "?after=\(after + list.notices.count)" : nil
    back = Route.home.path
  }
}

/// The values of the page of one version of a notice.
struct NoticePage {
  var title: String
  var version: String
  var from: String
  var published: String
  /// HTML made from the notice's text by `NoticeHTML`; the only value that is not escaped again.
  var body: String
  var changes: NoticeChanges
  var back: String

  /// The page of a version.
  init(_ report: NoticeReport) {
    title = report.title
    version = report.version.description
    from = HumanDate.text(report.from)
    published = HumanDate.text(report.published)
    body = NoticeHTML.render(report.text)
    changes = NoticeChanges(report)
    back = Route.notices.path
  }
}

extension Route {
  /// The page of a version.
  static func notice(_ version: NoticeVersion) -> Route {
    .notice(version.notice.text, String(version.number))
  }
}

extension NoticesPage: Page {
  static var template: String { "notices" }
  var pageTitle: String { "Our notices" }
}

extension NoticePage: Page {
  static var template: String { "notice" }
  var pageTitle: String { title }
}
