import ArgumentParser
import Disclosure
import Formats
import Workspace

/// `members proof`: shows that a member was in a disclosure, or was not.
struct MembersProof: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "proof", abstract: "Prove that a member was in a disclosure, or was not.",
    discussion: """
      Writes a file for the member, which anybody checks offline with `aboveboard verify`. It \
      names nobody; it says that whoever holds it was in this disclosure, or was not.

      Example:  aboveboard members proof m-000001 ID --output proof.json
      """)

  @OptionGroup var subject: MemberArgument

  @Argument(help: "The disclosure's name.")
  var disclosure: String

  @Option(help: "The file to write; without it the proof is printed.")
  var output: String?

  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let ordinal = try await subject.require(in: desk.workspace)
    let proof = try await desk.workspace.disclosures.memberProof(of: ordinal, in: disclosure)
    guard let output else {
      return desk.print(try JSON(parsing: proof.bytes))
    }
    try WrittenFile.write(proof.bytes, to: output)
    desk.line("\(output): \(proof.wasIn ? "was in it" : "was not in it")")
  }
}
