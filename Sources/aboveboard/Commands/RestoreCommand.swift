import ArgumentParser
import Evidence
import Formats
import Workspace

/// `restore`: brings a workspace back from a copy.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring the data, or the keys, back from a copy.",
    discussion: """
      Every file of the copy is checked before anything is written. Then the journal is replayed: \
      whoever said no, or was erased, since the copy stays so. Restore the newest keys first. An \
      interrupted restore goes on when it is run again; until then nothing is permitted.

      Examples:  aboveboard restore /mnt/elsewhere/keys-monday --workspace /srv/aboveboard
                 aboveboard restore /mnt/copies/monday --workspace /srv/aboveboard
      """)

  @Argument(help: "The folder of the copy.")
  var copy: String

  @Option(
    help: ArgumentHelp(
      "Replace the workspace that is there; repeat the name of its log.", valueName: "origin"))
  var replace: String?

  @Option(
    help: ArgumentHelp(
      "The last checkpoint that the world has seen, to say how far the copy is behind.",
      valueName: "file"))
  var checkpoint: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func run() async throws {
    let output = Output.current
    let bar = ProgressBar("rows", total: Int((try? CopyManifest(readingFrom: copy).rows) ?? 0))
    defer { bar.end() }
    let report = try await Restore(
      copy: copy, folder: place.folder, databases: place.databases, replace: replace,
      checkpoint: checkpoint
    ).run(at: place.now ?? .now()) { bar.show(Int($0)) }
    bar.end()
    if result.json {
      output.line(json(report).pretty)
    } else {
      for line in lines(report) { output.line(line) }
    }
    guard report.waiting == nil else { throw Wanting() }
  }

  private func lines(_ report: Restore.Report) -> [String] {
    let made = report.manifest
    var lines = [
      "restored the \(made.kind.rawValue) of \(made.made.rfc3339) in \(place.folder): "
        + CopyText.size(made)
    ]
    lines += CopyText.state(made)
    if let putBack = report.putBack {
      lines.append(
        "the journal was replayed: "
          + "\(Figures.count(putBack, "act", "acts")) since the copy put back")
    }
    if let published = report.published {
      lines.append(
        "the world has seen a log of \(published) entries, the copy has \(made.head): what came between "
          + "is lost, and whoever kept that checkpoint will see that the log continues otherwise. "
          + "Entry \(made.head + 1) says so")
    }
    if !report.lost.isEmpty {
      let kinds = report.lost.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      lines.append("what came between: " + kinds.joined(separator: ", "))
      lines.append(
        "each no of a member is in the journal and holds; registers, suspensions, pauses and revoked "
          + "keys are not: see to them again")
    }
    if let replaced = report.replaced {
      lines.append("the files of the workspace that was replaced are in \(replaced)")
    }
    if let waiting = report.waiting { lines.append("NOT in service yet: \(waiting)") }
    return lines
  }

  private func json(_ report: Restore.Report) -> JSON {
    [
      "copy": CopyText.json(report.manifest),
      "put-back": report.putBack.map { .integer(Int64($0)) } ?? .null,
      "published": report.published.map { .integer($0) } ?? .null,
      "lost": .object(report.lost.mapValues { .integer(Int64($0)) }),
      "replaced": report.replaced.map { .string($0) } ?? .null,
      "waiting": report.waiting.map { .string($0) } ?? .null,
    ]
  }
}
