import Formats
import Register
import Workspace

/// One form in a list of forms, as templates name it.
struct FormList {
  var name: String
  var title: String
  /// Where it takes answers; nil while it does not.
  var href: String?
  var state: String
  var stateClass: String
  var until: String?
  var sponsor: String?

  init(_ line: FormLine) {
    name = line.id.text
    title = line.title
    href = line.closed == nil ? Route.form(line.id.text).path : nil
    state = line.closed.map { "Closed: \($0)" } ?? "Open"
    stateClass = line.closed == nil ? "yes" : "no"
    until = line.until.map { HumanDate.text($0) }
    sponsor = line.sponsor
  }
}
