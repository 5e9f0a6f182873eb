import Evidence
import Formats
import Foundation
import Store

extension CopyManifest {
  /// Makes sure that every file of the copy is there and is what was written; throws `CopyError.damaged`.
  func verify(in folder: String) throws {
    for table in tables {
      let wanted = FileSum(bytes: table.bytes, digest: table.sum.digest)
      guard try DurableFiles.sum(folder + "/" + table.path) == wanted else {
        throw CopyError.damaged(file: table.path)
      }
    }
    for file in files where try DurableFiles.sum(folder + "/" + file.path) != file.sum {
      throw CopyError.damaged(file: file.path)
    }
    guard let evidence else { return }
    let report = try LogVerifier(
      files: FolderTiles(folder: folder + "/evidence"), key: try NoteVerifier(evidence.key)
    ).verify()
    guard report.isIntact, report.root == evidence.root, report.size == evidence.size else {
      throw CopyError.damaged(file: "evidence/" + (report.problems.first?.path ?? Checkpoint.path))
    }
  }

  /// Fills a database in which `beginCopy` was called, and makes sure that it holds what the copy does.
  func load(
    _ migrations: [Migration], from folder: String, into database: any Store.Database,
    at now: Timestamp, progress: @Sendable (Int64) -> Void
  ) async throws {
    let loader = TableLoader(database)
    try await loader.makeTables(migrations, applied: self.migrations, at: now)
    try await loader.check(tables.map(\.table))
    var done: Int64 = 0
    for file in tables {
      var reached = try await loader.progress(of: file.table)
      if !reached.isDone {
        var reader = try TableFileReader(
          path: folder + "/" + file.path, columns: file.table.columns.count)
        try reader.skip(reached.rows)
        while !reached.isDone {
          try Task.checkCancellation()
          try await loader.add(try reader.page(), to: file.table, &reached)
          progress(done + reached.rows)
        }
      }
      done += reached.rows
    }
    for file in tables {
      guard try await database.read({ try $0.sum(of: file.table) }) == file.sum else {
        throw StoreError(
          .corrupt, "the table \(file.table.name) does not hold what the copy does")
      }
    }
  }
}
