import ArgumentParser
import Formats
import Law
import Register
import Standing
import Workspace

/// `register show`: the register in force, or an older version.
struct RegisterShow: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the register in force, and what stands against it.",
    discussion: "Example:  aboveboard register show --version 1 --json")

  @Option(help: "An older version's number.")
  var version: Int?

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  func act(at desk: Desk) async throws {
    let inForce = try await desk.workspace.inForce()
    let register =
      if let version {
        try await RegisterSource.read(version: version, in: desk.workspace)
      } else {
        inForce.register
      }
    if result.json {
      return desk.print(try JSON(parsing: try register.canonicalJSON()))
    }
    let versions = try await desk.workspace.standing.versions()
    desk.line(
      desk.terminal.bold(register.organisation.name)
        + "  version \(version ?? inForce.version) of \(versions.count)")
    desk.line()
    desk.print(Self.purposes(register, inForce))
    desk.line()
    desk.print(Self.agreements(register, inForce))
    desk.line()
    if !register.sites.isEmpty {
      desk.print(Self.sites(register))
      desk.line()
    }
    var published = Table([.right, .left, .left], header: ["version", "published", "sha-256"])
    for item in versions {
      published.row(["\(item.number)", Figures.time(item.at), Hex.encode(item.hash)])
    }
    desk.print(published)
  }

  private static func purposes(_ register: Register, _ inForce: InForce) -> Table {
    var table = Table(
      [.left, .left, .left, .left], header: ["purpose", "basis", "state", "fields"])
    for purpose in register.purposes {
      table.row([
        purpose.id.text, purpose.basis.rawValue,
        inForce.paused.contains(purpose.id) ? "paused" : "in use",
        purpose.fields.map(\.text).joined(separator: ", "),
      ])
    }
    return table
  }

  private static func agreements(_ register: Register, _ inForce: InForce) -> Table {
    var table = Table(
      [.left, .left, .left, .left], header: ["agreement", "recipient", "state", "purposes"])
    for agreement in register.agreements {
      table.row([
        agreement.id.text, agreement.recipient.text, state(inForce.suspended[agreement.id]),
        agreement.purposes.map(\.text).joined(separator: ", "),
      ])
    }
    return table
  }

  private static func sites(_ register: Register) -> Table {
    var table = Table(
      [.left, .left, .left, .left], header: ["site", "address", "notice", "may load from"])
    for site in register.sites {
      // A recipient may stand in several loads, for other purposes or pages.
      var recipients: [String] = []
      for load in site.loads where !recipients.contains(load.recipient.text) {
        recipients.append(load.recipient.text)
      }
      table.row([
        site.id.text, site.address, site.notice.text,
        recipients.isEmpty ? "nobody" : recipients.joined(separator: ", "),
      ])
    }
    return table
  }

  private static func state(_ reach: InForce.Reach?) -> String {
    switch reach {
    case nil: "in force"
    case .everywhere: "suspended"
    case .territories(let some): "suspended in " + some.sorted().map(\.code).joined(separator: " ")
    }
  }
}
