import ArgumentParser
import Evidence
import Formats
import Workspace

/// `move`: takes a workspace from one engine to the other.
struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Take the databases to another engine, and prove them equal.",
    discussion: """
      A place is an address of PostgreSQL or the workspace's folder. The evidence and the files \
      handed over stay in the folder. Stop the server first. A move that was stopped goes on when \
      it is run again; the source stays the workspace until every table, and the root over all \
      entries, have been found equal.

      Examples:  aboveboard move --from /srv/aboveboard --to postgres://ab@db.example/ab
                 aboveboard move --from postgres://ab@db.example/ab --to /srv/aboveboard
      """)

  @Option(
    help: ArgumentHelp(
      "Where the data are (default: as --database says).", valueName: "postgres://… or folder"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Where the data are to be (default: where they are).", valueName: "postgres://… or folder"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Where keys and journal are to be (default: where they are, as --keys says).",
      valueName: "postgres://… or folder"))
  var keysTo: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func validate() throws {
    guard to != nil || keysTo != nil else {
      throw ValidationError("say where to: give --to, or --keys-to for keys and journal")
    }
    guard from == nil || to != nil else {
      throw ValidationError("--from says where the data are; say where to with --to")
    }
    let folders = Set([from, to, keysTo, place.workspace].compactMap(\.self).filter(Self.isFolder))
    guard folders.count <= 1 else {
      throw ValidationError("a workspace has one folder; name the same one everywhere")
    }
  }

  func run() async throws {
    let output = Output.current
    let folder = [from, to, keysTo].compactMap(\.self).first(where: Self.isFolder) ?? place.folder
    let now = place.databases
    var source = now
    if let from { source.data = Self.address(from) }
    var target = source
    if let to { target.data = Self.address(to) }
    if let keysTo { target.keys = Self.address(keysTo) }
    let bar = ProgressBar("rows", total: nil)
    defer { bar.end() }
    let report = try await Move(folder: folder, from: source, to: target)
      .run(at: place.now ?? .now()) { bar.show(Int($0)) }
    bar.end()
    if result.json { return output.line(json(report).pretty) }
    for line in lines(report, to: target) { output.line(line) }
  }

  private static func isFolder(_ place: String) -> Bool { address(place) == nil }

  private static func address(_ place: String) -> String? {
    place.contains("://") ? place : nil
  }

  private func lines(_ report: Move.Report, to target: DatabaseAddresses) -> [String] {
    var lines: [String] = []
    for table in report.tables {
      lines.append(
        "equal  \(table.store.rawValue)  \(table.name)  "
          + "\(Figures.count(Int(table.rows), "row", "rows"))  \(table.hash.prefix(16))")
    }
    if let root = report.root {
      lines.append(
        "equal  evidence  \(Figures.count(Int(report.entries), "entry", "entries"))  \(root.base64)"
      )
    }
    if let size = report.checkpoint {
      lines.append("both lead to the published checkpoint of \(size) entries")
    }
    lines.append("moved; the old tables are kept under other names until you remove them")
    if target.data != nil {
      lines.append("from now on give its address with ABOVEBOARD_DATABASE or --database")
    }
    if target.keys != nil {
      lines.append("and that of the keys: ABOVEBOARD_KEYS or --keys")
    }
    return lines
  }

  private func json(_ report: Move.Report) -> JSON {
    [
      "tables": .array(
        report.tables.map {
          [
            "store": .string($0.store.rawValue), "name": .string($0.name),
            "rows": .integer($0.rows),
            "sha256": .string($0.hash),
          ]
        }),
      "entries": .integer(report.entries),
      "root": report.root.map { .string($0.base64) } ?? .null,
      "checkpoint": report.checkpoint.map { .integer($0) } ?? .null,
    ]
  }
}
