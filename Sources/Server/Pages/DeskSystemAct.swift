import Connectors
import Register
import Workspace

/// An act on other systems, as the desk's template names it.
struct DeskSystemAct {
  struct Step {
    var system: String
    var state: String
    var stateClass: String
    var what: [String]
    var hasWhat: Bool
  }

  var act: String
  var title: String
  var begun: String
  var steps: [Step]
  var canRetry: Bool
  var retryAction: String
  var formToken: String

  init(
    _ act: SystemAct, labels: [SystemID: String], canRetry: Bool, formToken: String
  ) {
    self.act = act.id
    title = Self.title(act)
    begun = "Begun \(HumanDate.minute(act.begun))"
    steps = act.steps.map { step in
      var what = step.counts.map(\.words)
      if !step.note.isEmpty { what.append(step.note) }
      if let next = step.next, step.state.isToRun {
        what.append("tried again \(HumanDate.minute(next))")
      }
      return Step(
        system: labels[step.system] ?? step.system.text, state: step.state.words,
        stateClass: step.state.isOver ? "yes" : step.state == .failing ? "no" : "", what: what,
        hasWhat: !what.isEmpty)
    }
    self.canRetry = canRetry && act.steps.contains { $0.state.isToRun }
    retryAction = Route.systemAct(act.id, .retry).path
    self.formToken = formToken
  }

  static func title(_ act: SystemAct) -> String {
    switch act.kind {
    case .collect: "Collecting what a member asked for"
    case .erase: "Erasing a member"
    case .rectify: "Putting \(act.field.map { "`\($0)`" } ?? "a value") right"
    }
  }
}

extension SystemStep.State {
  /// The state in words.
  var words: String {
    switch self {
    case .waiting: "Waits"
    case .failing: "Fails"
    case .person: "Waits for a person"
    case .done: "Done"
    case .nothing: "Holds nothing"
    }
  }
}

/// Something that a person has to do at another system, as the desk's template names it.
struct DeskSystemTask {
  var act: String
  /// Tells the form's fields from those of other tasks on the page.
  var key: String
  var title: String
  var begun: String
  var team: String
  var asks: [String]
  var isShown: Bool
  var whom: [String]
  var hasWhom: Bool
  var canLook: Bool
  var whomAction: String
  var canSettle: Bool
  var doneAction: String
  var hasHeld: Bool
  var formToken: String

  init(
    _ act: SystemAct, _ step: SystemStep, label: String, whom: [String: [String]]?,
    powers: DeskPowers, formToken: String
  ) {
    self.act = act.id
    key = "\(act.id)-\(step.system.text.replacing(".", with: "-"))"
    title = "\(label): \(DeskSystemAct.title(act).lowercased())"
    begun = "Begun \(HumanDate.minute(act.begun))"
    team = step.team
    asks = step.tasks
    isShown = whom != nil
    self.whom = (whom ?? [:]).sorted { $0.key < $1.key }.map {
      "\($0.key): \($0.value.joined(separator: ", "))"
    }
    hasWhom = !self.whom.isEmpty
    canLook = whom == nil && powers.mayLookUp
    whomAction = Route.systemAct(act.id, .whom).path
    canSettle = powers.may(.settle, ownedBy: step.team)
    doneAction = Route.systemTask(act.id, step.system.text).path
    hasHeld = act.kind == .collect
    self.formToken = formToken
  }
}
