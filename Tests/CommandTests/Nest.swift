import Foundation
import Testing

@testable import aboveboard

/// A workspace with the example's register and two people of the privacy team, at a fixed time.
struct Nest {
  let folder: TestFolder
  let workspace: String

  /// Makes it; `change` alters the files of the register before they are published.
  init(members: Int = 0, _ change: (String) throws -> Void = { _ in }) async throws {
    folder = try TestFolder()
    workspace = folder.path + "/work"
    let register = folder.path + "/register"
    try FileManager.default.copyItem(atPath: TestFolder.example + "/register", toPath: register)
    try change(register)
    var commands = [
      ["register", "publish", register],
      ["staff", "add", "ana", "--name", "Ana", "--role", "privacy-lead"],
      ["staff", "add", "ben", "--name", "Ben", "--role", "privacy-lead", "--actor", "ana"],
    ]
    #expect(await Run("init", "--example", "--workspace", workspace).code == .done)
    if members > 0 {
      let people = folder.path + "/people"
      let made = await Run("example", "members", "--count", "\(members)", "--out", people)
      #expect(made.code == .done)
      commands += ["members", "choices"].map {
        [
          "members", "import", "\(people)/\($0).csv", "--mapping",
          "\(TestFolder.example)/mappings/\($0).yaml", "--actor", "ana",
        ]
      }
    }
    for command in commands {
      let done = await run(command)
      #expect(done.code == .done, "\(command) \(done.errors)")
    }
  }

  func run(_ arguments: String...) async -> Run { await run(arguments) }

  func run(_ arguments: [String]) async -> Run {
    await Run(arguments + ["--workspace", workspace, "--now", "2026-11-21T12:00:00Z"])
  }

  /// Runs a command by `ana`.
  func act(_ arguments: String...) async -> Run { await run(arguments + ["--actor", "ana"]) }

  func write(_ text: String, to name: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// Expects one line of error and the exit code 1.
  static func refuses(
    _ run: Run, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.code == .wanting, sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix("error: "), sourceLocation: sourceLocation)
    #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.split(separator: "\n").count == 1, sourceLocation: sourceLocation)
  }
}
