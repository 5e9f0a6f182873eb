import ArgumentParser

/// `register`: what the organisation declares.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Check, compare, publish and show what you declare.",
    subcommands: [
      RegisterCheck.self, RegisterCompare.self, RegisterPublish.self, RegisterShow.self,
      RegisterRecord.self, RegisterLabels.self, RegisterMap.self,
    ]
  )
}
