import Disclosure
import Formats
import Foundation
import Gate
import Index
import Members
import Register
import Vault
import Workspace

extension Stage {
  /// The sixth story begins: the campaign is agreed on, people are asked, and it goes to those who say yes.
  func tellCampaign(_ progress: inout StoryProgress) async throws {
    title(
      "6  The club, above board",
      "The party may have a list after all, if it is done as it should be: agreed with everybody "
        + "on the way, two fields instead of five, and nobody on it who was not asked. Then "
        + "somebody takes a yes back, one of the partners keeps silent, and a stranger writes.")
    step(
      "before",
      "Agreements with the broker and with the party are declared. They open nothing by "
        + "themselves.")
    try await run(
      "register", "publish", files.register, files.edited, files.campaign, "--actor", Self.lead)
    let asked = try await askForCampaign(except: progress.member)
    step(
      "",
      "\(Figures.count(asked)) members in Britain are shown the new notice and asked. Three of five "
        + "say yes.")
    try await run(
      "members", "import", answersToCampaign, "--mapping", files.mapping("choices"), "--actor",
      Self.lead)
    step("act", "Planned, approved by somebody else, and sent.")
    try await run(campaign)
    guard
      let plan = try await workspace.disclosures.list(limit: 1).first, plan.permitted > 1
    else { throw CommandError.storyBroken("too few may be told; take more with --count") }
    try await run("disclosure", "approve", plan.id, "--actor", Self.lead)
    try await run("disclosure", "send", plan.id, "--actor", Self.planner)
    progress.campaign = plan.id
  }

  /// The file with the answers of those who were asked.
  private var answersToCampaign: String { people + "/campaign.csv" }

  /// The words of the campaign's plan.
  var campaign: [String] {
    [
      "disclosure", "plan", "political.campaign", "--through", "data-broker", "--to", "party",
      "--field", "name", "--field", "email", "--actor", Self.planner,
    ]
  }

  /// Writes what the first British members of age answer; gives how many were asked.
  private func askForCampaign(except one: String?) async throws -> Int {
    let register = try await workspace.inForce().register
    let now = clock.now()
    let known = try await workspace.index.prepare(
      try use("forum.account", "mail-provider", ["email"]), at: now
    ).audience().permitted
    let youngest = now.date.adding(years: -18)
    var asked: [String] = []
    for ordinal in known.ordinals {
      guard asked.count < 40 else { break }
      guard let profile = try await workspace.members.profile(ordinal, register: register),
        let id = profile.handles[.id], id != one, Self.text("country", of: profile) == "GB",
        let birth = Self.text("birth_date", of: profile).flatMap({ CivilDate($0) }),
        birth <= youngest
      else { continue }
      asked.append(id)
    }
    var file = CSVWriter(neutralisesFormulas: false)
    file.row([
      "member_id", "act", "purpose", "recipient", "notice", "served_at", "at", "channel",
      "explicit", "guardian", "collection_point",
    ])
    for (number, id) in asked.enumerated() {
      let isYes = number % 5 < 3
      file.row([
        id, isYes ? "grant" : "refuse", "political.campaign", "party", "privacy@2",
        now.adding(seconds: -60).rfc3339, now.adding(seconds: -30).rfc3339, "web",
        isYes ? "yes" : "no", "no", "",
      ])
    }
    try Data(file.take()).write(to: URL(fileURLWithPath: answersToCampaign), options: .atomic)
    return asked.count
  }

  private static func text(_ field: String, of profile: Profile) -> String? {
    profile.values.first { $0.holding.field.text == field }?.value.text
  }
}
