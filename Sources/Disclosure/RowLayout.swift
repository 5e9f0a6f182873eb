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

  mutating func append(ref: String, _ state: MemberState) {
    switch format {
    case .csv:
      csv.cell(.plain(ref))
      for (number, column) in columns.enumerated() {
        csv.cell(cell(number, column, state))
      }
      csv.endRow()
    case .ndjson:
      var object: [String: JSON] = ["ref": .string(ref)]
      for (number, column) in columns.enumerated() {
        object[column.text] = value(number, column, state)?.json ?? .null
      }
      lines += JSON.object(object).canonical
      lines.append(10)
    }
  }

  private func value(_ number: Int, _ column: FieldID, _ state: MemberState) -> Value? {
    withheld[number].contains(state.ordinal) ? nil : state.values[column]
  }

  /// Free text may be taken for a formula by a spreadsheet; dates and numbers cannot.
  private func cell(_ number: Int, _ column: FieldID, _ state: MemberState) -> CSVWriter.Cell {
    guard let value = value(number, column, state) else { return .plain("") }
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
