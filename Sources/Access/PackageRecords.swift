public import Formats

/// What another system holds about a member, record by record, however many there are.
public struct PackageRecords: Sendable {
  /// What they are, such as `posts`; it becomes part of file names, so letters, digits and hyphens.
  public var name: String
  /// What is said beside them, such as who looked and where.
  public var note: String
  /// The records, objects; read once, as they come.
  public var records: AsyncThrowingStream<JSON, any Error>

  /// Makes records.
  public init(
    name: String, note: String = "", records: AsyncThrowingStream<JSON, any Error>
  ) {
    self.name = name
    self.note = note
    self.records = records
  }

  /// Where a file that came from a system lies, with its name as it may stand in a path.
  public static func path(of file: String, in system: String) -> String {
    let parts = file.split(separator: ".", omittingEmptySubsequences: true)
    let ending = parts.count > 1 ? parts.last.map(String.init) ?? "" : ""
    let stem = RecordParts.plain(String(file.dropLast(ending.isEmpty ? 0 : ending.utf8.count + 1)))
    return "records/\(RecordParts.plain(system))/file-\(stem)"
      + (ending.isEmpty ? "" : "." + RecordParts.plain(ending))
  }

  /// A few records at hand.
  public init(name: String, note: String = "", _ records: [JSON]) {
    self.init(
      name: name, note: note,
      records: AsyncThrowingStream { continuation in
        for record in records { continuation.yield(record) }
        continuation.finish()
      })
  }
}

/// Cuts records into files of a package: NDJSON with everything, CSV with the columns of the first part.
struct RecordParts {
  /// About how many bytes of NDJSON a part has, which is what memory holds.
  static let part = 4 << 20

  private let folder: String
  private var lines: [UInt8] = []
  private var held: [JSON] = []
  private var columns: [String] = []
  private(set) var number = 0
  private(set) var count = 0
  /// The first records, for the page.
  private(set) var first: [JSON] = []

  init(system: String, name: String) {
    folder = "records/\(Self.plain(system))/\(Self.plain(name))"
  }

  /// Takes a record; returns the files of a part once one is full.
  mutating func take(_ record: JSON) -> [(path: String, bytes: [UInt8])] {
    count += 1
    if first.count < PackagePage.longest { first.append(record) }
    lines += record.canonical
    lines.append(10)
    held.append(record)
    return lines.count >= Self.part ? flush() : []
  }

  /// The files of the last part; none when nothing is left.
  mutating func flush() -> [(path: String, bytes: [UInt8])] {
    guard !held.isEmpty else { return [] }
    number += 1
    if number == 1 { columns = Self.columns(of: held) }
    var csv = CSVWriter()
    csv.row(columns + ["more"])
    for record in held { csv.row(cells(of: record)) }
    let stem = "\(folder)/part-\(Self.padded(number))"
    defer {
      lines = []
      held = []
    }
    return [(stem + ".ndjson", lines), (stem + ".csv", csv.take())]
  }

  /// The files so far.
  var paths: [String] {
    number == 0 ? [] : (1...number).map { "\(folder)/part-\(Self.padded($0)).ndjson" }
  }

  /// The columns of the page: those of the first records.
  var shownColumns: [String] { number > 0 ? columns : Self.columns(of: first) }

  static func text(_ json: JSON?) -> String {
    switch json {
    case nil, .null: ""
    case .string(let text): text
    case .some(let other): other.text
    }
  }

  private func cells(of record: JSON) -> [String] {
    var rest = record.object ?? ["record": record]
    let known = columns.map { Self.text(rest.removeValue(forKey: $0)) }
    return known + [rest.isEmpty ? "" : JSON.object(rest).text]
  }

  private static func columns(of records: [JSON]) -> [String] {
    Set(records.flatMap { ($0.object ?? ["record": $0]).keys }).sorted().prefix(60).map { $0 }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  /// A name as it may stand in a path.
  static func plain(_ name: String) -> String {
    let bytes = name.utf8.prefix(60).map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: byte
      case 0x41...0x5A: byte + 32
      default: 0x2D
      }
    }
    return bytes.isEmpty ? "records" : String(decoding: bytes, as: UTF8.self)
  }
}

extension PackageArchive {
  /// Writes everything that some records hold, a part at a time, and tells it as a table for the page.
  ///
  /// Memory holds one part and the first thousand records. Throws what the records throw.
  public nonisolated(nonsending) mutating func add(
    _ records: PackageRecords, of system: String
  ) async throws -> PackageTable {
    var parts = RecordParts(system: system, name: records.name)
    for try await record in records.records {
      for file in parts.take(record) { try add(file.path, file.bytes) }
    }
    for file in parts.flush() { try add(file.path, file.bytes) }
    let columns = parts.shownColumns
    var table = PackageTable(
      "records-\(RecordParts.plain(system))-\(RecordParts.plain(records.name))",
      "\(system): \(records.name)",
      lead: [records.note, "The system `\(system)` holds \(parts.count)."].filter { !$0.isEmpty }
        .joined(separator: " "),
      empty: "Nothing about you is there.",
      columns: columns.enumerated().map {
        PackageTable.Column("column-\($0.offset + 1)", $0.element)
      },
      rows: parts.first.map { record in
        let object = record.object ?? ["record": record]
        return columns.map { PackageTable.Cell(RecordParts.text(object[$0])) }
      })
    table.total = parts.count
    table.files = parts.paths.map { PackageTable.Cell($0, path: $0) }
    return table
  }
}
