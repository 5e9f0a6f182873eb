import Disclosure
import Foundation
import Workspace

extension Stage {
  /// Mail comes to an invented member who stands in the campaign's list alone: whose file leaked has a name.
  func tellLeak(_ progress: StoryProgress) async throws {
    guard let campaign = progress.campaign,
      let decoy = try await workspace.decoys.decoys(in: campaign).first
    else { throw CommandError.storyBroken("the campaign's list carries no decoy") }
    try receive(
      """
      From: Hustings Post <offers@hustings-post.example>
      To: \(decoy.email)
      Subject: Vouchers for local families

      You are receiving this because somebody gave us your address.
      """)
    step(
      "after",
      "Each list carries three people who do not exist. One of the campaign's gets mail, from "
        + "somebody of whom nobody has ever heard.")
    let later = later(days: 3)
    try await later.run("decoys", "receive", "--maildir", mail)
    guard let seen = try await workspace.decoys.sightings(of: campaign, limit: 1).first else {
      throw CommandError.storyBroken("the mail to a decoy was not known")
    }
    step("", "That address was in one file alone: which, for whom, and when it went.")
    try? FileManager.default.removeItem(atPath: leak)
    try await later.run("decoys", "show", seen.id, "--to", leak)
    step("", "Both matters have an owner and a day:")
    try await later.run("findings", "list", expecting: .wanting)
  }

  /// Puts a message where a mail server would.
  private func receive(_ message: String) throws {
    for part in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: "\(mail)/\(part)", withIntermediateDirectories: true)
    }
    try Data((message + "\n").utf8).write(
      to: URL(fileURLWithPath: mail + "/new/1.hustings-post"), options: .atomic)
  }
}
