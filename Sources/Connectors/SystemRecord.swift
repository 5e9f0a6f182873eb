public import Formats
public import Register

/// One row of another system, as the member sees it.
public struct SystemRecord: Sendable, Equatable {
  /// One value of it.
  public struct Value: Sendable, Equatable {
    /// The column.
    public var column: String
    /// The field of the register that it is.
    public var field: FieldID?
    /// The value.
    public var value: JSON

    /// A value.
    public init(column: String, field: FieldID?, value: JSON) {
      self.column = column
      self.field = field
      self.value = value
    }
  }

  /// The table, file or request it stands in.
  public var table: String
  /// The values in the order of the register.
  public var values: [Value]

  /// A row.
  public init(table: String, values: [Value]) {
    self.table = table
    self.values = values
  }
}

extension SystemRecord {
  /// `{"table":…,"values":[{"column":…,"field":…,"value":…}]}`.
  public var json: JSON {
    [
      "table": .string(table),
      "values": .array(
        values.map { value in
          [
            "column": .string(value.column),
            "field": value.field.map { .string($0.text) } ?? .null, "value": value.value,
          ]
        }),
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  public init?(json: JSON) {
    guard let table = json["table"]?.string, let values = json["values"]?.array else { return nil }
    self.init(
      table: table,
      values: values.compactMap { item in
        guard let column = item["column"]?.string, let value = item["value"] else { return nil }
        return Value(
          column: column, field: item["field"]?.string.flatMap { FieldID($0) }, value: value)
      })
  }
}

extension SystemCount {
  /// `{"act":…,"reason":…,"rows":…,"table":…}`.
  public var json: JSON {
    [
      "table": .string(table), "act": .string(act.rawValue), "rows": .integer(Int64(rows)),
      "reason": reason.map { .string($0) } ?? .null,
    ]
  }

  /// Reads what `json` wrote; nil for anything else.
  public init?(json: JSON) {
    guard let table = json["table"]?.string, let rows = json["rows"]?.int,
      let act = json["act"]?.string.flatMap(Act.init(rawValue:))
    else { return nil }
    self.init(
      table: table, act: act, rows: Int(clamping: rows), reason: json["reason"]?.string)
  }

  /// The count in a few words, such as "12 rows of posts deleted".
  public var words: String {
    let rows = "\(rows) \(rows == 1 ? "row" : "rows") of \(table)"
    return switch act {
    case .collected: "\(rows) told"
    case .deleted: "\(rows) deleted"
    case .changed: "\(rows) anonymised"
    case .kept: "\(rows) kept" + (reason.map { " (\($0))" } ?? "")
    case .unquoted: "\(rows) freed of quotes and mentions"
    case .rectified: "\(rows) put right"
    case .shared: "\(rows) about a second person too, left as they are"
    }
  }
}
