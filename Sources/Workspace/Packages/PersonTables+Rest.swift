import Access
import Formats

extension PersonTables {
  /// What the other tables tell already, room by room.
  private static let told: [String: Set<String>] = [
    "member": [
      "since", "member", "relationship", "handles", "values", "looks", "corrections",
    ],
    "consent": ["choices", "served", "letters"], "staff": ["sign-in links", "sessions"],
    "sign-in": ["sent by providers"], "request": ["requests"], "systems": ["other systems"],
    "access": ["packages"], "erasure": ["erasures", "objections", "lifted"],
  ]

  /// A table of whatever else a room holds: a room that is new is in the copy by itself.
  var rest: [PackageTable] {
    person.rooms.sorted { $0.key < $1.key }.compactMap { name, json in
      guard name != "disclosure" else { return nil }
      var rest = json
      if let told = Self.told[name], let object = json.object {
        rest = .object(object.filter { !told.contains($0.key) })
      }
      var rows: [[PackageTable.Cell]] = []
      Self.flatten(rest, "", into: &rows)
      guard !rows.isEmpty else { return nil }
      return PackageTable(
        "other-\(name)", Self.titles[name] ?? "Also held: \(name)", empty: "",
        columns: [.init("what", "What"), .init("value", "Value")], rows: rows)
    }
  }

  private static let titles = [
    "access": "Links to copies"
  ]

  /// One row for each value, under its path.
  static func flatten(
    _ json: JSON, _ path: String, into rows: inout [[PackageTable.Cell]]
  ) {
    func under(_ name: String) -> String { path.isEmpty ? name : "\(path), \(name)" }
    switch json {
    case .object(let members):
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        flatten(value, under(name), into: &rows)
      }
    case .array(let items):
      for (place, item) in items.enumerated() {
        flatten(item, under("\(place + 1)"), into: &rows)
      }
    case .null: break
    case .string(let text):
      let shown = Timestamp(text).map(HumanDate.minute) ?? text
      rows.append([.init(path), .init(shown)])
    case .bool(let flag): rows.append([.init(path), flag ? "yes" : "no"])
    case .integer, .double: rows.append([.init(path), .init(json.text)])
    }
  }
}
