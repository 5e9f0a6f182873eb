import Access
import Consent
import Disclosure
import Formats
import Law
import Members
import Register

/// What is held about one person, as tables of a package.
struct PersonTables {
  let ground: PackageGround
  let person: PackagePerson
  var register: Register { ground.register }

  /// The tables of a full copy, in the order of the page.
  var access: [PackageTable] {
    [DeclaredTables.controller(register.organisation), handles, values(onlyGiven: false)]
      + [disclosures, refusals, audiences, bands] + [choices, notices, letters, corrections]
      + rights + [looks, signIns, told] + ground.declared + rest
  }

  /// The tables of a copy for another service.
  var portability: [PackageTable] {
    [DeclaredTables.controller(register.organisation), handles, values(onlyGiven: true)]
  }

  func room(_ name: String, _ key: String) -> [JSON] { person.rooms[name]?[key]?.array ?? [] }

  func field(_ id: String) -> String {
    FieldID(id).flatMap { register.fields[id: $0]?.label } ?? id
  }

  func recipient(_ id: String) -> String {
    RecipientID(id).map { Workspace.name($0, register) } ?? id
  }

  func minute(_ json: JSON?) -> PackageTable.Cell {
    .init(json?.string.flatMap { Timestamp($0) }.map(HumanDate.minute) ?? "")
  }

  func day(_ json: JSON?) -> PackageTable.Cell {
    .init(json?.string.flatMap { CivilDate($0) }.map(HumanDate.text) ?? "")
  }

  private var handles: PackageTable {
    let member = person.rooms["member"]
    var rows: [[PackageTable.Cell]] = (member?["handles"]?.object ?? [:]).sorted {
      $0.key < $1.key
    }.map { [.init(Self.handle($0.key)), .init($0.value.string ?? "")] }
    rows.append(["With us since", minute(member?["since"])])
    rows.append([
      "Relationship",
      .init(
        (member?["relationship"]?.string ?? "")
          + (member?["member"]?.bool == false ? ", which has ended" : "")),
    ])
    var table = PackageTable(
      "you", "How we know you", empty: "",
      columns: [.init("what", "What"), .init("value", "Value")], rows: rows)
    table.isPairs = true
    return table
  }

  private static func handle(_ kind: String) -> String {
    switch kind {
    case "id": "Your identifier on the site"
    case "email": "Your e-mail address"
    default: "Known by \(kind)"
    }
  }

  /// - Parameter onlyGiven: what was given on consent or for a contract alone (Article 20(1)).
  private func values(onlyGiven: Bool) -> PackageTable {
    let held = (person.rooms["member"]?["values"]?.object ?? [:]).sorted { $0.key < $1.key }
    let shown = held.filter { one in
      !onlyGiven || ["consent", "contract"].contains(one.value["basis"]?.string)
    }
    return PackageTable(
      "values", onlyGiven ? "What you gave us" : "What we hold",
      empty: onlyGiven
        ? "We hold nothing that you gave us on your permission or under a contract."
        : "We hold no data about you beyond how we know you.",
      columns: [
        .init("field", "What"), .init("value", "Value"), .init("name", "Name in files"),
        .init("source", "Where it came from"), .init("collected", "Collected"),
        .init("notice", "What you were told"), .init("basis", "Lawful basis"),
        .init("purposes", "Used for"), .init("until", "Used until"), .init("seen", "Seen by"),
        .init("system", "System"), .init("special", "Sensitive"),
      ],
      rows: shown.map { id, held in value(id, held) })
  }

  private func shown(_ stored: JSON, _ field: Field?) -> String {
    let value = Value(stored: stored, kind: field?.kind)
    if case .country(let country) = value { return country.name }
    return value.text
  }

  private func value(_ id: String, _ held: JSON) -> [PackageTable.Cell] {
    let declared = FieldID(id).flatMap { register.fields[id: $0] }
    let collected = held["collected"]?.string.flatMap { CivilDate($0) }
    let point = held["collection-point"]?.string ?? ""
    let source = CollectionPointID(point).flatMap { register.collectionPoints[id: $0] }
    let until = declared.flatMap { field in
      collected.flatMap { day in
        ground.inForce.retention(of: field.id).map { $0.keep.after(day) }.min()
      }
    }
    let basis = held["basis"]?.string ?? ""
    return [
      .init(declared?.label ?? id),
      .init(shown(held["value"] ?? .null, declared)), .init(id),
      .init(source.map { "\($0.place) (\($0.brand))" } ?? point),
      .init(collected.map(HumanDate.text) ?? ""), .init(held["notice"]?.string ?? ""),
      .init(basis),
      .init(
        register.purposes.filter { purpose in purpose.fields.contains { $0.text == id } }
          .map(\.label).joined(separator: ", ")),
      .init(until.map(HumanDate.text) ?? "while you are a member"),
      .init(declared?.visibleTo.rawValue ?? "staff"), .init(declared?.system ?? ""),
      .init(declared?.reveals?.title ?? ""),
    ]
  }
}
