import Formats
import Foundation
import Law
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// A small world with two real databases in a folder of its own.
struct World {
  let folder: URL
  let place: DatabaseInTest
  let main: any Store.Database
  let keys: any Store.Database
  let vault: Vault
  let members: Members
  let inForce: InForce
  let at: Timestamp
  let actor = Actor(kind: .staff, id: "lead")

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "members-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    at = try #require(Timestamp("2026-11-21T10:00:00Z"))
    place = try DatabaseInTest(path: folder.appendingPathComponent("main.db").path)
    main = try await place.open(Migration.entries + Members.migrations, at: at)
    keys = try await DatabaseInTest(path: folder.appendingPathComponent("keys.db").path)
      .open(Vault.migrations, at: at)
    vault = Vault(store: keys, key: WorkspaceKey())
    try await vault.open()
    members = Members(database: main, vault: vault)
    inForce = InForce(register: try World.register(), version: 7)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static func register() throws -> Register {
    let kinds: [(String, Field.Kind)] = [
      ("name", .text), ("email", .email), ("address", .address), ("country", .country),
      ("birth_date", .date), ("has_under5", .yesNo), ("visits", .wholeNumber),
      ("since_month", .month), ("children", .list), ("diet", .oneOf),
    ]
    return Register(
      organisation: Organisation(
        name: "The Nest", country: try #require(Country("GB")), address: "1 Lane",
        contact: .init(name: "Desk", email: "desk@example.org"),
        officer: .init(name: "Officer", email: "dpo@example.org"),
        residenceField: try identifier("country"), birthField: try identifier("birth_date")),
      fields: try kinds.map { name, kind in
        Field(
          id: try identifier(name), label: name, kind: kind,
          options: kind == .oneOf ? ["vegan", "café"] : [], system: "forum",
          bands: try bands(kind))
      },
      collectionPoints: [
        CollectionPoint(
          id: try identifier("signup-web"), place: "form", brand: "The Nest", medium: .web),
        CollectionPoint(
          id: try identifier("partner-batch"), place: "file", brand: "Cover", medium: .passedOn),
      ],
      notices: [
        Notice(
          version: try #require(NoticeVersion("privacy@1")), title: "Privacy",
          from: try #require(CivilDate("2025-01-01")), covers: [], body: "")
      ])
  }

  private static func bands(_ kind: Field.Kind) throws -> [Field.Band] {
    switch kind {
    case .country: [.init(name: "GB", values: ["GB"]), .init(name: "IE", values: ["IE"])]
    case .yesNo: [.init(name: "yes", values: ["yes"]), .init(name: "no", values: ["no"])]
    case .wholeNumber: [.init(name: "few", to: 9), .init(name: "many", from: 10)]
    case .date:
      [.init(name: "nineties", from: Int64(try #require(CivilDate("1990-01-01")).days), to: 10_956)]
    default: []
    }
  }
}

func identifier<Named>(_ text: String) throws -> Identifier<Named> {
  try #require(Identifier<Named>(text))
}

extension World {
  static let mapping = """
    rows: members
    format: csv
    handles: { id: member_id, email: email }
    relationship: { column: relationship, values: [sign-up] }
    collected: { column: joined }
    provenance: { collection-point: signup-web, notice: privacy@1, basis: consent }
    columns: { name: name, email: email, home: address, country: country, born: birth_date, kids: children }
    lists: { children: "|" }
    ignore: [note]
    """

  static let header = "member_id,email,name,home,country,born,kids,relationship,joined,note"

  func mapping(_ yaml: String = World.mapping) throws -> Mapping {
    let reading = MappingReader.read(Array(yaml.utf8), file: "m.yaml", inForce: inForce)
    return try #require(reading.mapping, "\(reading.diagnostics)")
  }

  func file(_ name: String, _ rows: [String], header: String = World.header) throws -> String {
    try file(name, bytes: Array(([header] + rows).joined(separator: "\n").utf8))
  }

  func file(_ name: String, bytes: [UInt8]) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  func run(
    _ file: String, _ yaml: String = World.mapping, strict: Bool = false, chunk: Int = 3,
    progress: @Sendable (ImportProgress) throws -> Void = { _ in }
  ) async throws -> ImportReport {
    try await Importer(members: members, chunkSize: chunk).run(
      file: file, mapping: try mapping(yaml), inForce: inForce, actor: actor, at: at,
      strict: strict, progress: progress)
  }

  static func row(
    _ id: Int, name: String = "Ann Other", born: String = "1991-02-03",
    relationship: String = "sign-up", joined: String = "2025-05-01", email: String? = nil
  ) -> String {
    "m-\(id),\(email ?? "p\(id)@example.org"),\(name),\"1 Mill Road, Leeds\",GB,\(born),"
      + "2020-01-01|2022-02-02,\(relationship),\(joined),secret note"
  }

  func profile(_ id: Int) async throws -> Profile {
    let ordinal = try #require(try await members.find(.id, "m-\(id)"))
    return try #require(try await members.profile(ordinal, register: inForce.register))
  }

  /// All that the tables say, in the clear: equal for equal contents whatever was sealed when.
  func contents() async throws -> [String] {
    var lines: [String] = []
    let all = try await main.read { try Members.ordinals($0) }
    for ordinal in all {
      guard let profile = try await members.profile(ordinal, register: inForce.register) else {
        continue
      }
      let values = profile.values.map {
        "\($0.holding.field)=\($0.value.text)/\($0.holding.provenance)/\($0.holding.collected)"
      }
      let handles = profile.handles.map { "\($0.key.rawValue):\($0.value)" }.sorted()
      lines.append((handles + values).joined(separator: " "))
    }
    return lines.sorted()
  }
}
