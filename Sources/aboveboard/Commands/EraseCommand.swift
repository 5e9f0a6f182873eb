import ArgumentParser

/// `erase`: erases people everywhere, as one act, with a certificate.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase people everywhere, as one act, and certify it.",
    subcommands: [
      ErasePreview.self, EraseRun.self, EraseList.self, EraseShow.self, EraseCertify.self,
      EraseResume.self, EraseKeyCopies.self, EraseSuppress.self, EraseAdmit.self,
    ])
}
