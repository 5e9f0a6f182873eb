import Evidence
public import Formats
import Store

extension CopyManifest {
  /// The manifest without its own hash.
  public var body: JSON {
    [
      "format": 1, "kind": .string(kind.rawValue), "program": .string(program),
      "made": .string(made.rfc3339), "origin": .string(origin), "example": .bool(isExample),
      "head": .integer(head), "journal": .integer(journal),
      "register": register.map { .integer(Int64($0)) } ?? .null,
      "evidence": evidence.map {
        [
          "size": .integer($0.size), "root": .string($0.root.base64), "key": .string($0.key),
        ]
      } ?? .null,
      "migrations": .object(migrations.mapValues { .integer(Int64($0)) }),
      "tables": .array(tables.map(\.json)),
      "files": .array(
        files.map { file in
          [
            "path": .string(file.path), "bytes": .integer(file.sum.bytes),
            "sha256": .string(file.sum.digest.hex),
          ]
        }),
    ]
  }

  init?(_ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap({ WorkspaceStore(rawValue: $0) }),
      let program = json["program"]?.string,
      let made = json["made"]?.string.flatMap({ Timestamp($0) }),
      let origin = json["origin"]?.string, let isExample = json["example"]?.bool,
      let head = json["head"]?.int, let journal = json["journal"]?.int,
      let migrations = json["migrations"]?.object?.compactMapValues({ $0.int.map(Int.init) }),
      let tables = json["tables"]?.array, let files = json["files"]?.array
    else { return nil }
    var evidence: Evidence?
    if let published = json["evidence"], published != .null {
      guard let size = published["size"]?.int, let key = published["key"]?.string,
        let root = published["root"]?.string.flatMap({ Digest32(base64: $0) })
      else { return nil }
      evidence = Evidence(size: size, root: root, key: key)
    }
    let listed = (tables.compactMap { TableFile($0) }, files.compactMap { File($0) })
    guard listed.0.count == tables.count, listed.1.count == files.count else { return nil }
    self.init(
      kind: kind, program: program, made: made, origin: origin, isExample: isExample, head: head,
      journal: journal, register: json["register"]?.int.map(Int.init), evidence: evidence,
      migrations: migrations, tables: listed.0, files: listed.1)
  }
}

extension CopyManifest.File {
  fileprivate init?(_ json: JSON) {
    guard let path = json["path"]?.string, let bytes = json["bytes"]?.int,
      let digest = json["sha256"]?.string.flatMap({ Digest32(hex: $0) })
    else { return nil }
    // A path that leaves the copy would be read, and written, elsewhere.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
    self.init(path: path, sum: FileSum(bytes: bytes, digest: digest))
  }
}

extension TableFile {
  var json: JSON {
    [
      "name": .string(table.name), "rows": .integer(sum.rows), "bytes": .integer(bytes),
      "sha256": .string(sum.digest.hex), "key": .array(table.key.map { .string($0) }),
      "columns": .array(
        table.columns.map { .array([.string($0.name), .string($0.type.rawValue)]) }),
    ]
  }

  init?(_ json: JSON) {
    guard let name = json["name"]?.string, let rows = json["rows"]?.int,
      let bytes = json["bytes"]?.int,
      let digest = json["sha256"]?.string.flatMap({ Digest32(hex: $0) }),
      let columns = json["columns"]?.array,
      let key = json["key"]?.array?.compactMap(\.string)
    else { return nil }
    let known = columns.compactMap { column -> StoredTable.Column? in
      guard let pair = column.array, pair.count == 2, let name = pair[0].string,
        let type = pair[1].string.flatMap({ SQLType(rawValue: $0) })
      else { return nil }
      return .init(name, type)
    }
    guard known.count == columns.count,
      let table = try? StoredTable(name: name, columns: known, key: key)
    else { return nil }
    self.init(table: table, sum: TableSum(rows: rows, digest: digest), bytes: bytes)
  }
}
