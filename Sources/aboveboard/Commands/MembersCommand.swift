import ArgumentParser

/// `members`: takes people in, with where every value came from, and shows one.
struct MembersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "Take in members and their choices; show one.",
    subcommands: [
      MembersImport.self, MembersShow.self, MembersUses.self, MembersProof.self,
      MembersCorrect.self,
    ])
}
