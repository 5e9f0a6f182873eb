import ArgumentParser

/// `partner`: recipients at their door.
struct PartnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner", abstract: "See what partners do at their door, and sign them out.",
    subcommands: [PartnerCalls.self, PartnerSignOut.self])
}
