import ArgumentParser

/// `law`: clocks of law, which need no workspace.
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Count the deadlines of data-protection laws, step by step.",
    discussion: "It needs no workspace, and it is no legal advice.",
    subcommands: [LawDue.self, LawList.self, LawShow.self, LawHolidays.self])
}
