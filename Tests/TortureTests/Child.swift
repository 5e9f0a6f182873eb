import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A process of our own program, which may be killed at any moment.
final class Child: Sendable {
  /// How a process ended.
  enum End: Sendable, Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  struct Unstarted: Error {}

  /// Where its output and its errors go.
  let output: String
  private let process: pid_t
  private let isGone = Mutex(false)
  private let end = Mutex<End?>(nil)

  /// Starts the program with arguments; output and errors go to the file of a path.
  init(_ arguments: [String], output: String, environment own: [String: String] = [:]) throws {
    self.output = output
    let path = Self.program
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = "enable=no"
    environment.merge(own) { $1 }
    let words = ([path] + arguments).map { strdup($0) }
    let settings = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + settings { free(text) } }
    var id: pid_t = 0
    guard posix_spawn(&id, path, &actions, nil, words + [nil], settings + [nil]) == 0 else {
      throw Unstarted()
    }
    process = id
  }

  /// The program that was built beside the tests.
  static let program: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("aboveboard").path
  }()

  /// Ends the process at once, with no chance to do anything.
  func kill() {
    isGone.withLock { isGone in
      if !isGone { _ = signal(process, SIGKILL) }
    }
  }

  /// Waits for the end, away from the threads that tasks share.
  func ended() async -> End {
    await blocking { [self] in
      if let end = end.withLock({ $0 }) { return end }
      var info = siginfo_t()
      // The number stays ours until the lock is held, so that nobody else is ever killed.
      while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      return isGone.withLock { isGone in
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        isGone = true
        let found: End = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
        end.withLock { $0 = found }
        return found
      }
    }
  }

  /// What it has written.
  var text: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "" }
}

private func signal(_ process: pid_t, _ number: Int32) -> Int32 { kill(process, number) }

/// Runs what waits on a thread of its own.
func blocking<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}
