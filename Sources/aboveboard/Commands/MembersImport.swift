import ArgumentParser
import Formats
import Foundation
import Members
import Register
import Workspace

/// `members import`: a file of members or of their choices, row by row.
struct MembersImport: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in a file of members, or of their choices.",
    discussion: """
      The mapping says what each column is and where the values came from. A row without \
      provenance, or about somebody who never signed up, is refused; the rest goes on. Running \
      it again changes nothing. Exit 1 when every row is refused.

      Example:  aboveboard members import members.csv --mapping members.yaml --actor priya
      """)

  @Argument(help: "The file: CSV, or NDJSON if the mapping says so.")
  var file: String

  @Option(help: "The mapping file.")
  var mapping: String

  @Flag(help: "Take in nothing at all if one row has a problem.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Where refused rows are listed, without their values (default: FILE.problems.csv).",
      valueName: "path"))
  var problems: String?

  @Flag(help: "Leave it to the server on this machine, as a job; both files stay until it is done.")
  var background = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let inForce = try await desk.workspace.inForce()
    let reading = MappingReader.read(path: mapping, inForce: inForce)
    for diagnostic in reading.diagnostics { desk.output.complain(diagnostic.description) }
    guard reading.mapping != nil else { throw Wanting() }
    let actor = try await desk.actor()
    let request = ImportRequest(
      file: file, mapping: mapping, strict: strict, problems: problems)
    if background {
      let job = try await desk.workspace.askToImport(
        request.absolute(from: FileManager.default.currentDirectoryPath), actor: actor, at: desk.now
      )
      return result.json ? desk.print(JobText.json(job)) : JobText.asked(job, at: desk)
    }
    let bar = ProgressBar("rows", total: rowsGuessed)
    defer { bar.end() }
    let report = try await desk.workspace.importFile(request, actor: actor, at: desk.now) {
      bar.show($0.rows)
    }
    bar.end()
    result.json ? desk.print(ImportText.json(report)) : ImportText.print(report, at: desk)
    if report.rows > 0, report.refused == report.rows { throw Wanting() }
  }

  /// The rows of the file by the length of its first lines: good enough for a bar.
  private var rowsGuessed: Int? {
    guard Terminal.showsProgress, let handle = FileHandle(forReadingAtPath: file) else {
      return nil
    }
    defer { try? handle.close() }
    guard let start = try? handle.read(upToCount: 1 << 16), !start.isEmpty,
      let size = try? handle.seekToEnd()
    else { return nil }
    let lines = start.count { $0 == 10 }
    guard lines > 1 else { return nil }
    return max(1, Int(Double(size) / Double(start.count) * Double(lines)) - 1)
  }
}
