import Workspace

/// The values of the page after a no: what was stopped, and what goes on and why (demand C3).
struct StoppedPage {
  struct Line {
    var purpose: String
    var recipient: String
    var through: [String]
    var hasThrough: Bool
    var why: String
  }

  var heading: String
  var stopped: [Line]
  var hasStopped: Bool
  var remains: [Line]
  var hasRemains: Bool
  var back: String
  /// What the link back is called.
  var backLabel: String
}

extension StoppedPage {
  /// The page of an outcome, in the second person unless somebody on staff reads it.
  init(_ outcome: StopOutcome, back: String, backLabel: String = "Your choices") {
    heading = outcome.stopped.isEmpty ? "Recorded" : "Stopped"
    stopped = outcome.stopped.map(Line.init)
    hasStopped = !stopped.isEmpty
    remains = outcome.remains.map(Line.init)
    hasRemains = !remains.isEmpty
    self.back = back
    self.backLabel = backLabel
  }
}

extension StoppedPage.Line {
  init(_ line: StopOutcome.Line) {
    self.init(
      purpose: line.purpose, recipient: line.recipient, through: line.through,
      hasThrough: !line.through.isEmpty, why: line.why)
  }
}

extension StoppedPage: Page {
  static var template: String { "stopped" }
  var pageTitle: String { heading }
}
