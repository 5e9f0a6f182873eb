public import Formats
public import Law
public import Register
public import Vault

/// How the rows of a file are to be understood: which column is which field, what holds for all.
public struct Mapping: Sendable, Equatable {
  /// What a row is about.
  public enum Rows: String, Sendable, CaseIterable {
    /// A member and their values.
    case members
    /// One act of choice.
    case choices
  }

  /// How the file is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Comma-separated values with a header.
    case csv
    /// One JSON object a line.
    case ndjson
  }

  /// Something that each row says in a column, or that holds for the whole file.
  public enum Given<Content: Sendable & Equatable>: Sendable, Equatable {
    /// The column.
    case column(String)
    /// For all rows.
    case all(Content)
  }

  /// What makes the people of the file members.
  public enum Relationship: Sendable, Equatable {
    /// A column that holds one of these values.
    case column(String, values: [String])
    /// A statement by whoever wrote the mapping.
    case asserted(String)
    /// Nothing: nobody in the file is a member.
    case nothing
  }

  /// Where the values of a row came from.
  public struct Provenance: Sendable, Equatable {
    /// The collection point.
    public var source: Given<CollectionPointID>
    /// The notice version.
    public var notice: Given<NoticeVersion>
    /// The lawful basis.
    public var basis: Given<LawfulBasis>
  }

  /// That the people of the file were shown a notice.
  public struct Served: Sendable, Equatable {
    /// The notice version.
    public var notice: Given<NoticeVersion>
    /// When.
    public var at: Given<Timestamp>
    /// On what way.
    public var channel: Channel
  }

  /// What a row is about.
  public var rows: Rows
  /// How the file is written.
  public var format: Format
  /// What stands between two columns of a CSV file.
  public var delimiter: CSVDelimiter
  /// The columns of the handles.
  public var handles: [HandleKind: String]
  /// What makes the people members.
  public var relationship: Relationship
  /// The day of collection.
  public var collected: Given<CivilDate>?
  /// Where the values came from; nil refuses every row (demand A6).
  public var provenance: Provenance?
  /// The notice that was shown, when the file says so.
  public var served: Served?
  /// For members the field of a column, for choices what the column says of the choice.
  public var columns: [String: String]
  /// What separates the items of a list, by field; `;` unless said otherwise.
  public var separators: [FieldID: Character]
  /// Columns that are not taken in.
  public var ignored: Set<String>

  /// What a column of choices can say.
  public static let choiceAttributes = [
    "act", "purpose", "recipient", "notice", "served-at", "at", "channel", "explicit", "guardian",
    "collection-point",
  ]

  /// Every column that the mapping names.
  public var named: Set<String> {
    var names = ignored.union(columns.keys).union(handles.values)
    if case .column(let column, _) = relationship { names.insert(column) }
    if case .column(let column) = collected { names.insert(column) }
    if case .column(let column) = provenance?.source { names.insert(column) }
    if case .column(let column) = provenance?.notice { names.insert(column) }
    if case .column(let column) = provenance?.basis { names.insert(column) }
    if case .column(let column) = served?.notice { names.insert(column) }
    if case .column(let column) = served?.at { names.insert(column) }
    return names
  }
}
