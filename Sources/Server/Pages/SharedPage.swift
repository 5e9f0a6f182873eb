import Formats
import Workspace

/// The values of the answer to "have you ever shared with …?".
struct SharedPage {
  struct Match {
    var label: String
    var sentence: String
    var how: String
    var handovers: String
    var people: String
    var last: String?
    /// What was declared of the time before the record.
    var declared: [String]
  }

  struct Seen {
    var label: String
    var sentence: String
  }

  var query: String
  var isEmptyQuery: Bool
  var isNever: Bool
  var verdict: String
  /// Since when the log records every handover; nil while it is empty.
  var everSince: String?
  var matches: [Match]
  var hasMatches: Bool
  /// Whom our own pages were seen to contact.
  var seen: [Seen]
  var logSize: String
  var logRoot: String
  var askAction: String
}

extension SharedPage {
  /// The page of an answer; nil for a query that was empty.
  init(query: String, _ answer: SharedAnswer?) {
    self.query = query
    isEmptyQuery = answer == nil
    isNever = answer?.isNever ?? true
    let handovers = answer?.matches.reduce(0) { $0 + $1.handovers } ?? 0
    verdict =
      switch handovers {
      case 0 where answer?.matches.contains(where: { !$0.declared.isEmpty }) == true:
        "Not since the record begins. Before that, yes: declared, not proven."
      case 0: "Yes: our own pages did."
      case 1: "Yes, once."
      default: "Yes, \(Words.count(handovers)) times."
      }
    everSince = answer?.since.map { HumanDate.text($0) }
    matches = (answer?.matches ?? []).map { match in
      Match(
        label: match.label, sentence: match.sentence,
        how: match.how, handovers: Words.count(match.handovers),
        people: Words.count(match.people), last: match.last.map { HumanDate.text($0.date) },
        declared: match.declared.map(\.sentence))
    }
    hasMatches = !matches.isEmpty
    seen = (answer?.seen ?? []).map { Seen(label: $0.name, sentence: $0.sentence) }
    logSize = Words.count(Int(answer?.logSize ?? 0))
    logRoot = answer?.logRoot ?? ""
    askAction = Route.shared.path
  }
}

extension SharedPage: Page {
  static var template: String { "shared" }
  var pageTitle: String { "Have you ever shared with …?" }
}
