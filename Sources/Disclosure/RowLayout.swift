import Formats
import Gate
import Index
import Members
import Register

/// Lays out a member's permitted fields as one line of the file; a withheld optional field is left blank.
struct RowLayout {
  private let format: FileFormat
  private let columns: [FieldID]
  private let withheld: [Bitmap]
  private var csv = CSVWriter(neutralisesFormulas: true)
  private var lines: [UInt8] = []

  init(format: FileFormat, columns: [FieldID], plan: Plan, audience: Audience) {
    self.format = format
    self.columns = columns
    withheld = audience.withheld
  }

  /// The first line of the file.
  var header: [UInt8] {
    guard format == .csv else { return [] }
    var writer = CSVWriter(neutralisesFormulas: true)
    writer.row(["ref"] + columns.map(\.text))
    return writer.take()
  }

  /// What may be handed over of a member, in the order of the columns.
  func values(of state: MemberState) -> [Value?] {
    columns.enumerated().map { number, column in
      withheld[number].contains(state.ordinal) ? nil : state.values[column]
    }
  }

  mutating func append(ref: String, _ values: [Value?]) {
    switch format {
    case .csv:
      csv.cell(.plain(ref))
      for value in values { csv.cell(cell(value)) }
      csv.endRow()
    case .ndjson:
      var object: [String: JSON] = ["ref": .string(ref)]
      for (column, value) in zip(columns, values) { object[column.text] = value?.json ?? .null }
      lines += JSON.object(object).canonical
      lines.append(10)
    }
  }

  /// Free text may be taken for a formula by a spreadsheet; dates and numbers cannot.
  private func cell(_ value: Value?) -> CSVWriter.Cell {
    guard let value else { return .plain("") }
    switch value {
    case .text, .address, .email, .option, .list: return .text(value.text)
    case .date, .month, .wholeNumber, .yesNo, .country: return .plain(value.text)
    }
  }

  mutating func take() -> [UInt8] {
    switch format {
    case .csv: return csv.take()
    case .ndjson:
      defer { lines = [] }
      return lines
    }
  }
}
