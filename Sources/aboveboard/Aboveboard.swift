import ArgumentParser
import Workspace

/// The root of the command line.
struct Aboveboard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aboveboard",
    abstract: "No personal data leaves unless the person's permission for it is in force.",
    discussion: """
      Declare what you hold and may do, take in members and their choices, ask who may be \
      used for what, hand over the permitted part, and show anyone what happened.

      Try it with invented people:  aboveboard demo
      Start your own:               aboveboard init
      Exit codes:                   0 done, 1 refused or found wanting, 2 misuse, 130 stopped
      """,
    version: "aboveboard \(Workspace.version)",
    groupedSubcommands: [
      CommandGroup(name: "Start", subcommands: start),
      CommandGroup(
        name: "Declare",
        subcommands: [
          RegisterCommand.self, FormsCommand.self, AgreementCommand.self, PurposeCommand.self,
          UndertakingCommand.self,
        ]),
      CommandGroup(
        name: "People",
        subcommands: [
          MembersCommand.self, NoticeCommand.self, Choose.self, PackageCommand.self,
        ]),
      CommandGroup(
        name: "Rights",
        subcommands: [
          RequestCommand.self, EraseCommand.self, HoldCommand.self, RestrictionCommand.self,
          ObjectionCommand.self,
        ]),
      CommandGroup(name: "Ask", subcommands: [May.self, Why.self, Shared.self, Sold.self]),
      CommandGroup(
        name: "Watch",
        subcommands: [
          TodayCommand.self, SiteCommand.self, PartnerCommand.self, FindingsCommand.self,
          QuestionsCommand.self, SystemsCommand.self,
        ]),
      CommandGroup(
        name: "Hand over",
        subcommands: [
          DisclosureCommand.self, AudienceCommand.self, RecallCommand.self, DecoysCommand.self,
          JobsCommand.self,
        ]),
      CommandGroup(name: "Law", subcommands: [LawCommand.self]),
      CommandGroup(name: "Prove", subcommands: [EvidenceCommand.self, Verify.self]),
      CommandGroup(
        name: "Staff and programs",
        subcommands: [StaffCommand.self, KeyCommand.self, LinkCommand.self]),
      CommandGroup(
        name: "Keep", subcommands: [Backup.self, RestoreCommand.self, MoveCommand.self]),
      CommandGroup(name: "Example", subcommands: [ExampleCommand.self]),
    ])

  /// The program that tells the stories has no server in it, so that it is built sooner.
  private static var start: [any ParsableCommand.Type] {
    #if STORIES
    [Initialise.self, Demo.self, Doctor.self, Fsck.self]
    #else
    [Initialise.self, Demo.self, Serve.self, Doctor.self, Fsck.self]
    #endif
  }
}
