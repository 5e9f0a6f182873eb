import ArgumentParser
import Disclosure
import Erasure
import Evidence
import Formats
import Foundation
import Workspace

/// `verify`: checks evidence or a certificate offline, without a workspace.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check evidence, a pack, a certificate, a proof or an answer, offline.",
    discussion: """
      Needs no workspace, no database and no network: give it a copy.

      Examples:  aboveboard verify evidence-copy --key "example.org/log+1a2b3c4d+…"
                 aboveboard verify march --key "example.org/log+1a2b3c4d+…"
                 aboveboard verify certificate.json --file offers.csv
      """)

  @Argument(
    help: "An evidence folder, a pack, a certificate, a member's proof, or a signed answer.")
  var path: String

  @Option(help: ArgumentHelp("The organisation's published key.", valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "A witness's key; it must have cosigned. Give it again for more.", valueName: "key"))
  var witness: [String] = []

  @Option(help: "The data file, when it is not beside its certificate.")
  var file: String?

  @Option(help: "A copy of the log's folder, to compare a signed answer with.")
  var evidence: String?

  @OptionGroup var result: ResultOptions

  /// The report on a signed answer, or nil when the path is none.
  private func statementReport() throws -> VerificationReport? {
    guard let data = FileManager.default.contents(atPath: path),
      let statement = try SharedStatement(parsing: [UInt8](data))
    else { return nil }
    return try statement.verify(
      key: try key.map { try NoteVerifier($0) },
      files: evidence.map { FolderTiles(folder: $0) })
  }

  /// The report on the certificate of an erasure, or nil when the path is none.
  private func erasureReport() throws -> VerificationReport? {
    guard let data = FileManager.default.contents(atPath: path),
      ErasureCertificate.isOne([UInt8](data))
    else { return nil }
    return try ErasureCertificate(parsing: [UInt8](data)).verify(key: key)
  }

  func run() async throws {
    let output = Output.current
    let report =
      try statementReport() ?? erasureReport()
      ?? Verification.verify(path, key: key, witnesses: witness, file: file)
    if result.json {
      output.line(
        JSON.object([
          "intact": .bool(report.isIntact),
          "lines": .array(
            report.lines.map { ["good": .bool($0.isGood), "text": .string($0.text)] }),
        ]).pretty)
    } else {
      for line in report.lines.prefix(50) {
        output.line((line.isGood ? "ok    " : "WRONG ") + line.text)
      }
      if report.lines.count > 50 { output.line("and \(report.lines.count - 50) more lines") }
      output.line(
        report.isIntact
          ? output.terminal.good("\(path) verifies")
          : output.terminal.bad("\(path) does NOT verify"))
    }
    guard report.isIntact else { throw Wanting() }
  }
}
