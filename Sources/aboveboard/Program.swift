import Foundation

/// The process: runs the command line and exits with its code.
@main
enum Program {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let code = await Interrupt.shared.watch {
      await CommandRun.run(arguments, Output.standard)
    }
    exit(code.rawValue)
  }
}
