import Disclosure
import Formats
import Foundation
import TestSupport
import Testing
import Workspace

/// A workspace of invented people on one engine, worked on by processes that are killed.
final class Town: Sendable {
  enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite
    case postgres
    /// SQLite on a disk that forgets what was not synced.
    case unsynced

    var testDescription: String { rawValue }
  }

  static let now = "2026-11-21T12:00:00Z"
  static let example =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Examples/parents-forum"
  /// The first members only ever say no to baby offers; the others are left alone, so that there is something to send.
  static let talkative = 120

  let folder: String
  let databases: DatabaseAddresses
  /// A server of its own, since it is killed too.
  let postgres: PostgresServer?
  /// The disk that forgets, where the engine is on one.
  let powerLoss: PowerLoss?
  /// The application key, as a header.
  let key: String

  var workspace: String { folder + "/nest" }

  private init(
    folder: String, databases: DatabaseAddresses, postgres: PostgresServer?,
    powerLoss: PowerLoss? = nil, key: String
  ) {
    self.powerLoss = powerLoss
    self.folder = folder
    self.databases = databases
    self.postgres = postgres
    self.key = key
  }

  static func found(on engine: Engine) async throws -> Town {
    let folder = "/tmp/aboveboard-torture-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let postgres = engine == .postgres ? try PostgresServer() : nil
    let databases = DatabaseAddresses(
      data: try postgres?.makeDatabase(), keys: try postgres?.makeDatabase())
    let town = Town(folder: folder, databases: databases, postgres: postgres, key: "")
    let people = folder + "/people"
    try await town.must("init", "--example")
    try await town.must("register", "publish", example + "/register")
    try await town.must("staff", "add", "alex", "--role", "privacy-lead")
    try await town.must("staff", "add", "billie", "--role", "privacy-lead", "--actor", "alex")
    let key = try await town.must(
      "key", "add", "--name", "torture", "--scope", "choices", "--scope", "may", "--actor", "alex",
      "--json")
    _ = try await Child(
      ["example", "members", "--count", "200", "--out", people], output: folder + "/example"
    )
    .ended()
    for kind in ["members", "choices"] {
      try await town.must(
        "members", "import", "\(people)/\(kind).csv", "--mapping",
        "\(example)/mappings/\(kind).yaml", "--actor", "alex")
    }
    let token = try #require(try JSON(parsing: key.utf8)["key"]?.string)
    return Town(
      folder: folder, databases: databases, postgres: postgres,
      powerLoss: engine == .unsynced
        ? try PowerLoss(root: town.workspace, notes: folder + "/notes") : nil,
      key: "Authorization: Bearer \(token)")
  }

  /// Starts a command in the workspace.
  func start(_ name: String, _ arguments: [String]) throws -> Child {
    var all = arguments + ["--workspace", workspace, "--now", Self.now]
    if let data = databases.data { all += ["--database", data] }
    if let keys = databases.keys { all += ["--keys", keys] }
    return try Child(
      all, output: folder + "/" + name + ".out", environment: powerLoss?.environment ?? [:])
  }

  /// Runs a command that has to succeed.
  @discardableResult
  func must(_ arguments: String...) async throws -> String {
    let child = try start("must", arguments)
    let end = await child.ended()
    guard end == .exit(0) else { throw Broken(what: "\(arguments): \(end): \(child.text)") }
    return child.text
  }

  /// Opens the workspace in this process, as the next command would.
  func open() async throws -> Workspace {
    try await Workspace.open(
      at: workspace, databases: databases, now: try #require(Timestamp(Self.now)))
  }

  /// Starts a server and returns when it answers.
  func serve() async throws -> (child: Child, port: Int) {
    let port = Wire.freePort()
    let child = try start("serve", ["serve", "--port", "\(port)"])
    let isUp = await blocking {
      for _ in 0..<6_000 {
        if Wire.answers(port) { return true }
        usleep(5_000)
      }
      return false
    }
    guard isUp else {
      child.kill()
      throw Broken(what: "the server does not start: \(child.text)")
    }
    return (child, port)
  }

  func remove() {
    postgres?.stop()
    try? FileManager.default.removeItem(atPath: folder)
  }
}

/// Something did not come out as it must.
struct Broken: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}
