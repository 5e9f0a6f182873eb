import Foundation

/// The built command line as a process of its own, as an operator runs it.
public final class Program: @unchecked Sendable {
  // INVARIANT: `process` is started in `init`; afterwards only calls that Foundation lets any thread make are made.
  private let process = Process()
  private let output = Pipe()

  /// The program beside the test runner.
  static let path: String = {
    let runner = CommandLine.arguments.first ?? ""
    return (runner as NSString).deletingLastPathComponent + "/aboveboard"
  }()

  /// The example that comes with the source.
  public static let example: String = {
    let tests = ((#filePath as NSString).deletingLastPathComponent as NSString)
    return (tests.deletingLastPathComponent as NSString).deletingLastPathComponent
      + "/Examples/parents-forum"
  }()

  /// What a run that ended came to.
  public struct Outcome: Sendable {
    /// The exit code, or the number of the signal that ended it, negative.
    public let code: Int32
    /// What it printed.
    public let text: String
  }

  /// Starts the program; one that stays long and whose words nobody reads is `silent`.
  public init(
    _ arguments: [String], environment: [String: String] = [:], isSilent: Bool = false
  ) throws {
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = isSilent ? FileHandle.nullDevice as Any : output
    process.standardError = isSilent ? FileHandle.nullDevice as Any : output
    try process.run()
  }

  /// Runs the program to its end.
  public static func run(_ arguments: [String], environment: [String: String] = [:]) throws
    -> Outcome
  {
    let program = try Program(arguments, environment: environment)
    let text = program.output.fileHandleForReading.readDataToEndOfFile()
    return Outcome(code: program.wait(), text: String(decoding: text, as: UTF8.self))
  }

  /// Reads what it prints until a line holds a text; nil when it ended before.
  public func line(holding text: String) -> String? {
    var line: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first {
      if byte != 10 {
        line.append(byte)
        continue
      }
      let whole = String(decoding: line, as: UTF8.self)
      if whole.contains(text) { return whole }
      line = []
    }
    return nil
  }

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end and gives its exit code, or the number of the signal that ended it, negative.
  @discardableResult
  public func wait() -> Int32 {
    process.waitUntilExit()
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal ? -status : status
  }

  /// Ends it as a power cut would.
  public func killNow() {
    signal(SIGKILL)
    wait()
  }
}
