import Formats
import Register

extension ProcessingRecord {
  /// The record as CSV: a head row, then a row for each purpose, lists joined by semicolons.
  ///
  /// A purpose without recipients says so. A cell that a spreadsheet would run is neutralised.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.row([
      "purpose", "name", "description", "controller", "data protection officer", "lawful basis",
      "people", "categories of data", "special categories", "recipients", "transfers abroad",
      "time limits", "security measures", "systems", "no longer used from",
    ])
    for row in rows {
      writer.row(cells: [
        .plain(row.id.text), .text(row.purpose), .text(row.description), .text(controller),
        .text(officer), .plain(row.basis), .plain(row.people),
        .text(Self.list(row.categories, none: "none")),
        .text(Self.list(row.special, none: "none")),
        .text(Self.list(row.receivers.map(\.sentence), none: "nobody but us")),
        .text(Self.list(row.receivers.flatMap(\.transferSentences), none: "none")),
        .text(Self.list(row.retention, none: "none")), .plain(Self.security),
        .text(Self.list(row.systems, none: "none")), .plain(row.retired?.iso ?? ""),
      ])
    }
    return writer.take()
  }

  private static func list(_ items: [String], none: String) -> String {
    items.isEmpty ? none : items.joined(separator: "; ")
  }
}

extension ProcessingRecord.Receiver {
  /// Who it is, in which part and country, what it may get and whom it may pass it on to.
  public var sentence: String {
    var text = "\(label) (\(role), \(country)), \(under)"
    if !fields.isEmpty { text += ": \(fields.joined(separator: ", "))" }
    if !onward.isEmpty { text += "; may pass it on to \(onward.joined(separator: ", "))" }
    return text
  }

  /// The transfers, each with the recipient's name before it.
  public var transferSentences: [String] { transfers.map { "\(label): \($0)" } }
}
