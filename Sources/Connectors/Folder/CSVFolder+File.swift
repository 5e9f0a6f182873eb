import Formats
import Foundation
import Register

extension CSVFolder {
  /// What one file holds of a member.
  struct Found {
    var records: [SystemRecord] = []
    var gives: [String: [String]] = [:]
    var undeclared: [String] = []
    /// How many rows the file has.
    var rows = 0
    /// Why the file is not what the register says; it is left to a person.
    var trouble: String?
  }

  private var delimiter: CSVDelimiter {
    switch system.separator {
    case ";": .semicolon
    case "|": .pipe
    case "tab": .tab
    default: .comma
    }
  }

  private func path(_ file: String) -> String { (system.path ?? "") + "/" + file }

  func read(_ file: String, _ subject: SystemSubject) throws -> Found {
    var found = Found()
    do {
      var reader = try CSVReader(path: path(file), delimiter: delimiter)
      var header: [String]?
      while let row = try reader.next() {
        switch row {
        case .malformed(let line, _):
          found.trouble = "line \(line) is not CSV"
        case .record(let record):
          guard let known = header else {
            header = record.strings
            try look(at: record.strings, &found)
            continue
          }
          found.rows += 1
          guard record.count == known.count else {
            found.trouble = "line \(record.line) has \(record.count) cells, not \(known.count)"
            continue
          }
          let cells = record.strings
          guard isAbout(subject, cells, known) else { continue }
          take(cells, known, file, &found)
        }
      }
    } catch is FileError {
      found.trouble = "it cannot be read"
    }
    return found
  }

  private func look(at header: [String], _ found: inout Found) throws {
    let known = Set(
      table.columns.map(\.name) + table.find.map(\.column) + table.gives.map(\.column))
    found.undeclared = header.filter { !known.contains($0) }
    for find in table.find where !header.contains(where: { $0.isSame(as: find.column) }) {
      found.trouble = "it has no column `\(find.column)`"
    }
  }

  private func take(
    _ cells: [String], _ header: [String], _ file: String, _ found: inout Found
  ) {
    func cell(_ name: String) -> String? {
      header.firstIndex { $0.isSame(as: name) }.map { cells[$0] }
    }
    found.records.append(
      SystemRecord(
        table: file,
        values: table.columns.filter(\.isShown).compactMap { column in
          cell(column.name).map {
            .init(column: column.name, field: column.field, value: .string($0))
          }
        }))
    for gift in table.gives {
      if let value = cell(gift.column) { found.gives[gift.handle, default: []].append(value) }
    }
  }

  private func isAbout(
    _ subject: SystemSubject, _ cells: [String], _ header: [String]
  ) -> Bool {
    table.find.contains { find in
      guard let index = header.firstIndex(where: { $0.isSame(as: find.column) }) else {
        return false
      }
      let cell = cells[index].trimmingCharacters(in: .whitespaces)
      return subject.values(of: find.handle, in: system.id).contains {
        find.handle == "email"
          ? $0.lowercased().isSame(as: cell.lowercased()) : $0.isSame(as: cell)
      }
    }
  }

  /// Writes a file anew with the member's rows changed, or without them, and puts it in the old one's place at once.
  ///
  /// A folder or file that may not be written leaves a task. Throws `SystemError.changedMeanwhile`.
  func rewrite(
    _ file: String, _ subject: SystemSubject, into answer: inout SystemAnswer,
    as act: SystemCount.Act, _ change: (_ cells: [String], _ header: [String]) -> [String]?
  ) throws {
    let new = path(".\(file).aboveboard")
    do {
      let before = try FileStamp(path(file))
      let rows = try write(file, to: new, subject, change)
      guard try FileStamp(path(file)) == before else {
        throw SystemError.changedMeanwhile(file: file)
      }
      try before.apply(to: new)
      guard rename(new, path(file)) == 0 else { throw SystemError.fileFailed(file: file) }
      FileStamp.sync(folder: system.path ?? "")
      answer.counts.append(SystemCount(table: file, act: act, rows: rows))
    } catch SystemError.fileFailed {
      unlink(new)
      let what = act == .rectified ? "put the value right in" : "erase the member from"
      answer.tasks.append("\(what) \(file): it cannot be rewritten")
    } catch {
      unlink(new)
      throw error
    }
  }

  private func write(
    _ file: String, to new: String, _ subject: SystemSubject,
    _ change: (_ cells: [String], _ header: [String]) -> [String]?
  ) throws -> Int {
    unlink(new)
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemError.fileFailed(file: file) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // Whoever reads these files is a program: a cell that looks like a formula stays what it was.
    var writer = CSVWriter(delimiter: delimiter, neutralisesFormulas: false)
    var rows = 0
    do {
      var reader = try CSVReader(path: path(file), delimiter: delimiter)
      var header: [String]?
      while let row = try reader.next() {
        guard case .record(let record) = row else {
          throw SystemError.changedMeanwhile(file: file)
        }
        let cells = record.strings
        if let header, cells.count == header.count, isAbout(subject, cells, header) {
          rows += 1
          if let changed = change(cells, header) { writer.row(changed) }
        } else {
          if header == nil { header = cells }
          writer.row(cells)
        }
        if writer.count > 1 << 16 { try handle.write(contentsOf: Data(writer.take())) }
      }
      try handle.write(contentsOf: Data(writer.take()))
      try handle.synchronize()
      try handle.close()
    } catch let error as SystemError {
      throw error
    } catch {
      throw SystemError.fileFailed(file: file)
    }
    return rows
  }
}
