import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The browser's processes: started with one line to them, and all gone afterwards.
///
/// The line is a socket that the browser has as its descriptors 3 and 4. When this process ends, however it ends, the
/// line closes, and the browser ends itself.
final class BrowserProcess: Sendable {
  /// Our end of the line.
  let line: CInt
  private let pid: pid_t
  private let marker: String
  private let profile: String

  /// The name of the marker in the environment of each of its processes.
  static let markerName = "ABOVEBOARD_BROWSER"

  init(_ chromium: Chromium, settings: BrowserSettings) throws {
    let folder = NSTemporaryDirectory()
    Self.sweep(folder)
    profile = folder + "/" + Self.profilePrefix + settings.marker
    marker = settings.marker
    try FileManager.default.createDirectory(
      atPath: profile, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data(String(getpid()).utf8).write(
      to: URL(fileURLWithPath: profile + "/" + Self.ownerName))
    var ends: [CInt] = [-1, -1]
    #if os(Linux)
    let made = socketpair(
      AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0, &ends)
    #else
    let made = socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
    #endif
    guard made == 0 else { throw BrowserError.notStarted(words: String(cString: strerror(errno))) }
    // Away from 3 and 4: duplicating a descriptor onto itself would leave it closed on exec.
    let theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, 10)
    close(ends[1])
    defer { close(theirs) }
    do {
      pid = try Self.spawn(
        chromium.arguments(profile: profile, settings: settings), line: theirs,
        words: profile + "/words", marker: settings.marker)
    } catch {
      close(ends[0])
      try? FileManager.default.removeItem(atPath: profile)
      throw error
    }
    line = ends[0]
  }

  private static func spawn(
    _ arguments: [String], line: CInt, words: String, marker: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, words, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, line, 3)
    posix_spawn_file_actions_adddup2(&actions, line, 4)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, which can be ended as one and hears no Ctrl-C of ours.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)

    // Nothing of our environment but what a program needs: it holds keys and addresses.
    let kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "FONTCONFIG_PATH"]
    let environment =
      kept.compactMap { name in
        ProcessInfo.processInfo.environment[name].map { "\(name)=\($0)" }
      } + ["\(markerName)=\(marker)"]
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid: pid_t = 0
    let path = arguments.first ?? ""
    let status = posix_spawn(&pid, path, &actions, &attributes, argv, envp)
    guard status == 0 else {
      throw BrowserError.notStarted(words: String(cString: strerror(status)))
    }
    return pid
  }

  /// What it said before it ended, for an error at the start.
  func lastWords() -> String {
    let text = (try? String(contentsOfFile: profile + "/words", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").last.map(String.init) ?? ""
    return String(line.prefix(300))
  }

  /// Ends every process, waits for the first, and removes the profile; blocks for a moment.
  func end() {
    var waited = 0
    // Asked before to close: most are gone within a tenth of a second.
    while waited < 40, waitpid(pid, nil, WNOHANG) == 0 {
      usleep(25_000)
      waited += 1
    }
    if waited == 40 {
      kill(-pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    kill(-pid, SIGKILL)
    for left in Self.processes(marked: marker) { kill(left, SIGKILL) }
    try? FileManager.default.removeItem(atPath: profile)
  }

  /// The processes with a marker in their environment and all of their groups; empty where there is no `/proc`.
  ///
  /// Chromium's helpers write over their environment: of a browser that runs, the group finds them.
  static func processes(marked marker: String) -> [pid_t] {
    let wanted = Array("\(markerName)=\(marker)".utf8)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let all = names.compactMap { pid_t($0) }
    let marked = all.filter { pid in
      FileManager.default.contents(atPath: "/proc/\(pid)/environ")?.split(separator: 0)
        .contains { $0.elementsEqual(wanted) } == true
    }
    let groups = Set(marked.map { getpgid($0) }.filter { $0 > 0 && $0 != getpgrp() })
    return all.filter { marked.contains($0) || groups.contains(getpgid($0)) }
  }

  private static let profilePrefix = "aboveboard-browser-"
  private static let ownerName = "owner"

  /// Removes the profiles that killed programs left behind: a profile tells whose it is.
  private static func sweep(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(profilePrefix) {
      let path = folder + "/" + name
      guard let owner = FileManager.default.contents(atPath: path + "/" + ownerName),
        let pid = pid_t(String(decoding: owner, as: UTF8.self)), kill(pid, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
