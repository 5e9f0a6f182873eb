import Erasure
import Formats
import Members
import Register
import Store
import Workspace

/// The values of the desk's page of erasures, legal holds, and objections that wait.
struct DeskErasuresPage {
  struct Act {
    var id: String
    var at: String
    var people: String
    var state: String
    var why: String
    var steps: [String]
  }

  struct Standing {
    var id: String
    var at: String
    var by: String
    var reason: String
  }

  struct Objection {
    var id: String
    var at: String
    var purpose: String
  }

  /// How many are on one page.
  static let limit = 50

  var acts: [Act]
  var hasActs: Bool
  var more: String?
  var holds: [Standing]
  var hasHolds: Bool
  var objections: [Objection]
  var hasObjections: Bool
  var mayAct: Bool
  var action: String
  var formToken: String
  var notice: String?
  var desk: String

  init(
    _ acts: [(act: ErasureAct, failed: [ErasureStepLine])], holds: [(hold: Hold, by: String)],
    objections: [ObjectionCase], register: Register, powers: DeskPowers, formToken: String,
    notice: String?
  ) {
    self.acts = acts.prefix(Self.limit).map { act, failed in
      Act(
        id: act.id, at: HumanDate.text(act.asked),
        people: act.people == 1 ? "one person" : "\(Words.count(act.people)) people",
        state: Self.word(act.state), why: act.reason.words,
        steps: failed.map { "\($0.step.words): \($0.detail["why"]?.string ?? "not yet")" })
    }
    hasActs = !self.acts.isEmpty
    more =
      acts.count > Self.limit
      ? acts.prefix(Self.limit).last.map { "\(Route.deskErasures.path)?before=\($0.act.id)" } : nil
    self.holds = holds.map {
      Standing(
        id: $0.hold.id.text, at: HumanDate.text($0.hold.placedAt), by: $0.by,
        // Why somebody must be kept is for whoever may lift it.
        reason: powers.mayResume ? $0.hold.reason : "sealed")
    }
    hasHolds = !self.holds.isEmpty
    self.objections = objections.map {
      Objection(
        id: $0.id, at: HumanDate.text($0.opened),
        purpose: register.purposes[id: $0.purpose]?.label ?? $0.purpose.text)
    }
    hasObjections = !self.objections.isEmpty
    mayAct = powers.mayResume
    action = Route.actOnRights.path
    self.formToken = formToken
    self.notice = notice
    desk = Route.desk.path
  }

  private static func word(_ state: ErasureAct.State) -> String {
    switch state {
    case .held: "waits for a hold"
    case .running: "something is left to do"
    case .done: "done"
    }
  }
}

extension DeskErasuresPage: Page {
  static var template: String { "deskerasures" }
  var pageTitle: String { "Erasures" }
}
