import Formats
import Foundation
public import Register

/// A folder into which others drop CSV files with members in them.
public struct CSVFolder: OtherSystem {
  let system: ConnectedSystem
  let table: SystemTable

  /// A folder that the register declares; nil for a system of another kind.
  public init?(_ system: ConnectedSystem) {
    guard let table = system.tables.first, system.path != nil else { return nil }
    self.system = system
    self.table = table
  }

  /// The system as the register names it.
  public var name: SystemID { system.id }

  /// Reads what the member's rows tell that leads further.
  public func locate(_ subject: SystemSubject) async throws -> SystemLocation {
    let answer = try await collect(subject)
    var location = SystemLocation()
    location.gives = answer.gives
    location.isKnown = answer.rows > 0
    return location
  }

  /// Reads the member's rows in every file; a file that cannot be read whole is a person's to look at.
  public func collect(_ subject: SystemSubject) async throws -> SystemAnswer {
    var answer = SystemAnswer()
    for file in try files() {
      let found = try read(file, subject)
      for record in found.records { answer.told.append(record) }
      guard answer.told.count <= SQLSystem.most else {
        throw SystemError.tooMuch(limit: SQLSystem.most)
      }
      for (handle, values) in found.gives {
        answer.gives[SystemSubject.whole(handle, in: system.id), default: []] += values
      }
      if !found.records.isEmpty {
        answer.counts.append(
          SystemCount(table: file, act: .collected, rows: found.records.count))
      }
      answer.undeclared += found.undeclared
      if let trouble = found.trouble { answer.tasks.append("look through \(file): \(trouble)") }
    }
    answer.undeclared = Set(answer.undeclared).sorted()
    return answer
  }

  /// Rewrites every file that holds the member, each at once; what cannot be rewritten is a person's to do.
  public func erase(_ subject: SystemSubject) async throws -> SystemAnswer {
    var answer = SystemAnswer()
    for file in try files() {
      let found = try read(file, subject)
      for (handle, values) in found.gives {
        answer.gives[SystemSubject.whole(handle, in: system.id), default: []] += values
      }
      if let trouble = found.trouble {
        answer.tasks.append("erase the member from \(file): \(trouble)")
        continue
      }
      guard !found.records.isEmpty else { continue }
      if table.erase == .keep {
        answer.counts.append(
          SystemCount(
            table: file, act: .kept, rows: found.records.count, reason: table.reason))
        continue
      }
      let isDeletion = table.erase == .delete
      try rewrite(file, subject, into: &answer, as: isDeletion ? .deleted : .changed) {
        cells, header in
        isDeletion ? nil : erased(cells, header)
      }
    }
    return answer
  }

  /// Writes a value into every column that holds the field, in the member's rows.
  public func rectify(
    _ field: FieldID, of subject: SystemSubject, to value: String
  ) async throws -> SystemAnswer {
    var answer = SystemAnswer()
    let names = table.columns.filter { $0.field == field }.map(\.name)
    guard !names.isEmpty else { return answer }
    for file in try files() {
      let found = try read(file, subject)
      if let trouble = found.trouble {
        answer.tasks.append("put `\(field)` right in \(file): \(trouble)")
        continue
      }
      guard !found.records.isEmpty else { continue }
      try rewrite(file, subject, into: &answer, as: .rectified) { cells, header in
        cells.enumerated().map { index, cell in
          names.contains { $0.isSame(as: header[index]) } ? value : cell
        }
      }
    }
    return answer
  }

  /// The files and rows that an act would touch.
  public func rehearse(
    _ act: SystemRehearsal, for subject: SystemSubject
  ) async throws -> [String] {
    var lines: [String] = []
    for file in try files() {
      let found = try read(file, subject)
      if let trouble = found.trouble { lines.append("\(file): left to a person: \(trouble)") }
      let rows = found.records.count
      guard rows > 0 else { continue }
      let what =
        switch act {
        case .collect: "told"
        case .erase:
          switch table.erase {
          case .delete: "deleted"
          case .columns: "anonymised"
          case .keep, nil: "kept: \(table.reason ?? "")"
          }
        case .rectify: "put right"
        }
      lines.append("\(file): \(rows) \(rows == 1 ? "row" : "rows") would be \(what)")
    }
    return lines.isEmpty ? ["nothing is held there"] : lines
  }

  /// Reads every file's header and counts its rows.
  public func check() async throws -> SystemState {
    var state = SystemState()
    for file in try files() {
      let found = try read(file, SystemSubject(handles: [:]))
      state.undeclared += found.undeclared
      if let trouble = found.trouble { state.broken.append("\(file): \(trouble)") }
      state.counts.append(SystemCount(table: file, act: .kept, rows: found.rows))
    }
    state.undeclared = Set(state.undeclared).sorted()
    return state
  }

  private func erased(_ cells: [String], _ header: [String]) -> [String] {
    cells.enumerated().map { index, cell in
      guard let column = table.columns.first(where: { $0.name.isSame(as: header[index]) }) else {
        return cell
      }
      return switch column.erase {
      case .blank: ""
      case .anonymise: column.with ?? SystemTable.usualWords
      case .keep, nil: cell
      }
    }
  }

  /// The files of the folder that count, by name; what is no plain file is none.
  private func files() throws -> [String] {
    let folder = system.path ?? ""
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw SystemError.fileMissing(path: folder)
    }
    let pattern = Array((system.files ?? "*.csv").unicodeScalars)
    return names.filter { name in
      let type =
        try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.type]
        as? FileAttributeType
      return type == .typeRegular && !name.hasPrefix(".")
        && Self.fits(Array(name.unicodeScalars)[...], pattern[...])
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a name fits a pattern with `*` for anything and `?` for one character.
  static func fits(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" {
      return fits(name, pattern.dropFirst())
        || (!name.isEmpty && fits(name.dropFirst(), pattern))
    }
    guard let own = name.first, first == "?" || first == own else { return false }
    return fits(name.dropFirst(), pattern.dropFirst())
  }
}
