import Workspace

extension Stage {
  /// The fourth story: a list passed on by another company, without and with where it came from.
  func tellInsurer() async throws {
    title(
      "4  The insurer",
      "An insurer bought lists and mailed the people on them, who had asked somebody else for "
        + "something else. Here the same list comes twice.")
    step("before", "It comes without a word about where it came from.")
    try await run(
      "members", "import", "\(people)/insurer-bare.csv", "--mapping",
      files.mapping("insurer-bare"), "--actor", Self.lead, expecting: .wanting)
    step(
      "act", "It comes again, and says that people saw the notice of the company that asked them.")
    try await run(
      "members", "import", "\(people)/insurer.csv", "--mapping", files.mapping("insurer"),
      "--actor", Self.lead)
    step(
      "after",
      "They are in; but that notice spoke of quotes, so marketing for anything else is "
        + "denied, whoever wants it.")
    try await run("why", "i-0001", "newsletter", "--to", "mail-provider", "--field", "email")
    try await run(
      "may", "i-0001", "offers.baby", "--to", "nappy-brand", "--field", "name", expecting: .wanting)
  }
}
