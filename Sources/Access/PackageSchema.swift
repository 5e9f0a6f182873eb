public import Formats
import Synchronization

/// The JSON Schema (draft 2020-12) of `data.json`, made from the tables themselves, so that it says what is there.
public enum PackageSchema {
  private static let known = Mutex<[String: [UInt8]]>([:])

  /// The bytes of `data.schema.json`; documents with the same columns share them.
  static func bytes(of document: PackageDocument) -> [UInt8] {
    var name = document.form.rawValue
    for table in document.tables {
      name += "\n" + table.id + "\t" + table.title
      for column in table.columns { name += "\t" + column.id + "\t" + column.title }
    }
    if let bytes = known.withLock({ $0[name] }) { return bytes }
    let bytes = json(of: document).canonical
    known.withLock { known in
      // Other systems' columns may differ from person to person.
      if known.count >= 64 { known.removeAll() }
      known[name] = bytes
    }
    return bytes
  }

  /// The schema of a document.
  public static func json(of document: PackageDocument) -> JSON {
    var sections: [String: JSON] = [:]
    for table in document.tables { sections[table.id] = rows(of: table) }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "What an organisation holds about one person", "type": "object",
      "additionalProperties": false,
      "required": [
        "format", "form", "organisation", "made", "missing", "sections", "notices", "passages",
        "rooms",
      ],
      "properties": [
        "$schema": ["type": "string"],
        "format": ["const": .string(PackageDocument.format)],
        "form": ["enum": .array(PackageForm.allCases.map { .string($0.rawValue) })],
        "organisation": ["type": "string"],
        "made": ["type": "string", "format": "date-time"],
        "request": ["type": "string", "format": "uuid"],
        "missing": [
          "type": "array", "description": "Other systems whose data is not in it, or not all.",
          "items": [
            "type": "object", "additionalProperties": false, "required": ["system", "why"],
            "properties": ["system": ["type": "string"], "why": ["type": "string"]],
          ],
        ],
        "sections": [
          "type": "object", "additionalProperties": false, "properties": .object(sections),
          "required": .array(document.tables.map { .string($0.id) }),
        ],
        "notices": [
          "type": "array",
          "items": [
            "type": "object", "additionalProperties": false,
            "required": ["version", "title", "text"],
            "properties": [
              "version": ["type": "string"], "title": ["type": "string"],
              "text": ["type": "string", "description": "Markdown"],
            ],
          ],
        ],
        "passages": [
          "type": "object",
          "additionalProperties": ["type": "array", "items": ["type": "string"]],
        ],
        "rooms": [
          "type": "object",
          "description": "What each part of the program holds, as it holds it.",
          "additionalProperties": ["type": ["object", "array"]],
        ],
      ],
    ]
  }

  private static func rows(of table: PackageTable) -> JSON {
    var properties: [String: JSON] = [:]
    for column in table.columns {
      properties[column.id] = ["type": "string", "description": .string(column.title)]
      properties[column.id + "-file"] = [
        "type": "string", "description": "A file of this package",
      ]
    }
    return [
      "type": "array", "title": .string(table.title),
      "items": [
        "type": "object", "additionalProperties": false, "properties": .object(properties),
        "required": .array(table.columns.map { .string($0.id) }),
      ],
    ]
  }
}
