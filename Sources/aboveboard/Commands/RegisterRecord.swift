import ArgumentParser
import Formats
import Register
import Statements
import Workspace

/// `register record`: the record of processing activities (GDPR Article 30).
struct RegisterRecord: DeskCommand {
  /// How the record is written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Write the record of processing that Article 30 asks for.",
    discussion: "Example:  aboveboard register record --out processing.csv")

  @Option(help: "How it is written: csv or json.")
  var format = Format.csv

  @Option(help: ArgumentHelp("A new file for it; else it is printed.", valueName: "file"))
  var out: String?

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let record = ProcessingRecord(try await desk.workspace.inForce().register)
    let bytes =
      switch format {
      case .csv: record.csv
      case .json: Array((record.json.pretty + "\n").utf8)
      }
    guard let out else { return desk.output.write(String(decoding: bytes, as: UTF8.self)) }
    try WrittenFile.write(bytes, to: out)
    desk.line("wrote \(out): \(Figures.count(record.rows.count, "purpose"))")
  }
}
