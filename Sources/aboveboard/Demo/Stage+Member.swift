import Disclosure
import Gate
import Index
import Members
import Register
import Vault
import Workspace

extension Stage {
  /// The fifth story: somebody whose data went out takes it back.
  func tellMember(_ progress: inout StoryProgress) async throws {
    title(
      "5  The member",
      "One of those whose data the nappy brand had. She rings up: please stop this.")
    let member = try await somebody(
      permitted: try use("offers.baby", "nappy-brand", ["name", "address"]),
      inDisclosure: progress.disclosure)
    progress.member = member
    let question = ["offers.baby", "--to", "nappy-brand", "--field", "name", "--field", "address"]
    step("before", "Her yes is in force.")
    try await run(["may", member] + question)
    step("act", "She withdraws, and the list is planned again.")
    try await run(
      "choose", member, "withdraw", "--purpose", "offers.baby", "--to", "nappy-brand", "--channel",
      "phone", "--actor", Self.lead)
    let before = try await permitted(in: progress.disclosure)
    try await planOffers()
    guard let again = try await workspace.disclosures.list(limit: 1).first else { return }
    step(
      "after",
      "\(Figures.count(before)) were in the list that was sent; \(Figures.count(again.permitted)) "
        + "are in the one planned now. She is gone, and this is why:")
    try await run(["why", member] + question)
    step("", "Her own page, as text:")
    try await run("members", "show", member)
  }

  private func permitted(in disclosure: String?) async throws -> Int {
    guard let disclosure else { return 0 }
    return try await workspace.disclosures.show(disclosure).permitted
  }

  /// The identifier of a member who was in a disclosure and whose yes is still in force.
  ///
  /// - Parameter other: a disclosure in which they were not.
  func somebody(
    permitted wish: Use, inDisclosure id: String?, notIn other: String? = nil
  ) async throws -> String {
    let register = try await workspace.inForce().register
    let audience = try await workspace.index.prepare(wish, at: clock.now()).audience()
    for ordinal in audience.permitted.ordinals {
      let had = try await workspace.disclosures.had(ordinal).map(\.summary.id)
      guard let id, had.contains(id), !had.contains(where: { $0 == other }),
        let profile = try await workspace.members.profile(ordinal, register: register),
        let handle = profile.handles[.id]
      else { continue }
      return handle
    }
    throw CommandError.storyBroken("nobody of the list that was sent is left")
  }
}
