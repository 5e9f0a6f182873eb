import Formats

@testable import aboveboard

/// What one run of the command line came to.
struct Run {
  let code: CommandExit
  let text: String
  let errors: String

  /// Runs the command line in this process, as typed.
  init(_ arguments: String...) async {
    self = await Run(arguments)
  }

  init(_ arguments: [String]) async {
    let output = Output(capturing: true)
    code = await CommandRun.run(arguments, output)
    text = output.text
    errors = output.errors
  }

  /// The standard output as JSON.
  var json: JSON {
    get throws { try JSON(parsing: text.utf8) }
  }
}
