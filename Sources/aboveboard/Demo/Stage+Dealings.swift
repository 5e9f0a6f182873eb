import Evidence
import Foundation
import Vault
import Workspace

extension Stage {
  /// "Have you ever dealt with …?": once yes, through another name of a partner's; once never, with a proof.
  func tellDealings() async throws {
    step(
      "asked",
      "\"Have you ever dealt with …?\" A member has a name in her ear, and not quite the right one."
    )
    try await run("shared", "Brite Cradle Club")
    step("", "Another asks about a firm with which there was nothing. The no comes signed.")
    let answer = answers + "/acorn.txt"
    try FileManager.default.createDirectory(atPath: answers, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: answer)
    try await run("shared", "Acorn List Brokers", "--statement", answer)
    step("", "She checks it at home, against a copy of the log.")
    try await run(
      "verify", answer, "--key", workspace.evidence.verifier.text, "--evidence",
      folder + "/evidence")
  }
}
