import ArgumentParser
import Formats
import Foundation
import Rights

/// A text about a request: from a file or standard input, so that it stands in no list of commands.
struct RequestWords: ParsableArguments {
  @Option(
    help: ArgumentHelp("The text: a file, or - for standard input.", valueName: "file"))
  var words: String?

  @Option(help: "The text itself, when it names nobody.")
  var text: String?

  func validate() throws {
    guard words == nil || text == nil else {
      throw ValidationError("give one of --words and --text")
    }
  }

  /// The text; empty when none was given.
  func read() throws -> String { try optional() ?? "" }

  /// The text, or nil when none was given.
  func optional() throws -> String? { try words.map(Self.read) ?? text }

  static func read(_ path: String) throws -> String {
    let data: Data?
    if path == "-" {
      data = FileHandle.standardInput.readData(ofLength: RequestContent.mostBytes + 1)
    } else {
      data = FileManager.default.contents(atPath: path)
    }
    guard let data, let text = String(validating: data, as: UTF8.self) else {
      throw CommandError.unreadable(path: path, why: "is not a readable text")
    }
    return text
  }
}

/// A step with a text, taken by its options.
protocol RequestStepCommand: DeskCommand {
  var request: RequestArgument { get }
  var result: ResultOptions { get }
}
