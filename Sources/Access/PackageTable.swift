public import Formats

/// One table of a package: shown on its page, and written as CSV and into `data.json` with the same columns.
public struct PackageTable: Sendable, Equatable {
  /// A column.
  public struct Column: Sendable, Equatable {
    /// The name in files, such as `collected`.
    public var id: String
    /// The name on the page.
    public var title: String

    /// Makes a column.
    public init(_ id: String, _ title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A cell: a text, and perhaps the file of the package that it leads to.
  public struct Cell: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The text.
    public var text: String
    /// A path within the package.
    public var path: String?

    /// A cell.
    public init(_ text: String, path: String? = nil) {
      self.text = text
      self.path = path
    }

    /// A text alone.
    public init(stringLiteral text: String) { self.init(text) }
  }

  /// The name in files, such as `values`.
  public var id: String
  /// The heading.
  public var title: String
  /// What it shows, in a sentence or two.
  public var lead: String
  /// What is said when there is no row.
  public var empty: String
  /// The columns.
  public var columns: [Column]
  /// The rows; each has a cell for each column.
  public var rows: [[Cell]]
  /// How many rows there are in all, when only the first stand here.
  public var total: Int?
  /// Files of the package that hold the rest.
  public var files: [Cell] = []
  /// Whether a row is a name and a text, shown without a heading.
  public var isPairs = false
  /// What it becomes in files, for a table that stands in many packages alike; set last.
  private(set) var rendered: Rendered?

  /// Makes a table.
  public init(
    _ id: String, _ title: String, lead: String = "", empty: String, columns: [Column],
    rows: [[Cell]] = []
  ) {
    self.id = id
    self.title = title
    self.lead = lead
    self.empty = empty
    self.columns = columns
    self.rows = rows
  }

  /// The rows as objects.
  public var json: JSON {
    .array(
      rows.map { row in
        var object: [String: JSON] = [:]
        for (column, cell) in zip(columns, row) {
          object[column.id] = .string(cell.text)
          if let path = cell.path { object[column.id + "-file"] = .string(path) }
        }
        return .object(object)
      })
  }

  /// The rows as CSV, texts neutralised for spreadsheets.
  public var csv: [UInt8] {
    if let rendered { return rendered.csv }
    var writer = CSVWriter()
    writer.row(columns.map(\.id))
    for row in rows { writer.row(row.map(\.text)) }
    return writer.take()
  }
}

extension PackageTable {
  /// A table's bytes in the page and as CSV.
  struct Rendered: Sendable, Equatable {
    var section: [UInt8]
    var csv: [UInt8]
  }

  /// The same table, made into bytes once for all packages of a round.
  public func renderedOnce() -> PackageTable {
    var table = self
    table.rendered = nil
    let document = PackageDocument(
      form: .access, organisation: "", made: Timestamp(microseconds: 0), madeInWords: "")
    table.rendered = Rendered(section: PackagePage.section(table, in: document), csv: table.csv)
    return table
  }
}
