import ArgumentParser

/// `evidence`: the log of everything that happened.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Copy the evidence log, make packs of it, have it cosigned.",
    subcommands: subcommands)

  /// Asking witnesses needs the network, which the program that tells the stories has not.
  private static var subcommands: [any ParsableCommand.Type] {
    #if STORIES
    [EvidenceExport.self, EvidencePrune.self]
    #else
    [EvidenceExport.self, EvidenceCosign.self, EvidencePrune.self]
    #endif
  }
}
