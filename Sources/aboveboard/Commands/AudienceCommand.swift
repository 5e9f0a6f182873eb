import ArgumentParser

/// `audience`: a use carried out again and again: first everybody, then who to add and who to drop.
struct AudienceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "Keep target audiences up to date at a recipient.",
    subcommands: [
      AudienceAdd.self, AudienceApprove.self, AudienceList.self, AudienceShow.self,
      AudienceRunNow.self, AudienceHistory.self, AudiencePause.self, AudienceResume.self,
      AudienceEnd.self,
    ])
}
