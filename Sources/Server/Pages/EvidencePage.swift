import Evidence
import Formats
import Store
import Vault
import Workspace

/// The values of the desk's page about the log, as its template names them.
struct EvidencePage {
  struct Line {
    var sequence: String
    var what: String
    var kind: String
    var at: String
    var actor: String
    var state: String
    var stateClass: String
  }

  struct Published {
    var size: String
    var newest: String
    var short: String
    var root: String
    var others: [String]
    var hasOthers: Bool
    var cosigned: String
    var cosignedHref: String
    var href: String
  }

  var back: String
  var origin: String
  var key: String
  var entries: String
  var waiting: String?
  var pruned: String?
  var published: Published?
  /// The addresses, as an auditor types them.
  var checkpoint: String
  var bundle: String
  var tile: String
  var verify: String
  var lines: [Line]
  var hasLines: Bool
  var isFirst: Bool
  var newest: String
  var older: String?
}

extension EvidencePage {
  /// The page of a report, at the address under which people reach the server.
  init(_ report: EvidenceReport, before: Int64?, origin address: String) {
    back = Route.desk.path
    origin = report.origin
    key = report.key
    entries = Words.count(Int(report.head))
    let rest = Int(report.waiting)
    waiting =
      rest > 0
      ? "\(Words.count(rest)) newer \(rest == 1 ? "entry waits" : "entries wait") for the next checkpoint."
      : nil
    pruned =
      report.pruned > 0
      ? "The oldest \(Words.count(Int(report.pruned))) entries are no longer given out; their hashes are."
      : nil
    published = report.published.map { published in
      Published(
        size: Words.count(Int(published.size)),
        newest: published.newest.map { HumanDate.minute($0) } ?? "no entry yet",
        short: String(published.root.base64.prefix(10)), root: published.root.base64,
        others: published.others, hasOthers: !published.others.isEmpty,
        cosigned: Words.count(Int(published.cosigned ?? 0)),
        cosignedHref: Route.evidence([EvidenceLog.cosignedPath]).path,
        href: Route.evidence([Checkpoint.path]).path)
    }
    checkpoint = address + Route.evidence([Checkpoint.path]).path
    bundle = address + Route.evidence(["tile", "entries", "000"]).path
    tile = address + Route.evidence(["tile", "0", "000"]).path
    verify = "aboveboard verify evidence-copy --key '\(report.key)'"
    let covered = report.published?.size ?? 0
    lines = report.entries.map { entry in
      Line(
        sequence: Words.count(Int(entry.sequence)), what: EntryWords.kind(entry.kind),
        kind: entry.kind, at: HumanDate.minute(entry.at),
        actor: EntryWords.actor(entry) ?? "not said",
        state: entry.sequence <= covered ? "Covered" : "Waits",
        stateClass: entry.sequence <= covered ? "yes" : "")
    }
    hasLines = !lines.isEmpty
    isFirst = before == nil
    newest = Route.deskEvidence.path + "#entries"
    older = report.next.map { "\(Route.deskEvidence.path)?before=\($0)#entries" }
  }
}

extension EvidencePage: Page {
  static var template: String { "evidence" }
  var pageTitle: String { "Evidence" }
}
