import ArgumentParser
import Formats
import Store
import Synchronization
import Workspace

/// `fsck`: compares everything in a workspace with everything else.
struct Fsck: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "fsck",
    abstract: "Compare tables, keys, evidence and files with each other; exit 1 for a fault.",
    discussion: """
      Entries against tables, keys against records, tiles against entries, files against the \
      ledger, each worked out anew. It changes nothing unless --mend is given, and may run \
      beside a server.

      --mend works out anew what follows from something that is sound, and says each thing it \
      did. What follows from nothing stays a fault: restore a backup.

      Example:  aboveboard fsck --workspace /srv/aboveboard
      """)

  @Flag(help: "Mend what can be derived, and say what was done.")
  var mend = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let bars = Bars()
    let report = try await desk.workspace.fsck(mend: mend, at: desk.now) { bars.show($0, $1, $2) }
    bars.end()
    result.json ? desk.print(Self.json(report)) : Self.print(report, at: desk)
    guard report.isSound else { throw Wanting() }
  }

  private static func print(_ report: FsckReport, at desk: Desk) {
    for sentence in report.mended { desk.line("mended  " + sentence) }
    for flaw in report.flaws.all {
      let weight =
        switch flaw.kind.weight {
        case .fault: "FAULT   "
        case .leftover: "left    "
        case .note: "note    "
        }
      desk.line("\(weight)\(flaw.kind.code): \(Figures.count(flaw.count)) \(flaw.kind.what)")
      if !flaw.places.isEmpty {
        let more = flaw.count > flaw.places.count ? ", …" : ""
        desk.line("        at: \(flaw.places.joined(separator: ", "))\(more)")
      }
      desk.line("        do: \(flaw.kind.remedy)")
    }
    desk.line(
      report.isSound
        ? desk.terminal.good("everything agrees") : desk.terminal.bad("something does NOT agree"))
  }

  private static func json(_ report: FsckReport) -> JSON {
    [
      "sound": .bool(report.isSound), "mended": .array(report.mended.map { .string($0) }),
      "flaws": .array(
        report.flaws.all.map { flaw in
          [
            "code": .string(flaw.kind.code), "weight": .string(flaw.kind.weight.rawValue),
            "count": .integer(Int64(flaw.count)), "what": .string(flaw.kind.what),
            "places": .array(flaw.places.map { .string($0) }),
            "mendable": .bool(flaw.kind.isMendable), "remedy": .string(flaw.kind.remedy),
          ]
        }),
    ]
  }
}

/// One progress bar after another, as the check goes from one thing to the next.
private final class Bars: Sendable {
  private let current = Mutex<(what: String, bar: ProgressBar)?>(nil)

  func show(_ what: String, _ done: Int, _ total: Int?) {
    let bar = current.withLock { current in
      if let current, current.what == what { return current.bar }
      current?.bar.end()
      let bar = ProgressBar(what, total: total)
      current = (what, bar)
      return bar
    }
    bar.show(done)
  }

  func end() { current.withLock { $0?.bar.end() } }
}
