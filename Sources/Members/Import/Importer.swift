public import Formats
public import Register
public import Store

/// Takes in a file of members, in chunks: what is in the tables twice changes nothing.
///
/// Killed in the middle and run again, it comes to the same end. Memory holds two chunks and four
/// bytes for each member of the file.
public struct Importer: Sendable {
  private let members: Members
  private let served: (any ServedRecorder)?
  private let chunkSize: Int

  /// An importer; `served` records the notices shown; a chunk has at most 8,192 rows.
  public init(members: Members, served: (any ServedRecorder)? = nil, chunkSize: Int = 2_000) {
    self.members = members
    self.served = served
    self.chunkSize = min(max(1, chunkSize), 8_192)
  }

  /// Takes a file in and tells what became of it.
  ///
  /// With `strict`, a first pass looks at every row, and one problem lets nothing in. `progress` is
  /// called between chunks; when it throws, the import stops there and what was taken in stays.
  /// Throws `ImportError` before anything is touched, `StoreError` and `VaultError` in the middle.
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - mapping: How its rows are to be understood.
  ///   - inForce: The register in force.
  ///   - actor: Who imports.
  ///   - at: When.
  ///   - strict: Whether one problem lets nothing in.
  ///   - problemsFile: Where problems are written as CSV; beside the file unless given.
  ///   - after: How many rows an earlier try took in, by its `ImportProgress.taken`: they are judged, not taken again.
  ///   - progress: Hears how far the import has come.
  public func run(
    file: String, mapping: Mapping, inForce: InForce, actor: Actor, at: Timestamp,
    strict: Bool = false, problemsFile: String? = nil, after: Int = 0,
    progress: @Sendable (ImportProgress) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    guard mapping.rows == .members else { throw ImportError.wrongRows(expected: .members) }
    if mapping.served != nil, served == nil { throw ImportError.noServedRecorder }
    let intake = Intake(
      members: members, inForce: inForce, actor: actor, at: at, served: served,
      kind: "members.imported")
    let problems = problemsFile ?? file + ".problems.csv"
    if strict {
      let report = try await pass(
        ImportPass(intake: intake, after: .max), file, mapping, problems
      ) { _ in }
      guard report.refused == 0 else { throw ImportError.refused(problems: report.refused) }
    }
    return try await pass(
      ImportPass(intake: intake, after: after), file, mapping, problems, progress)
  }

  /// Reads the next chunk while the one before is written.
  private func pass(
    _ pass: ImportPass, _ file: String, _ mapping: Mapping, _ problems: String,
    _ progress: @Sendable (ImportProgress) throws -> Void
  ) async throws -> ImportReport {
    var feed = try RowFeed(path: file, mapping: mapping)
    let rows = MemberRows(
      mapping: mapping, inForce: pass.intake.inForce, at: pass.intake.at, columns: feed.columns)
    var log = ProblemLog(path: problems)
    var chunk = try read(&feed, rows, pass.intake, &log)
    while !chunk.isEmpty {
      let current = chunk
      let rowsRead = log.report.rows
      async let taken = pass.take(current, upTo: rowsRead)
      let next: [Intake.Candidate]
      do {
        next = try read(&feed, rows, pass.intake, &log)
      } catch {
        _ = try? await taken
        throw error
      }
      for (result, candidate) in zip(try await taken, current) {
        try log.add(result.outcome, line: candidate.line, earlier: result.earlier)
      }
      try Task.checkCancellation()
      try progress(log.progress(taken: rowsRead))
      chunk = next
    }
    try log.flush()
    return log.report
  }

  /// The next drafts, as many as a chunk has; rows with problems go to the log.
  private func read(
    _ feed: inout RowFeed, _ rows: MemberRows, _ intake: Intake, _ log: inout ProblemLog
  ) throws -> [Intake.Candidate] {
    var candidates: [Intake.Candidate] = []
    candidates.reserveCapacity(chunkSize)
    while candidates.count < chunkSize, let step = try feed.next() {
      log.count(rows: 1)
      switch step {
      case .fault(let line, let fault):
        try log.refuse(RowProblem(line: line, column: fault.column, code: fault.code))
      case .row(let row):
        do throws(RowFault) {
          candidates.append(intake.candidate(try rows.draft(row), line: row.line))
        } catch {
          try log.refuse(
            RowProblem(line: row.line, column: error.column, field: error.field, code: error.code))
        }
      }
    }
    return candidates
  }
}

/// One pass over a file, with what it has seen; it writes nothing for its first `after` rows.
actor ImportPass {
  let intake: Intake
  private let after: Int
  private var seen = SeenMembers()

  init(intake: Intake, after: Int) {
    self.intake = intake
    self.after = after
  }

  /// Takes in the drafts of a chunk that ends with a row.
  func take(_ candidates: [Intake.Candidate], upTo row: Int) async throws -> [Intake.Result] {
    var seen = self.seen
    self.seen = SeenMembers()
    defer { self.seen = seen }
    if row > after { return try await intake.take(candidates, seen: &seen) }
    return try await intake.check(candidates, seen: &seen).map { judgement in
      switch judgement {
      case .newcomer, .existing: Intake.Result(outcome: .unchanged(0))
      case .refused(let code, let line): Intake.Result(outcome: .refused(code), earlier: line)
      }
    }
  }
}
