import Disclosure
import Formats
import Workspace

/// The values of the desk's page about decoys, as its template names them.
struct DecoysPage {
  struct Line {
    var id: String
    var when: String
    var way: String
    var who: String
    var verdict: String
    var verdictClass: String
    var recipient: String
    var sent: String
    var href: String
  }

  var lead: String
  var state: String
  var isDeclared: Bool
  var lines: [Line]
  var hasLines: Bool
  var newest: String?
  var older: String?
  var findings: String
  var desk: String
}

extension DecoysPage {
  /// The page of a part of the list.
  init(_ report: DecoySightingsReport, isFirst: Bool) {
    lead =
      report.strangers == 0
      ? "Nobody undeclared has written to a decoy."
      : "Somebody who is not declared wrote \(Self.times(report.strangers))."
    isDeclared = report.rule != nil
    let carry =
      "\(Words.count(report.disclosures)) \(report.disclosures == 1 ? "disclosure carries" : "disclosures carry") decoys"
    let seen = "decoys were written to \(Self.times(report.sightings))"
    state = "\(carry); \(seen)."
    lines = report.lines.map { line in
      let sighting = line.sighting
      return Line(
        id: sighting.id, when: HumanDate.minute(sighting.at), way: sighting.channel.words,
        who: sighting.sender ?? "did not say", verdict: sighting.verdict.words,
        verdictClass: sighting.verdict == .declared ? "yes" : "no", recipient: line.recipient,
        sent: line.sent.map { HumanDate.text($0) } ?? "",
        href: Route.plan(sighting.disclosure).path)
    }
    hasLines = !lines.isEmpty
    newest = isFirst ? nil : Route.deskDecoys.path
    older = report.next.map { "\(Route.deskDecoys.path)?before=\($0)" }
    findings = Route.desk.path + "#findings"
    desk = Route.desk.path
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Words.count(count)) times"
  }
}

extension DecoysPage: Page {
  static var template: String { "decoys" }
  var pageTitle: String { "Decoys" }
}
