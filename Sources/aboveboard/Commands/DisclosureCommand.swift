import ArgumentParser

/// `disclosure`: plans a handover, has a second person approve it, sends it.
struct DisclosureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure", abstract: "Plan, approve and send what is handed over.",
    subcommands: [
      DisclosurePlan.self, DisclosureApprove.self, DisclosureSend.self, DisclosureList.self,
      DisclosureShow.self, DisclosureDeclare.self, DisclosureDeclared.self,
    ])
}
