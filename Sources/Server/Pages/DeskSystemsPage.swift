import Connectors
import Formats
import Register
import Workspace

/// The values of the desk's page about other systems, as its template names them.
struct DeskSystemsPage {
  struct Line {
    var label: String
    var kind: String
    var team: String
    var state: String
    var stateClass: String
    var looked: String
    var troubles: [String]
    var counts: [String]
    var hasCounts: Bool
  }

  /// More acts than this are counted and not shown.
  static let most = 25

  var lead: String
  var notice: String?
  var isDeclared: Bool
  var findings: String
  var canSettle: Bool
  var checkAction: String
  var formToken: String
  var lines: [Line]
  var tasks: [DeskSystemTask]
  var hasTasks: Bool
  var acts: [DeskSystemAct]
  var hasActs: Bool
  /// How many acts there are beyond those shown, in words.
  var others: String?
}

extension DeskSystemsPage {
  /// The page of all systems.
  ///
  /// - Parameter whom: the act of which somebody looks whom it is about, with what that is.
  init(
    _ systems: [SystemLine], open: [SystemAct],
    whom: (act: String, handles: [String: [String]])?, notice: String?, powers: DeskPowers,
    formToken: String
  ) {
    let wanting = systems.count { $0.isWanting }
    lead =
      wanting == 0
      ? "Where else members' data lies, and what became of what was asked there."
      : "\(Words.count(wanting)) of \(Words.count(systems.count)) other systems \(wanting == 1 ? "needs" : "need") a person."
    self.notice = notice
    isDeclared = !systems.isEmpty
    findings = Route.desk.path + "#findings"
    canSettle = powers[.settle]
    checkAction = Route.checkSystems.path
    self.formToken = formToken
    lines = systems.map(Line.init)
    let labels = Dictionary(
      systems.map { ($0.system.id, $0.system.label) }, uniquingKeysWith: { first, _ in first })
    let shown = open.prefix(Self.most)
    tasks = shown.flatMap { act in
      act.steps.filter { $0.state == .person }.map { step in
        DeskSystemTask(
          act, step, label: labels[step.system] ?? step.system.text,
          whom: whom?.act == act.id ? whom?.handles : nil, powers: powers, formToken: formToken)
      }
    }
    hasTasks = !tasks.isEmpty
    acts = shown.map {
      DeskSystemAct($0, labels: labels, canRetry: powers[.settle], formToken: formToken)
    }
    hasActs = !acts.isEmpty
    others =
      open.count > Self.most
      ? "More are under way; `aboveboard systems steps` lists them all." : nil
  }
}

extension DeskSystemsPage.Line {
  init(_ line: SystemLine) {
    label = line.system.label
    kind = line.system.kind.words
    team = line.system.team
    state =
      if !line.failing.isEmpty {
        "Fails"
      } else if !line.tasks.isEmpty {
        "Waits for a person"
      } else if line.check.map({ !$0.isSound }) ?? false {
        "Needs a person"
      } else {
        "Ready"
      }
    stateClass = line.isWanting ? "no" : "yes"
    looked =
      line.check.map { check in
        check.at.microseconds == 0 ? "Asked for" : HumanDate.minute(check.at)
      } ?? "Not yet"
    troubles =
      (line.check?.failure.map { [$0] } ?? []) + (line.check?.broken ?? [])
      + (line.check?.undeclared ?? []).map { "not declared: \($0)" }
    counts = (line.check?.counts ?? []).map {
      "\($0.table): \(Words.count($0.rows)) \($0.rows == 1 ? "row" : "rows")"
    }
    hasCounts = !counts.isEmpty
  }
}

extension ConnectedSystem.Kind {
  /// The kind in words.
  var words: String {
    switch self {
    case .postgresql: "a PostgreSQL database"
    case .sqlite: "an SQLite database"
    case .http: "a program that answers requests"
    case .csvFolder: "a folder of CSV files"
    case .person: "a person with a checklist"
    }
  }
}

extension DeskSystemsPage: Page {
  static var template: String { "desksystems" }
  var pageTitle: String { "Other systems" }
}
