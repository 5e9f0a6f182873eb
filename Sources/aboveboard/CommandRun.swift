import ArgumentParser

/// One run of the command line, from arguments to exit code.
enum CommandRun {
  /// Parses and carries out; whatever goes wrong is told in one line.
  static func run(_ arguments: [String], _ output: Output) async -> CommandExit {
    await Output.$current.withValue(output) {
      do {
        var command = try Aboveboard.parseAsRoot(arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
        return .done
      } catch {
        return end(error, output)
      }
    }
  }

  private static func end(_ error: any Error, _ output: Output) -> CommandExit {
    if error is Wanting { return .wanting }
    if error is CancellationError {
      output.complain(
        "stopped; what was finished stays, nothing is half done. Run it again to go on.")
      return .stopped
    }
    if let line = Failure.line(for: error) {
      output.complain(line)
      return .wanting
    }
    let message = Aboveboard.fullMessage(for: error)
    if Aboveboard.exitCode(for: error) == .success {
      output.line(message)
      return .done
    }
    output.complain(Misuse.text(message))
    return .misuse
  }
}
