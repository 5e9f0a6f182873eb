import Disclosure
import Gate
import Register
import Staff
import Workspace

extension Stage {
  /// The first story: a list is wanted twice; once it is a purpose people were told of, once it is not.
  func tellClub(_ progress: inout StoryProgress) async throws {
    title(
      "1  The club",
      "Emma's Diary, a British club for new parents, sold the details of more than a million of "
        + "them to a broker, who built a party's campaign lists from them. They had signed up for "
        + "baby offers. Here the same list is wanted twice.")
    step("before", "The register is checked and published; members and their choices come in.")
    try await setUp()
    try await importPeople()
    step(
      "act",
      "The list: name, home address, whether there is a child under five, the children's birth "
        + "dates, and the mother's if we have it. First for a nappy brand, for baby offers.")
    try await planOffers()
    guard
      let plan = try await workspace.disclosures.list(limit: 1).first, plan.permitted > 0
    else { throw CommandError.storyBroken("nobody is permitted for the nappy brand") }
    step(
      "",
      "Nobody approves their own plan; a second person does. Then it is sent, with three people "
        + "in it who do not exist: whoever ever writes to one of them has the address from this file."
    )
    try await run("disclosure", "approve", plan.id, "--actor", Self.planner, expecting: .wanting)
    try await run("disclosure", "approve", plan.id, "--actor", Self.lead)
    try await run("disclosure", "send", plan.id, "--actor", Self.planner)
    progress.disclosure = plan.id
    let certificate = workspace.disclosures.folder(of: plan.id) + "/certificate.json"
    try await run("verify", certificate)
    step("", "Now the same list for a party's campaign, through a data broker.")
    try await planCampaign("--through", "data-broker", "--to", "party")
    step(
      "",
      "So the notice is edited, dated the day before, to name campaign, broker and party. Nobody "
        + "who signed up was shown it.")
    try await run(
      "register", "publish", files.register, files.edited, "--actor", Self.lead)
    try await planCampaign("--through", "data-broker", "--to", "party")
    step("", "And with the broker named, and the party left out of the request:")
    try await planCampaign("--to", "data-broker")
    step("after", "Every wish stands in the ledger, the refused ones too.")
    try await run("disclosure", "list")
    try await run("sold")
  }

  private func setUp() async throws {
    let accounts = try await workspace.staff.list().map(\.id)
    if !accounts.contains(Self.lead) {
      try await run("staff", "add", Self.lead, "--role", "privacy-lead")
    }
    if !accounts.contains(Self.planner) {
      try await run("staff", "add", Self.planner, "--role", "marketer", "--actor", Self.lead)
    }
    try await run("register", "check", files.register)
    try await run("register", "publish", files.register, "--actor", Self.lead)
  }

  private func importPeople() async throws {
    try await run(
      "example", "members", "--count", "\(count)", "--seed", "\(seed)", "--out", people)
    for name in ["members", "choices"] {
      try await run(
        "members", "import", "\(people)/\(name).csv", "--mapping", files.mapping(name), "--actor",
        Self.lead)
    }
  }

  /// The words of the list, as the club handed it over.
  static let list = [
    "--field", "name", "--field", "address", "--field", "has_under5", "--field",
    "child_birth_dates", "--optional", "birth_date", "--where", "has_under5=yes",
  ]

  func planOffers() async throws {
    try await run(
      ["disclosure", "plan", "offers.baby", "--to", "nappy-brand"] + Self.list
        + ["--actor", Self.planner])
  }

  private func planCampaign(_ way: String...) async throws {
    try await run(
      ["disclosure", "plan", "political.campaign"] + way + Self.list + ["--actor", Self.planner],
      expecting: .wanting)
  }
}
