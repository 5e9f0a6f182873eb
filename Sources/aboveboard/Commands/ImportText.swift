import Formats
import Members

/// What became of a file, in words and as JSON; never a value from it.
enum ImportText {
  static func json(_ report: ImportReport) -> JSON {
    [
      "rows": .integer(Int64(report.rows)), "accepted": .integer(Int64(report.accepted)),
      "added": .integer(Int64(report.added)), "unchanged": .integer(Int64(report.unchanged)),
      "refused": .integer(Int64(report.refused)),
      "problems": .array(
        report.sortedCounts.map {
          ["code": .string($0.code.rawValue), "count": .integer(Int64($0.count))]
        }),
      "problems_file": report.problemsFile.map { .string($0) } ?? .null,
    ]
  }

  static func print(_ report: ImportReport, at desk: Desk) {
    desk.line(
      "\(Figures.count(report.rows, "row")): \(Figures.count(report.accepted)) taken in "
        + "(\(Figures.count(report.added)) new), \(Figures.count(report.unchanged)) unchanged, "
        + "\(Figures.count(report.refused)) refused")
    guard report.refused > 0 else { return }
    var table = Table([.right, .left, .left])
    for (code, count) in report.sortedCounts {
      table.row([Figures.count(count), code.rawValue, code.sentence])
    }
    desk.print(table)
    for problem in report.problems.prefix(3) { desk.lines(problem.description) }
    if let file = report.problemsFile {
      let rest = report.refused > 3 ? "all \(Figures.count(report.refused)) rows" : "the rows"
      desk.line("  \(rest): \(file)")
    }
  }
}
