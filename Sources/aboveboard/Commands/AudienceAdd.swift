import ArgumentParser
import Disclosure
import Gate
import Register
import Workspace

/// `audience add`: proposes an audience; nothing leaves before a second person approves it.
struct AudienceAdd: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Propose an audience; a second person approves it.",
    discussion: """
      The purpose is of kind audience, exclusion, lookalike or matching. Conditions name \
      declared bands. The first run hands everybody over who is permitted, each later one who \
      to add and who to drop.

      Example:  aboveboard audience add ads.audience --to social-network --field email \\
                  --where country=GB --every weekly --hashed --actor maya
      """)

  @OptionGroup var wish: UseOptions

  @Option(
    help: ArgumentHelp("Only members whose field lies in these bands.", valueName: "field=band,…"))
  var `where`: [Clause] = []

  @Option(
    help: ArgumentHelp(
      "Only members whose field lies in none of these bands.", valueName: "field=band,…"))
  var whereNot: [Clause] = []

  @Option(help: ArgumentHelp("daily, weekly, or a number of days.", valueName: "rhythm"))
  var every = "weekly"

  @Flag(help: "Hand over e-mail addresses and telephone numbers as SHA-256 alone.")
  var hashed = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  private var days: Int? {
    switch every {
    case "daily": 1
    case "weekly": 7
    default: Int(every).flatMap { (1...366).contains($0) ? $0 : nil }
    }
  }

  func validate() throws {
    guard days != nil else {
      throw ValidationError("--every is daily, weekly, or a number of days from 1 to 366")
    }
  }

  func act(at desk: Desk) async throws {
    var use = wish.use
    use.conditions =
      `where`.map { Use.Condition(field: $0.field, bands: $0.bands) }
      + whereNot.map { Use.Condition(field: $0.field, bands: $0.bands, excluded: true) }
    let audience = try await desk.workspace.audiences.add(
      use, everyDays: days ?? 7, isHashed: hashed, actor: try await desk.actor(), at: desk.now)
    if result.json { return desk.print(AudienceText.json(audience)) }
    AudienceText.print(audience, at: desk)
  }
}
