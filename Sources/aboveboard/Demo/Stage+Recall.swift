import Disclosure
import Evidence
import Formats
import Foundation
import Gate
import Register
import Workspace

extension Stage {
  /// A yes is taken back after the list went out: whoever has it is asked to delete it, and two of three answer.
  func tellRecall(_ progress: StoryProgress) async throws {
    let member = try await somebody(
      permitted: try use(
        "political.campaign", "party", ["name", "email"], through: ["data-broker"]),
      inDisclosure: progress.campaign)
    step(
      "act",
      "One of them takes the yes back. The data is outside by now, so the no has to follow it.")
    try await run(
      "choose", member, "withdraw", "--purpose", "political.campaign", "--to", "party",
      "--channel", "email", "--actor", Self.lead)
    try await run("recall", "sweep")
    step(
      "",
      "The nappy brand is asked as well: for the member of the story before. It says on the "
        + "telephone that it is done.")
    if let recall = try await openRecall(of: "nappy-brand") {
      try await run(
        "recall", "attest", recall.id, "--action", "deleted", "--by", "Jo at Cloudsoft",
        "--actor", Self.lead)
    }
    step(
      "",
      "The broker takes the list of what to delete, and answers with a file that it signs with its "
        + "own key.")
    if let recall = try await openRecall(of: "data-broker") {
      try await run("recall", "file", recall.id)
      try await run(
        "recall", "attest", "--file", try signAnswer(to: recall), "--actor", Self.lead)
    }
    step("", "The party does not answer. So there are three words for three answers:")
    try await run("recall", "list")
  }

  /// Time passes without an answer, until nothing goes to the party any more.
  func tellSilence() async throws {
    step(
      "after",
      "The Nest gives its partners three days. Here the clock is moved, and nothing else. After two "
        + "days the party has been reminded, and a team of ours has to deal with it.")
    try await later(days: 2).run("recall", "sweep")
    step(
      "",
      "After three days disclosures to it stop, until somebody resumes them. The "
        + "reason to look for is agreement.suspended.")
    try await later(days: 3).run("recall", "sweep")
    try await later(days: 3).run(campaign, expecting: .wanting)
  }

  private func openRecall(of recipient: String) async throws -> Recall? {
    try await workspace.disclosures.recalls(
      of: RecipientID(recipient), isOpen: true, limit: 1
    ).first
  }

  /// Signs as the invented broker would in its own house; gives the file that it sends.
  private func signAnswer(to recall: Recall) throws -> String {
    let answer = Attestation(
      recall: recall.id, list: recall.list, action: .deleted, done: clock.now().date,
      by: "Larkfield Data, data protection")
    let path = answers + "/larkfield.note"
    try FileManager.default.createDirectory(atPath: answers, withIntermediateDirectories: true)
    try Data(try answer.signed(by: try files.brokerSigner())).write(
      to: URL(fileURLWithPath: path), options: .atomic)
    return path
  }
}
