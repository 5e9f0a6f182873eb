import Formats
import Staff
import Store
import Workspace

/// The values of the page that lists sessions, as its template names them.
struct SessionsPage {
  struct Line {
    var account: String
    var began: String
    var seen: String
    var isHere: Bool
    var canEnd: Bool
    var endAction: String
  }

  var lead: String
  var notice: String?
  var lines: [Line]
  var isFull: Bool
  var formToken: String
}

extension SessionsPage {
  /// The sessions that a member of staff may see.
  init(_ sessions: [Session], _ staff: StaffVisitor, notice: String?) {
    let powers = staff.powers
    lead =
      powers.mayReadAccounts
      ? "Every browser in which a member of staff is signed in."
      : "Every browser in which you are signed in. End any that you do not know."
    self.notice = notice
    lines = sessions.compactMap { session in
      guard case .staff(let account) = session.principal else { return nil }
      let isHere = session.id == staff.session.id
      return Line(
        account: account, began: HumanDate.minute(session.created),
        seen: HumanDate.minute(session.seen), isHere: isHere,
        canEnd: !isHere && (account == staff.actor.id || powers.mayManageAccounts),
        endAction: Route.endSession(session.id).path)
    }
    isFull = sessions.count >= 200
    formToken = staff.formToken
  }
}

extension SessionsPage: Page {
  static var template: String { "sessions" }
  var pageTitle: String { "Who is signed in" }
}
