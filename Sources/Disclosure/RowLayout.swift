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
  /// How each column is hashed; nil where nothing is.
  private let hashes: [HashedValue.Kind?]
  private let isHashed: Bool
  private var csv = CSVWriter(neutralisesFormulas: true)
  private var lines: [UInt8] = []

  /// - Parameter register: what says how columns are hashed; nil leaves values as they are.
  init(
    format: FileFormat, columns: [FieldID], plan: Plan, audience: Audience,
    hashing register: Register? = nil
  ) {
    isHashed = register != nil
    hashes = columns.map { column in
      register?.fields[id: column].flatMap(HashedValue.kind)
    }
    self.format = format
    self.columns = columns
    withheld = audience.withheld
  }

  /// The first line of the file.
  var header: [UInt8] {
    guard format == .csv else { return [] }
    var writer = CSVWriter(neutralisesFormulas: true)
    writer.row(["ref"] + shown.map { name(columns[$0]) })
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
      for number in shown { csv.cell(cell(number, values[number])) }
      csv.endRow()
    case .ndjson:
      var object: [String: JSON] = ["ref": .string(ref)]
      for number in shown {
        object[name(columns[number])] = json(number, values[number])
      }
      lines += JSON.object(object).canonical
      lines.append(10)
    }
  }

  /// The columns that are written: of a condition's field no hash is made, so it stays here.
  private var shown: [Int] { columns.indices.filter { !isHashed || hashes[$0] != nil } }

  private func name(_ column: FieldID) -> String { column.text + (isHashed ? "_sha256" : "") }

  private func json(_ number: Int, _ value: Value?) -> JSON {
    guard let value else { return .null }
    guard isHashed else { return value.json }
    return hash(number, value).map { .string($0) } ?? .null
  }

  /// Nothing leaves in the clear where hashes were asked for: what cannot be hashed is left blank.
  private func hash(_ number: Int, _ value: Value) -> String? {
    hashes[number].flatMap { HashedValue.text(value.text, $0) }
  }

  /// Free text may be taken for a formula by a spreadsheet; dates and numbers cannot.
  private func cell(_ number: Int, _ value: Value?) -> CSVWriter.Cell {
    guard let value else { return .plain("") }
    if isHashed { return .plain(hash(number, value) ?? "") }
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
