import ArgumentParser
import Foundation
import Members

/// `example`: invented people.
struct ExampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example", abstract: "Make files of invented people.",
    subcommands: [ExampleMembers.self])
}

/// `example members`: the files that an organisation would bring.
struct ExampleMembers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "Write files of invented members and their choices.",
    discussion: """
      The same count and seed always give the same people.

      Example:  aboveboard example members --count 20000 --seed 1 --out people
      """)

  @Option(help: "How many members.")
  var count = 20_000

  @Option(help: "What decides who they are.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The folder for the files.", valueName: "folder"))
  var out: String

  func validate() throws {
    guard (1...2_000_000).contains(count) else {
      throw ValidationError("--count lies between 1 and 2000000")
    }
  }

  func run() async throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try ExamplePeople(count: count, seed: seed).write(to: out)
    for name in ExamplePeople.files { Output.current.line("wrote \(out)/\(name)") }
  }
}
