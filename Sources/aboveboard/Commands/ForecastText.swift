import Disclosure
import Formats
import Law
import Register
import Standing
import Workspace

/// A forecast in the words of its page, for `--dry-run`.
enum ForecastText {
  static func print(_ forecast: StopForecast, at desk: Desk) {
    func title(_ way: StopForecast.Way) -> String {
      way.title(purpose: \.text, recipient: \.text)
    }
    let isMasked = forecast.hasSelector
    desk.line("\(desk.terminal.bold(forecast.heading)): \(act(forecast.change))")
    desk.lines(forecast.headline)
    uses(forecast, title, at: desk)
    list("disclosures that are not sent yet", forecast.waiting, at: desk) {
      (
        "\($0.id)  \(title($0.way)), \($0.state.rawValue)",
        $0.sentence(isStop: forecast.change.isStop)
      )
    }
    list("what goes on all the same, and why", forecast.remaining, at: desk) {
      (
        title($0.way) + ($0.people.map { ", " + StopForecast.people($0) } ?? ""),
        $0.reason.sentence
      )
    }
    list("what stays stopped, and why", forecast.stillStopped, at: desk) {
      (title($0.way), $0.sentence)
    }
    for form in forecast.forms { desk.lines(forecast.sentence(form: form)) }
    list("what they already have", forecast.held, at: desk) {
      ("\($0.id)  \(title($0.way))", $0.sentence(recipient: \.text))
    }
    if let earlier = forecast.earlier { desk.lines(earlier) }
    if isMasked {
      desk.lines("Counts under 10 are shown as <10: who is where is a value that we keep sealed.")
    }
    desk.lines("This was a dry run: nothing was written.")
  }

  private static func act(_ change: StandingChange) -> String {
    switch change {
    case .suspend(let agreement, _): "suspend \(agreement) \(change.places)"
    case .lift(let agreement, nil): "resume \(agreement) wherever it was suspended"
    case .lift(let agreement, _): "resume \(agreement) \(change.places)"
    case .pause(let purpose): "pause \(purpose)"
    case .unpause(let purpose): "resume \(purpose)"
    case .end(let agreement): "end \(agreement), for good"
    case .undertake: "undertake not to do this, \(change.places)"
    case .release(let id): "lift the undertaking \(id)"
    }
  }

  private static func uses(
    _ forecast: StopForecast, _ title: (StopForecast.Way) -> String, at desk: Desk
  ) {
    let isMasked = forecast.hasSelector
    let lines = forecast.uses.filter { isMasked || $0.hasChange }
    guard !lines.isEmpty else { return }
    desk.line("  uses, with people allowed today and people for whom that would change:")
    var table = Table([.left, .right, .right, .left])
    for line in lines {
      let fields = line.fields.filter { isMasked ? $0.count.before > 0 : $0.count.changes > 0 }
      table.row([
        title(line.way), Words.count(line.count.before),
        Words.count(line.count.changes, hasSelector: isMasked),
        fields.map {
          "\($0.field) \(Words.count($0.count.changes, hasSelector: isMasked))"
        }.joined(separator: ", "),
      ])
    }
    desk.print(table, indent: "    ")
  }

  private static func list<Item>(
    _ heading: String, _ items: [Item], at desk: Desk, _ words: (Item) -> (String, String)
  ) {
    guard !items.isEmpty else { return }
    desk.line("  \(heading):")
    for item in items {
      let (title, why) = words(item)
      desk.line("    " + title)
      desk.lines(why, indent: "      ")
    }
  }
}
