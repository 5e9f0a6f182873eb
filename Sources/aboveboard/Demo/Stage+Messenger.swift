import Gate
import Index
import Law
import Members
import Register
import Vault
import Workspace

extension Stage {
  /// The second story: what flows to a social network is stopped for a country, then for one member.
  func tellMessenger() async throws {
    title(
      "2  The messenger",
      "In 2016 a messenger began to share its users' details with the network that owns it. "
        + "Authorities ordered a stop, country by country, and it took years. Here a stop is one "
        + "command, and the next decision knows it.")
    let british = try await somebody(in: "GB", isReader: true)
    let german = try await somebody(in: "DE")
    let question = ["ads.audience", "--to", "social-network", "--field", "email"]
    step("before", "Two members, one in the United Kingdom and one in Germany, said yes.")
    try await run(["may", british] + question)
    try await run(["may", german] + question)
    step("act", "The agreement is suspended for the United Kingdom.")
    try await run(
      "agreement", "suspend", "social-sharing", "--territory", "GB", "--reason",
      "the authority asked us to stop", "--actor", Self.lead)
    step("after", "The next decision denies for her, and is unchanged for him.")
    try await run(["may", british] + question, expecting: .wanting)
    try await run(["may", german] + question)
    step("act", "The suspension is lifted; then she alone stops everything with this recipient.")
    try await run(
      "agreement", "resume", "social-sharing", "--territory", "GB", "--actor", Self.lead)
    try await run(["may", british] + question)
    step("", "Every purpose, recipient and field for her, before:")
    try await run("members", "uses", british)
    try await run(
      "choose", british, "--stop-recipient", "social-network", "--channel", "phone", "--actor",
      Self.lead)
    step("after", "The same list. What remains, and why the rest does not:")
    try await run("members", "uses", british)
  }

  /// The identifier of a member in a country whose yes to adverts, or to the newsletter too, is in force.
  private func somebody(in country: String, isReader: Bool = false) async throws -> String {
    let adverts = try use("ads.audience", "social-network", ["email"])
    let newsletter = try use("newsletter", "mail-provider", ["email"])
    let now = clock.now()
    let readers = try await workspace.index.prepare(newsletter, at: now).audience().permitted
    let seers = try await workspace.index.prepare(adverts, at: now).audience().permitted
    let register = try await workspace.inForce().register
    for ordinal in seers.ordinals where !isReader || readers.contains(ordinal) {
      guard let profile = try await workspace.members.profile(ordinal, register: register),
        let id = profile.handles[.id],
        profile.values.contains(where: {
          $0.holding.field.text == "country" && $0.value.text == country
        })
      else { continue }
      return id
    }
    throw CommandError.storyBroken("no member in \(country) said yes; take more with --count")
  }

  /// A use of the example's register.
  func use(
    _ purpose: String, _ recipient: String, _ fields: [String], through: [String] = []
  ) throws -> Use {
    guard let purpose = PurposeID(purpose), let recipient = RecipientID(recipient) else {
      throw CommandError.storyBroken("the example's names have changed")
    }
    return Use(
      purpose: purpose, recipient: recipient, through: through.compactMap { RecipientID($0) },
      required: fields.compactMap { FieldID($0) })
  }
}
