import Disclosure
import Formats
import Register
import Workspace

/// The values of the desk's page of recalls.
struct DeskRecallsPage {
  struct Line {
    var href: String
    var recipient: String
    var day: String
    var word: String
    var counts: String
    var since: String?
  }

  struct Record {
    var recipient: String
    var counts: String
    var days: String
  }

  /// How many are on one page.
  static let limit = 50

  var lines: [Line]
  var hasLines: Bool
  var more: String?
  var records: [Record]
  var hasRecords: Bool
  var desk: String

  /// The page of a list that was asked for with one more than is shown.
  init(_ recalls: [Recall], _ records: [RecallRecord], names: [RecipientID: String]) {
    lines = recalls.prefix(Self.limit).map { recall in
      Line(
        href: Route.deskRecall(recall.id).path,
        recipient: names[recall.recipient] ?? recall.recipient.text,
        day: HumanDate.text(recall.day),
        word: recall.word.rawValue, counts: Self.words(recall.counts),
        since: recall.stopped == nil ? nil : "disclosures to it are stopped")
    }
    hasLines = !lines.isEmpty
    more =
      recalls.count > Self.limit
      ? recalls.prefix(Self.limit).last.map { "\(Route.deskRecalls.path)?before=\($0.id)" } : nil
    self.records = records.map { record in
      Record(
        recipient: names[record.recipient] ?? record.recipient.text,
        counts: Self.words(record.counts), days: Self.speed(record))
    }
    hasRecords = !records.isEmpty
    desk = Route.desk.path
  }

  /// How fast a recipient answers.
  static func speed(_ record: RecallRecord) -> String {
    record.usualDays.map {
      "\(record.days.count) of \(record.recalls) answered whole, usually within "
        + "\($0 + 1) \($0 == 0 ? "day" : "days")"
    } ?? "none of \(record.recalls) answered whole"
  }

  /// The four words with their numbers, those that stand for nothing left out.
  static func words(_ counts: RecallCounts) -> String {
    RecallWord.allCases.filter { counts[$0] > 0 }.map {
      "\(Words.count(counts[$0])) \($0.rawValue)"
    }.joined(separator: ", ")
  }
}

extension DeskRecallsPage: Page {
  static var template: String { "deskrecalls" }
  var pageTitle: String { "Recalls" }
}
