import ArgumentParser
import Formats
import Law

/// `law list`: the laws whose clocks are held.
struct LawList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the laws, and how well each is known here.",
    discussion: "Example:  aboveboard law list")

  @OptionGroup var result: ResultOptions

  func run() async throws {
    let output = Output.current
    if result.json {
      return output.line(JSON.array(ClockLaw.all.map(LawShow.json)).pretty)
    }
    var table = Table(
      [.left, .left, .left, .left], header: ["law", "known", "first clock", "place and source"])
    for law in ClockLaw.all {
      table.row([
        law.id, law.status.rawValue, law.rules.first?.period.words ?? "",
        "\(law.place): \(law.name)",
      ])
    }
    for line in table.lines(width: output.terminal.width, indent: "") { output.line(line) }
  }
}
