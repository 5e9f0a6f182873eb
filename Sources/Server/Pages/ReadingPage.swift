import Foundation
import Register
import Workspace

/// The values of the desk's page about how our notices read, as its template names them.
struct ReadingPage {
  struct Sentence {
    var words: String
    var text: String
  }

  struct Line {
    var title: String
    var version: String
    var href: String
    var from: String
    var age: String
    var ease: String
    var grade: String
    var index: String
    var counted: String
    var longest: [Sentence]
    var hasLongest: Bool
    var changes: NoticeChanges
  }

  struct Formula {
    var name: String
    var source: String
  }

  var lines: [Line]
  var hasLines: Bool
  var older: String?
  var formulas: [Formula]
  var longWords: String
  var back: String

  /// The page of a list whose first notice has that place among all.
  init(_ list: NoticeList, after: Int) {
    lines = list.notices.map { report in
      let text = report.readability
      return Line(
        title: report.title, version: report.version.description,
        href: Route.notice(report.version).path, from: HumanDate.text(report.from),
        age: text.readingAge.map { "\($0) years" } ?? "no words to measure",
        ease: Self.figure(text.readingEase), grade: Self.figure(text.grade),
        index: Self.figure(text.colemanLiau),
        counted: "\(Words.count(text.sentences)) sentences, \(Words.count(text.words)) words, "
          + "\(Words.count(text.syllables)) syllables, \(Words.count(text.letters)) letters",
        longest: text.longest.map { Sentence(words: Words.count($0.words), text: $0.text) },
        hasLongest: !text.longest.isEmpty, changes: NoticeChanges(report))
    }
    hasLines = !lines.isEmpty
    older =
      list.older > 0 ? Route.deskNotices.path + "?after=\(after + list.notices.count)" : nil
    formulas = ReadabilityFormula.allCases.map { Formula(name: $0.title, source: $0.source) }
    longWords = String(Readability.longWords)
    back = Route.desk.path
  }

  /// One figure behind the point: more would claim what a rule of thumb cannot know.
  private static func figure(_ value: Double?) -> String {
    value.map { String(format: "%.1f", locale: Locale(identifier: "en_GB"), $0) } ?? "–"
  }
}

extension ReadingPage: Page {
  static var template: String { "reading" }
  var pageTitle: String { "How our notices read" }
}
