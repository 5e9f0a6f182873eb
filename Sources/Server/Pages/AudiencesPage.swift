import Disclosure
import Formats
import Gate
import Register
import Workspace

/// The values of the desk's page of all audiences.
struct AudiencesPage {
  struct Line {
    var href: String
    var title: String
    var state: String
    var stateClass: String
    var people: String
    var next: String
  }

  var notice: String?
  var lines: [Line]
  var hasLines: Bool
  var older: String?
  var mayPropose: Bool
  var purposes: [Option]
  var hasPurposes: Bool
  var recipients: [Option]
  var fields: [Option]
  var bands: [Option]
  var hasBands: Bool
  var action: String
  var desk: String
  var formToken: String
}

extension AudiencesPage {
  /// How many are on one page.
  static let limit = 50

  /// The page of a list that was asked for with one more than is shown.
  init(
    _ audiences: [TargetAudience], register: Register, powers: DeskPowers, formToken: String,
    notice: String?
  ) {
    let names = Names(register)
    self.notice = notice
    lines = audiences.prefix(Self.limit).map { audience in
      Line(
        href: Route.audience(audience.id).path,
        title: names.purpose(audience.use.purpose) + " for "
          + names.recipient(audience.use.recipient),
        state: audience.state.title, stateClass: audience.state.styleClass,
        people: Words.count(audience.size, hasSelector: audience.hasSelector && audience.size > 0),
        next: audience.next.map { HumanDate.minute($0) } ?? "none")
    }
    hasLines = !lines.isEmpty
    older =
      audiences.count > Self.limit
      ? audiences.prefix(Self.limit).last.map { "\(Route.audiences.path)?before=\($0.id)" } : nil
    mayPropose = powers[.plan]
    let building = register.purposes.filter { $0.kind != .general }
    purposes = building.map { Option(id: $0.id.text, label: $0.label) }
    hasPurposes = !purposes.isEmpty
    recipients = register.recipients.map { Option(id: $0.id.text, label: $0.label) }
    let usable = Set(building.flatMap(\.fields))
    fields = register.fields.filter { usable.contains($0.id) }
      .map { Option(id: $0.id.text, label: $0.label) }
    bands = register.fields.filter { usable.contains($0.id) }.flatMap { field in
      field.bands.map { band in
        Option(id: "\(field.id.text):\(band.name)", label: "\(field.label): \(band.name)")
      }
    }
    hasBands = !bands.isEmpty
    action = Route.proposeAudience.path
    desk = Route.desk.path
    self.formToken = formToken
  }
}

extension TargetAudience.State {
  /// The state in a word or two.
  var title: String {
    switch self {
    case .proposed: "Waits for approval"
    case .active: "Active"
    case .paused: "Paused"
    case .ending: "Ending"
    case .ended: "Ended"
    }
  }

  /// How the state is set off.
  var styleClass: String {
    switch self {
    case .active: "yes"
    case .paused, .ending: "no"
    case .proposed, .ended: ""
    }
  }
}

extension AudiencesPage: Page {
  static var template: String { "audiences" }
  var pageTitle: String { "Audiences" }
}
