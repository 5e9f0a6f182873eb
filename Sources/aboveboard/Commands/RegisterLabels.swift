import ArgumentParser
import Formats
import Register
import Statements
import Workspace

/// `register labels`: the App Store's privacy label of an app that collects what is declared.
struct RegisterLabels: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels", abstract: "Show the App Store privacy label that follows from it.",
    discussion: """
      All of it is linked to the person. Have it read by whoever answers for the app.

      Example:  aboveboard register labels --manifest App/PrivacyInfo.xcprivacy
      """)

  @Option(
    help: ArgumentHelp("A new file for the app's privacy manifest.", valueName: "file"))
  var manifest: String?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let labels = AppPrivacyLabels(
      try await desk.workspace.inForce().register, on: desk.now.date)
    if let manifest { try WrittenFile.write(Array(labels.manifest.utf8), to: manifest) }
    if result.json { return desk.print(labels.json) }
    var table = Table(
      [.left, .left, .left], header: ["data", "tracking", "which of ours, what for"])
    for row in labels.rows {
      table.row([
        row.type.title, row.tracking ? "yes" : "no",
        row.fields.joined(separator: ", ") + ": "
          + row.purposes.map(\.title).joined(separator: ", "),
      ])
    }
    if labels.rows.isEmpty {
      desk.line("no field is declared, so nothing can be collected")
    } else {
      desk.print(table)
    }
    desk.line()
    desk.line(
      labels.isTracking
        ? "Some of it may reach others for advertising or matching: Apple calls that tracking."
        : "None of it is used to track anybody.")
    if !labels.trackingDomains.isEmpty {
      desk.lines("tracking domains: " + labels.trackingDomains.joined(separator: ", "))
    } else if labels.isTracking {
      desk.lines("Apple asks for at least one tracking domain; no site of the register names one.")
    }
    if let manifest { desk.line("wrote \(manifest)") }
  }
}
