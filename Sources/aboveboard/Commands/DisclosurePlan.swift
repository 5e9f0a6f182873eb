import ArgumentParser
import Disclosure
import Gate
import Register
import Workspace

/// `disclosure plan`: whom a use permits, and why not the others; nothing leaves.
struct DisclosurePlan: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Work out whom a use permits, and why not the others.",
    discussion: """
      Nothing leaves. The plan is written down even when everybody is denied: that it was \
      wanted and refused is evidence. Exit 1 when nobody is permitted.

      Example:  aboveboard disclosure plan offers.baby --to nappy-brand \\
                  --field name --field address --where has_under5=yes --actor maya
      """)

  @OptionGroup var wish: UseOptions

  @Option(
    help: ArgumentHelp("Only members whose field lies in these bands.", valueName: "field=band,…"))
  var `where`: [Clause] = []

  @Option(
    help: ArgumentHelp(
      "Only members whose field lies in none of these bands.", valueName: "field=band,…"))
  var whereNot: [Clause] = []

  @Flag(help: "Hand over e-mail addresses and telephone numbers as SHA-256 alone.")
  var hashed = false

  @OptionGroup var result: ResultOptions
  @OptionGroup var place: WorkspaceOptions

  /// The use with its condition.
  var use: Use {
    var use = wish.use
    use.conditions =
      `where`.map { Use.Condition(field: $0.field, bands: $0.bands) }
      + whereNot.map { Use.Condition(field: $0.field, bands: $0.bands, excluded: true) }
    return use
  }

  func act(at desk: Desk) async throws {
    let summary = try await desk.workspace.disclosures.plan(
      use, isHashed: hashed, actor: try await desk.actor(), at: desk.now)
    if result.json {
      desk.print(DisclosureText.json(summary))
    } else {
      DisclosureText.print(summary, at: desk)
    }
    guard summary.permitted > 0 else { throw Wanting() }
  }
}
