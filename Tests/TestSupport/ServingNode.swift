import Foundation
import Synchronization

/// One `aboveboard serve` on a port of its own, which a test can pause, kill and start again.
public final class ServingNode: Sendable {
  /// The port.
  public let port: Int
  private let arguments: [String]
  private let environment: [String: String]
  private let program: Mutex<Program>

  /// Starts a node and returns when it answers.
  public init(_ arguments: [String], environment: [String: String] = [:]) throws {
    port = try FreePort.find()
    self.arguments = ["serve", "--port", "\(port)"] + arguments
    self.environment = environment
    program = Mutex(
      try Program(self.arguments, environment: environment, isSilent: true))
    waitUntilItAnswers()
  }

  deinit { program.withLock { $0.killNow() } }

  /// Stops it where it stands, as a machine that hangs.
  public func pause() { program.withLock { $0.signal(SIGSTOP) } }

  /// Lets it go on.
  public func resume() { program.withLock { $0.signal(SIGCONT) } }

  /// Ends it as a power cut would.
  public func killNow() { program.withLock { $0.killNow() } }

  /// Asks it to end, as an operator does, and gives its exit code.
  public func end() -> Int32 {
    program.withLock { program in
      program.signal(SIGTERM)
      return program.wait()
    }
  }

  /// Starts it again and returns when it answers.
  public func startAgain() throws {
    let next = try Program(arguments, environment: environment, isSilent: true)
    program.withLock { $0 = next }
    waitUntilItAnswers()
  }

  private func waitUntilItAnswers() {
    // A request that nobody's key allows is answered as soon as anything is.
    while HTTPConnection(port: port).post("/v1/may", "{}", key: "ab_none") == nil {
      usleep(20_000)
    }
  }
}
