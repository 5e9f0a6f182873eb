import Formats
import Law
import Register
import Standing
import Workspace

/// The values of the page that says what an act would stop, or let go on again, and does it (demands D2, D7, C3).
struct ForecastPage {
  struct Use {
    var title: String
    var now: String
    var changes: String
    var fields: [String]
    var hasFields: Bool
  }

  struct Line {
    var title: String
    var href: String?
    var people: String?
    var why: String
  }

  var heading: String
  /// The act in words.
  var what: String
  var headline: String
  var isStop: Bool
  var isMasked: Bool
  var changeLabel: String
  var uses: [Use]
  var hasUses: Bool
  var waiting: [Line]
  var hasWaiting: Bool
  var remaining: [Line]
  var hasRemaining: Bool
  var forms: [String]
  var hasForms: Bool
  var stillStopped: [Line]
  var hasStillStopped: Bool
  var held: [Line]
  var hasHeld: Bool
  var earlier: String?
  /// Whether the act can be done in some countries only.
  var hasPlaces: Bool
  var territories: String
  var action: String
  var button: String
  var canDo: Bool
  var formToken: String
  var back: String
}

extension ForecastPage {
  /// The page of a forecast, whose button does the act to the address that shows the page.
  init(_ forecast: StopForecast, register: Register, at route: Route, formToken: String) {
    let names = Names(register)
    func title(_ way: StopForecast.Way) -> String {
      way.title(purpose: names.purpose, recipient: names.recipient)
    }
    let (change, isMasked) = (forecast.change, forecast.hasSelector)
    heading = forecast.heading
    what = Self.what(change, names, register)
    headline = forecast.headline
    isStop = change.isStop
    self.isMasked =
      isMasked || forecast.waiting.contains(where: \.hasSelector)
      || forecast.held.contains(where: \.hasSelector)
    changeLabel = change.isStop ? "Would stop for" : "Would go on for"
    uses = forecast.uses.filter { isMasked || $0.hasChange }.map { line in
      let fields = line.fields.filter { isMasked ? $0.count.before > 0 : $0.count.changes > 0 }
      return Use(
        title: title(line.way), now: Words.count(line.count.before),
        changes: Words.count(line.count.changes, hasSelector: isMasked),
        fields: fields.map {
          "\(names.field($0.field)): \(Words.count($0.count.changes, hasSelector: isMasked))"
        }, hasFields: !fields.isEmpty)
    }
    hasUses = !uses.isEmpty
    waiting = forecast.waiting.map {
      Line(
        title: title($0.way), href: Route.plan($0.id).path,
        people: "\($0.state.title) on \(HumanDate.text($0.planned))",
        why: $0.sentence(isStop: change.isStop))
    }
    hasWaiting = !waiting.isEmpty
    remaining = forecast.remaining.map {
      Line(
        title: title($0.way), people: $0.people.map { StopForecast.people($0) },
        why: $0.reason.sentence)
    }
    hasRemaining = !remaining.isEmpty
    forms = forecast.forms.map(forecast.sentence)
    hasForms = !forms.isEmpty
    stillStopped = forecast.stillStopped.map { Line(title: title($0.way), why: $0.sentence) }
    hasStillStopped = !stillStopped.isEmpty
    held = forecast.held.map {
      Line(
        title: title($0.way), href: Route.plan($0.id).path,
        why: $0.sentence(recipient: names.recipient))
    }
    hasHeld = !held.isEmpty
    earlier = forecast.earlier
    territories = change.territories?.map(\.code).joined(separator: " ") ?? ""
    (hasPlaces, button) = Self.button(change)
    action = route.path
    canDo = !forecast.isInForce
    self.formToken = formToken
    back = Route.desk.path
  }

  private static func what(_ change: StandingChange, _ names: Names, _ register: Register)
    -> String
  {
    func agreement(_ id: AgreementID) -> String {
      let recipient = register.agreements[id: id].map { " with " + names.recipient($0.recipient) }
      return "the agreement \(id.text)\(recipient ?? "")"
    }
    return switch change {
    case .suspend(let id, _): "If you suspend \(agreement(id)), \(change.places)."
    case .lift(let id, nil): "If you resume \(agreement(id)), wherever it is suspended."
    case .lift(let id, _): "If you resume \(agreement(id)), \(change.places)."
    case .pause(let id): "If you pause “\(names.purpose(id))” for everybody."
    case .unpause(let id): "If you resume “\(names.purpose(id))” for everybody."
    case .end(let id): "If you end \(agreement(id)), for good."
    case .undertake: "If you undertake not to do this, \(change.places)."
    case .release: "If you lift the undertaking."
    }
  }

  private static func button(_ change: StandingChange) -> (hasPlaces: Bool, label: String) {
    switch change {
    case .suspend: (true, "Suspend now")
    case .lift: (true, "Resume now")
    case .pause: (false, "Pause for everyone")
    case .unpause: (false, "Resume for everyone")
    case .end: (false, "End it for good")
    case .undertake: (false, "Promise this")
    case .release: (false, "Lift the undertaking")
    }
  }
}

extension ForecastPage: Page {
  static var template: String { "forecast" }
  var pageTitle: String { heading }
}
