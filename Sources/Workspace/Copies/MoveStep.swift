import Evidence
import Formats
import Store

/// The move of one database: copy, prove, take the source out of use, put the target into use.
struct MoveStep: Sendable {
  let store: WorkspaceStore
  let source: any Store.Database
  let target: any Store.Database
  let id: String
  /// What the world has seen of the log; both sides must lead to it.
  let checkpoint: Checkpoint?

  private static let tries = 3

  func run(
    _ report: inout Move.Report, at now: Timestamp, _ progress: @escaping @Sendable (Int64) -> Void
  ) async throws {
    let there = try await source.read { try $0.copyState() }
    let state = try await target.read { try $0.copyState() }
    var mark = id + " " + UUIDv7.make(at: now).text
    switch (there, state) {
    case (.movedAway, .unfinished(let begun))
    where try await source.read({ try $0.heir() }) == begun:
      // Killed between the proof and the switch: the tables were equal when the source was taken out of use.
      return try await target.writeAlone { try $0.endCopy() }
    case (.movedAway, .used): return
    case (.movedAway, _): throw WorkspaceError.movedAway(store)
    case (.unfinished, _): throw WorkspaceError.halfCopied(store)
    case (.empty, _): throw WorkspaceError.dataMissing
    case (.used, .unfinished(let begun)) where begun.hasPrefix(id + " "): mark = begun
    case (.used, .empty), (.used, .movedAway):
      try await target.writeAlone { [mark] in try $0.beginCopy(of: mark) }
    case (.used, _): throw CopyError.databaseUsed(store)
    }
    let loader = TableLoader(target)
    let (tables, applied) = try await source.read {
      (try $0.storedTables(), try $0.appliedMigrations())
    }
    let migrations = store == .data ? Workspace.migrations : Workspace.keyMigrations
    try await loader.makeTables(migrations, applied: applied, at: now)
    try await loader.check(tables)
    for attempt in 1... {
      try await copy(tables, loader, progress)
      let differing = try await prove(tables, mark, &report)
      if differing.isEmpty { break }
      guard attempt < Self.tries else {
        throw CopyError.sourceChanges(tables: differing.map(\.name))
      }
      for table in differing { try await loader.startAgain(table) }
    }
    try await target.writeAlone { try $0.endCopy() }
  }

  private func copy(
    _ tables: [StoredTable], _ loader: TableLoader, _ progress: @Sendable (Int64) -> Void
  ) async throws {
    var done: Int64 = 0
    for table in tables {
      var reached = try await loader.progress(of: table)
      while !reached.isDone {
        try Task.checkCancellation()
        let last = reached.last
        let rows = try await source.read { try $0.page(of: table, after: last) }
        try await loader.add(rows, to: table, &reached)
        progress(done + reached.rows)
      }
      done += reached.rows
    }
  }

  /// What one side holds: each table's sum, and what its entries lead to.
  private struct Contents: Sendable, Equatable {
    var sums: [TableSum] = []
    var head: Int64 = 0
    var root: Digest32?
    var published: Digest32?
  }

  private func contents(
    _ tables: [StoredTable], _ transaction: any ReadTransaction
  ) throws -> Contents {
    var contents = Contents(sums: try tables.map { try transaction.sum(of: $0) })
    guard store == .data else { return contents }
    contents.head = try transaction.head()
    do {
      contents.root = try transaction.buildLog(size: contents.head)
      if let checkpoint, checkpoint.size <= contents.head {
        contents.published = try transaction.buildLog(size: checkpoint.size)
      }
    } catch let error as StoreError where error.code == .corrupt {
      // Entries that came while others were copied leave a gap, which the sums show as well.
    }
    return contents
  }

  /// Compares both sides and, if they are equal, takes the source out of use in the same transaction.
  ///
  /// Under the source's write lock nothing can change between the proof and the end, whoever still has it open.
  /// Returns the tables that differ.
  private func prove(
    _ tables: [StoredTable], _ mark: String, _ report: inout Move.Report
  ) async throws -> [StoredTable] {
    let copied = try await target.read { try contents(tables, $0) }
    let found = try await source.writeAlone { transaction in
      let contents = try contents(tables, transaction)
      if contents == copied, store == .keys || contents.root != nil {
        if let checkpoint, contents.published != checkpoint.root {
          throw CopyError.evidenceDisagrees(size: checkpoint.size)
        }
        try transaction.moveAway(to: mark)
      }
      return contents
    }
    let differing = tables.indices.filter { found.sums[$0] != copied.sums[$0] }.map { tables[$0] }
    guard differing.isEmpty else { return differing }
    guard found == copied, store == .keys || found.root != nil else {
      throw StoreError(.corrupt, "entries of the source are missing")
    }
    for (table, sum) in zip(tables, found.sums) {
      report.tables.append(
        .init(store: store, name: table.name, rows: sum.rows, hash: sum.digest.hex))
    }
    if store == .data {
      report.entries = found.head
      report.root = found.root
      report.checkpoint = checkpoint?.size
    }
    return []
  }
}
