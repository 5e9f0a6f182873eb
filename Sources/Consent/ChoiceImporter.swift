public import Formats
public import Members
public import Register
public import Store
import Vault

/// Takes in a file of choices, in chunks: a choice that is recorded already changes nothing.
///
/// An imported choice stands where its time puts it. A grant carries the time at which its notice
/// was shown, which is recorded with it (demand B8).
public struct ChoiceImporter: Sendable {
  private let consent: Consent
  private let members: Members
  private let chunkSize: Int

  /// An importer into both rooms.
  public init(consent: Consent, members: Members, chunkSize: Int = 2_000) {
    self.consent = consent
    self.members = members
    self.chunkSize = min(max(1, chunkSize), 8_192)
  }

  /// Takes a file in and tells what became of it; see `Importer.run`.
  ///
  /// Throws `ImportError` before anything is touched, `StoreError` and `VaultError` in the middle.
  public func run(
    file: String, mapping: Mapping, inForce: InForce, actor: Actor, at: Timestamp,
    strict: Bool = false, problemsFile: String? = nil, after: Int = 0,
    progress: @Sendable (ImportProgress) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    guard mapping.rows == .choices else { throw ImportError.wrongRows(expected: .choices) }
    let problems = problemsFile ?? file + ".problems.csv"
    let act = ChoiceImport(consent: consent, members: members, actor: actor, at: at)
    if strict {
      let report = try await pass(act, file, mapping, inForce, problems, after: .max) { _ in }
      guard report.refused == 0 else { throw ImportError.refused(problems: report.refused) }
    }
    return try await pass(act, file, mapping, inForce, problems, after: after, progress)
  }

  private func pass(
    _ act: ChoiceImport, _ file: String, _ mapping: Mapping, _ inForce: InForce,
    _ problems: String, after: Int, _ progress: @Sendable (ImportProgress) throws -> Void
  ) async throws -> ImportReport {
    var feed = try RowFeed(path: file, mapping: mapping)
    let reader = ChoiceRowReader(
      mapping: mapping, inForce: inForce, at: act.at, columns: feed.columns)
    var log = ProblemLog(path: problems)
    while true {
      var chunk: [ImportedChoice] = []
      chunk.reserveCapacity(chunkSize)
      var isOver = false
      while chunk.count < chunkSize {
        guard let step = try feed.next() else {
          isOver = true
          break
        }
        log.count(rows: 1)
        switch step {
        case .fault(let line, let fault):
          try log.refuse(RowProblem(line: line, column: fault.column, code: fault.code))
        case .row(let row):
          do throws(RowFault) {
            chunk.append(try reader.choice(row))
          } catch {
            try log.refuse(
              RowProblem(
                line: row.line, column: error.column, field: error.field, code: error.code))
          }
        }
      }
      let known = try await act.subjects(of: chunk)
      for (choice, ordinal) in zip(chunk, known) where ordinal == nil {
        try log.refuse(RowProblem(line: choice.line, code: .unknownMember))
      }
      let rows = zip(chunk, known).compactMap { choice, ordinal in
        ordinal.map { (choice, reader.row(choice, of: $0, actor: act.actor)) }
      }
      let new = try await act.take(rows, writes: log.report.rows > after)
      for _ in 0..<new { log.accept(isNew: true) }
      for _ in new..<rows.count { log.keep() }
      try Task.checkCancellation()
      if isOver { break }
      try progress(log.progress(taken: log.report.rows))
    }
    try log.flush()
    return log.report
  }
}
