import Formats
import Register

/// The rows of a CSV file whose header fits the mapping.
struct CSVFeed: ~Copyable {
  private var reader: CSVReader
  private let places: [Int]
  private let width: Int

  init(
    _ reader: consuming CSVReader, columns: [String], ignored: Set<String>
  ) throws {
    guard let first = try reader.next() else { throw ImportError.empty }
    guard case .record(let header) = first else { throw ImportError.headerMalformed }
    places = try Self.places(of: columns, ignored: ignored, in: header.strings)
    width = header.count
    self.reader = reader
  }

  mutating func next() throws(FileError) -> RowFeed.Step? {
    guard let row = try reader.next() else { return nil }
    switch row {
    case .record(let record):
      guard record.count == width else {
        return .fault(line: record.line, RowFault(.raggedRow))
      }
      let cells = places.map { place in record.string(place).map { SourceRow.Cell.text($0) } }
      return .row(SourceRow(line: record.line, cells: cells))
    case .malformed(let line, let error):
      switch error {
      case .recordTooLong: return .fault(line: line, RowFault(.rowTooLong))
      case .nulByte: return .fault(line: line, RowFault(.nulByte))
      case .notUTF8: return .fault(line: line, RowFault(.notUTF8))
      case .unterminatedQuote, .quoteInPlainField, .textAfterQuote, .strayCarriageReturn:
        return .fault(line: line, RowFault(.malformedRow))
      }
    }
  }

  /// Where each wanted column stands in the header.
  private static func places(
    of columns: [String], ignored: Set<String>, in header: [String]
  ) throws(ImportError) -> [Int] {
    let known = ignored.union(columns)
    var found: [String: Int] = [:]
    var problems: [HeaderProblem] = []
    var strangers: [(place: Int, name: String)] = []
    for (index, written) in header.enumerated() {
      let name = Value.trim(written)
      guard known.contains(name) else {
        strangers.append((index + 1, name))
        continue
      }
      if found.updateValue(index, forKey: name) != nil { problems.append(.twice(column: name)) }
    }
    let missing = columns.filter { found[$0] == nil }
    for column in missing {
      let near = strangers.first { NearestName.find($0.name, among: [column]) != nil }?.place
      problems.append(.missing(column: column, near: near))
    }
    for stranger in strangers {
      problems.append(
        .unknown(place: stranger.place, near: NearestName.find(stranger.name, among: missing)))
    }
    guard problems.isEmpty else { throw .header(problems) }
    return columns.compactMap { found[$0] }
  }
}
