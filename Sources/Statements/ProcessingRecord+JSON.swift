public import Formats
import Register

extension ProcessingRecord {
  /// The record as JSON: `controller`, `officer`, `security`, and `purposes` with what the CSV has in its columns.
  public var json: JSON {
    [
      "controller": .string(controller), "officer": .string(officer),
      "security": .string(Self.security), "purposes": .array(rows.map(\.json)),
    ]
  }
}

extension ProcessingRecord.Row {
  fileprivate var json: JSON {
    [
      "purpose": .string(id.text), "name": .string(purpose), "description": .string(description),
      "basis": .string(basis), "people": .string(people), "categories": .list(categories),
      "special": .list(special), "recipients": .array(receivers.map(\.json)),
      "retention": .list(retention), "systems": .list(systems),
      "retired": retired.map { .string($0.iso) } ?? .null,
    ]
  }
}

extension ProcessingRecord.Receiver {
  fileprivate var json: JSON {
    [
      "name": .string(label), "role": .string(role), "country": .string(country),
      "team": .string(team), "under": .string(under), "fields": .list(fields),
      "onward": .list(onward), "transfers": .list(transfers),
      "assessed": assessed.map { .string($0.iso) } ?? .null,
      "audited": audited.map { .string($0.iso) } ?? .null,
    ]
  }
}

extension JSON {
  /// An array of texts.
  static func list(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
