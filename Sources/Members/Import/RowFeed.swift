import Formats

/// A row of a file: the cells of the columns that the mapping reads, in its order.
package struct SourceRow: Sendable {
  /// What a cell holds.
  package enum Cell: Sendable {
    /// Text, as every cell of a CSV file.
    case text(String)
    /// A JSON array of texts.
    case items([String])
  }

  package let line: Int
  package let cells: [Cell?]

  /// The text of a column; nil when it is absent or empty.
  package func text(_ column: Int) -> String? {
    guard cells.indices.contains(column), case .text(let text)? = cells[column] else { return nil }
    let trimmed = Value.trim(text)
    return trimmed.isEmpty ? nil : trimmed
  }
}

/// Reads the rows of a CSV or NDJSON file; what is wrong with one is a value, and reading goes on.
package struct RowFeed: ~Copyable {
  package enum Step {
    case row(SourceRow)
    case fault(line: Int, RowFault)
  }

  /// The columns that rows give, in the order of their cells.
  package let columns: [String]
  private let ignored: Set<String>
  private var csv: CSVFeed?
  private var lines: LineReader?

  /// Opens a file; for CSV the header is read and must fit the mapping.
  package init(path: String, mapping: Mapping) throws(ImportError) {
    let columns = mapping.named.subtracting(mapping.ignored).sorted()
    self.columns = columns
    ignored = mapping.ignored
    do {
      switch mapping.format {
      case .csv:
        let reader = try CSVReader(path: path, delimiter: mapping.delimiter)
        csv = try CSVFeed(reader, columns: columns, ignored: mapping.ignored)
      case .ndjson:
        lines = try LineReader(path: path)
      }
    } catch let error as FileError {
      throw .unreadable(error)
    } catch let error as ImportError {
      throw error
    } catch {
      throw .headerMalformed
    }
  }

  /// The next row, or nil at the end.
  package mutating func next() throws(ImportError) -> Step? {
    do {
      if csv != nil { return try csv?.next() }
      guard let row = try lines?.next() else { return nil }
      switch row {
      case .line(let number, let bytes): return object(bytes, line: number)
      case .malformed(let line, let error):
        switch error {
        case .lineTooLong: return .fault(line: line, RowFault(.rowTooLong))
        case .nulByte: return .fault(line: line, RowFault(.nulByte))
        case .notUTF8: return .fault(line: line, RowFault(.notUTF8))
        }
      }
    } catch {
      throw .unreadable(error)
    }
  }

  private func object(_ bytes: [UInt8], line: Int) -> Step {
    guard let json = try? JSON(parsing: bytes), case .object(let members) = json else {
      return .fault(line: line, RowFault(.malformedRow))
    }
    var cells: [SourceRow.Cell?] = []
    var known = 0
    for column in columns {
      guard let value = members[column] else {
        cells.append(nil)
        continue
      }
      known += 1
      switch value {
      case .null: cells.append(nil)
      case .string(let text): cells.append(.text(text))
      case .integer(let number): cells.append(.text(String(number)))
      case .bool(let flag): cells.append(.text(flag ? "yes" : "no"))
      case .array(let items):
        let texts = items.compactMap(\.string)
        guard texts.count == items.count else {
          return .fault(line: line, RowFault(.wrongType, column: column))
        }
        cells.append(.items(texts))
      case .double, .object:
        return .fault(line: line, RowFault(.wrongType, column: column))
      }
    }
    known += ignored.reduce(0) { $0 + (members[$1] == nil ? 0 : 1) }
    guard known == members.count else { return .fault(line: line, RowFault(.unknownColumn)) }
    return .row(SourceRow(line: line, cells: cells))
  }
}
