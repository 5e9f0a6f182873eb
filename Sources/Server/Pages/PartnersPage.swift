import Formats
import Law
import Register
import Standing
import Workspace

/// The values of the desk's page of all partners and of undertakings.
struct PartnersPage {
  struct Line {
    var href: String
    var name: String
    var team: String
    var assessed: String
    var audited: String
    var faults: String
    var isOverdue: Bool
    var hasGaps: Bool
    var hasAnswers: Bool
  }

  struct Promise {
    var id: String
    var what: String
    var words: String
    var state: String
    var isHeld: Bool
    var liftAction: String
  }

  struct Option {
    var id: String
    var label: String
  }

  var notice: String?
  var lines: [Line]
  var hasLines: Bool
  var promises: [Promise]
  var hasPromises: Bool
  var mayPromise: Bool
  var purposes: [Option]
  var recipients: [Option]
  var undertake: String
  var desk: String
  var formToken: String
}

extension PartnersPage {
  init(
    _ partners: [PartnerLine], undertakings: [GivenUndertaking], register: Register,
    powers: DeskPowers, formToken: String, notice: String?, on day: CivilDate
  ) {
    let names = Names(register)
    self.notice = notice
    lines = partners.map { line in
      Line(
        href: Route.partner(line.recipient.id.text).path, name: line.recipient.label,
        team: line.recipient.team,
        assessed: line.assessmentDue.map { HumanDate.text($0) } ?? "No day is set",
        audited: line.auditDue.map { HumanDate.text($0) } ?? "No day is set",
        faults: String(line.openFaults), isOverdue: line.isOverdue,
        hasGaps: !line.gaps.isEmpty,
        hasAnswers: line.waitingAnswers > 0)
    }
    hasLines = !lines.isEmpty
    promises = undertakings.map { given in
      let promise = given.undertaking
      let places =
        promise.territories.map {
          ", for residents of " + $0.map(\.name).joined(separator: ", ")
        } ?? ""
      return Promise(
        id: promise.id,
        what: (promise.purpose.map { "No use for “\(names.purpose($0))”" } ?? "Nothing")
          + (promise.recipient.map { " by or to \(names.recipient($0))" } ?? " by anybody")
          + places,
        words: given.words, state: Self.state(given, on: day), isHeld: given.lifted == nil,
        liftAction: Route.liftUndertaking(promise.id).path)
    }
    hasPromises = !promises.isEmpty
    mayPromise = powers[.resume]
    purposes = register.purposes.map { Option(id: $0.id.text, label: $0.label) }
    recipients =
      register.recipients.map { Option(id: $0.id.text, label: $0.label) }
      + [Option(id: RecipientID.ourselves.text, label: "ourselves")]
    undertake = Route.undertake.path
    desk = Route.desk.path
    self.formToken = formToken
  }

  private static func state(_ given: GivenUndertaking, on day: CivilDate) -> String {
    if let lifted = given.lifted { return "Lifted on \(HumanDate.text(lifted))" }
    let promise = given.undertaking
    if promise.from > day { return "Holds from \(HumanDate.text(promise.from))" }
    guard let until = promise.until else {
      return "Kept since \(HumanDate.text(promise.from)), until it is lifted"
    }
    return until < day
      ? "Ran out on \(HumanDate.text(until))" : "Kept until \(HumanDate.text(until))"
  }
}

extension PartnersPage: Page {
  static var template: String { "partners" }
  var pageTitle: String { "Partners" }
}
