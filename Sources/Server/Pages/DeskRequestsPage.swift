import Formats
import Members
import Rights
import Workspace

/// The values of the desk's list of requests.
struct DeskRequestsPage {
  struct Line {
    var href: String
    var what: String
    var state: String
    var received: String
    var safe: String
    var legal: String
    var owner: String
    var isLate: Bool
    var isNear: Bool
  }

  struct Filter {
    var href: String
    var label: String
    var isHere: Bool
  }

  /// How many are on one page.
  static let limit = 50

  var lines: [Line]
  var hasLines: Bool
  var more: String?
  var filters: [Filter]
  var notice: String?
  var rights: [Option]
  var channels: [Option]
  var action = Route.rights(.receive).path
  var today: String
  var formToken: String

  /// The page of a list that was asked for with one more than is shown.
  init(
    _ requests: [SubjectRequest], filter: RequestFilter, notice: String?, formToken: String,
    on day: CivilDate
  ) {
    lines = requests.prefix(Self.limit).map { request in
      Line(
        href: Route.rights(.one(request.id)).path, what: request.right.words,
        state: request.state.words, received: HumanDate.text(request.received),
        safe: request.isOpen
          ? request.safeDue.map { HumanDate.text($0) } ?? "the clock stands" : "",
        legal: request.isOpen
          ? request.legalDue.map { HumanDate.text($0) } ?? ""
          : request.ended.map { "ended \(HumanDate.text($0))" } ?? "",
        owner: request.owner ?? "", isLate: request.isLate(on: day),
        isNear: request.isOpen && !request.isLate(on: day)
          && RequestWarning(of: request, on: day) != nil)
    }
    hasLines = !lines.isEmpty
    more =
      requests.count > Self.limit
      ? requests.prefix(Self.limit).last.map {
        Self.href(filter.which, filter.right) + "&after=\($0.id)"
      } : nil
    filters =
      RequestFilter.Which.allCases.map { which in
        Filter(
          href: Self.href(which, filter.right), label: which.rawValue,
          isHere: which == filter.which)
      }
      + RequestRight.allCases.map { right in
        Filter(
          href: Self.href(filter.which, filter.right == right ? nil : right),
          label: right.rawValue, isHere: right == filter.right)
      }
    self.notice = notice
    rights = RequestRight.allCases.map { Option(id: $0.rawValue, label: $0.words) }
    channels = [Channel.post, .phone, .email, .inPerson, .web, .app].map {
      Option(id: $0.rawValue, label: Words.channel($0))
    }
    today = day.iso
    self.formToken = formToken
  }

  private static func href(_ which: RequestFilter.Which, _ right: RequestRight?) -> String {
    "\(Route.rights(.desk).path)?which=\(which.rawValue)"
      + (right.map { "&right=\($0.rawValue)" } ?? "")
  }
}

extension DeskRequestsPage: Page {
  static var template: String { "deskrequests" }
  var pageTitle: String { "Requests" }
}
