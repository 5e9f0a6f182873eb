import Access
import Formats
import Workspace

/// The values of a member's page of copies, as its template names them.
struct PackagesPage {
  struct Line {
    var what: String
    var made: String
    var until: String
    var size: String
    var file: String
  }

  /// How many are listed.
  static let longest = 100

  var lines: [Line]
  var hasLines: Bool
  var isMade: Bool
  var formToken: String
  var action: String
  var back: String

  init(_ packages: [AccessPackage], isMade: Bool, formToken: String) {
    lines = packages.map { one in
      Line(
        what: one.form == .access ? "Everything" : "What you gave us",
        made: HumanDate.minute(one.made), until: HumanDate.text(one.expires),
        size: "\(Words.count(Int((one.bytes + 1_023) / 1_024))) kB",
        file: Route.package(one.id).path)
    }
    hasLines = !lines.isEmpty
    self.isMade = isMade
    self.formToken = formToken
    action = Route.packages.path
    back = Route.me.path
  }
}

extension PackagesPage: Page {
  static var template: String { "packages" }
  var pageTitle: String { "A copy of your data" }
}
