import ArgumentParser
import Formats
import Foundation
import Register
import Vendors
import Workspace

/// `partner assess`: six scores with reasons, and a verdict.
struct PartnerAssess: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Record an assessment; it counts from the next decision on.",
    discussion: """
      The file is YAML or JSON: made, until, passed, and under each of business-model, \
      willingness, people, standing, technology, references a score from 1 to 5 and a reason. \
      A recipient that did not pass gets nothing.

      Example:  aboveboard partner assess printer --file printer-2026.yaml --actor priya
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID

  @Option(help: ArgumentHelp("The assessment, in YAML or JSON.", valueName: "path"))
  var file: String

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    guard let bytes = FileManager.default.contents(atPath: file),
      let text = String(bytes: bytes, encoding: .utf8)
    else { throw CommandError.unreadable(path: file, why: "is not a readable text") }
    let assessment = try AssessmentFile.read(text)
    try await desk.workspace.vendors.record(
      .assessment(assessment), of: partner, actor: try await desk.actor(), at: desk.now)
    desk.line(
      assessment.isPassed
        ? "assessed \(partner); it counts until \(assessment.until.iso)"
        : "assessed \(partner), which did not pass: nothing goes there from now on")
  }
}

/// `partner contract`: a contract held against Article 28.
struct PartnerContract: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "contract", abstract: "Hold a contract against the list of GDPR Article 28.",
    discussion: """
      Name each point that the contract settles; whatever is not named is missing.

      Example:  aboveboard partner contract printer --agreement printer-2026 \\
                  --contract "v3" --met instructions --met audits --breach-hours 24
      """)

  @Argument(help: "The recipient, as the register names it.")
  var partner: RecipientID

  @Option(help: "The agreement.")
  var agreement: AgreementID

  @Option(help: "Which version of the contract was read.")
  var contract: String

  @Option(help: "A point that it settles; repeat for each.")
  var met: [ContractPoint] = []

  @Option(help: "Within how many hours it tells of a breach.")
  var breachHours: Int?

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let list = ContractChecklist(
      agreement: agreement, contract: contract, met: met, breachHours: breachHours)
    try await desk.workspace.vendors.record(
      .contract(list), of: partner, actor: try await desk.actor(), at: desk.now)
    desk.line(
      list.missing.isEmpty
        ? "the contract settles every point"
        : "the contract lacks \(list.missing.map(\.rawValue).joined(separator: ", "))")
    if !list.missing.isEmpty { throw Wanting() }
  }
}
