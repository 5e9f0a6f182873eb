import Formats

/// Counts problems, keeps the first, and streams all of them to a CSV file beside the import.
package struct ProblemLog: ~Copyable {
  package private(set) var report = ImportReport()
  private let path: String
  private var file: OutputFile?
  private var writer = CSVWriter()

  /// A log that writes to a path once there is a problem; a file left there by an earlier run goes.
  package init(path: String) {
    self.path = path
    OutputFile.remove(path)
  }

  package mutating func count(rows: Int) { report.rows += rows }

  package mutating func add(
    _ outcome: MemberOutcome, line: Int, earlier: Int?
  ) throws(ImportError) {
    switch outcome {
    case .added: accept(isNew: true)
    case .changed: accept(isNew: false)
    case .unchanged: keep()
    case .refused(let code): try refuse(RowProblem(line: line, code: code, earlier: earlier))
    }
  }

  package mutating func accept(isNew: Bool) {
    report.accepted += 1
    if isNew { report.added += 1 }
  }

  package mutating func keep() { report.unchanged += 1 }

  package mutating func refuse(_ problem: RowProblem) throws(ImportError) {
    report.refused += 1
    report.counts[problem.code, default: 0] += 1
    if report.problems.count < ImportReport.keptProblems { report.problems.append(problem) }
    if report.problemsFile == nil {
      file = try OutputFile(path: path)
      report.problemsFile = path
      writer.row(["line", "column", "field", "code", "message"])
    }
    writer.row(cells: [
      .plain(String(problem.line)), .text(problem.column ?? ""), .text(problem.field ?? ""),
      .plain(problem.code.rawValue), .text(problem.description),
    ])
    if writer.count > 1 << 16 { try flush() }
  }

  /// Writes what waits.
  package mutating func flush() throws(ImportError) {
    let bytes = writer.take()
    if !bytes.isEmpty { try file?.write(bytes) }
  }

  package func progress(taken: Int) -> ImportProgress {
    ImportProgress(
      rows: report.rows, accepted: report.accepted, refused: report.refused, taken: taken)
  }
}
