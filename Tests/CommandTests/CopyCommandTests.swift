import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct CopyCommandTests {
  /// An example workspace with a register, a copy of its data, and one of its keys.
  private struct Copies {
    let folder: TestFolder
    var workspace: String { folder.path + "/nest" }
    var data: String { folder.path + "/copies/data" }
    var keys: String { folder.path + "/elsewhere/keys" }

    init() async throws {
      folder = try TestFolder()
      #expect(
        await Run("init", "--example", "--workspace", workspace, "--origin", "nest.example/log")
          .code == .done)
      #expect(
        await Run("register", "publish", TestFolder.example + "/register", "--workspace", workspace)
          .code == .done)
    }

    func run(_ arguments: String...) async -> Run {
      await Run(arguments + ["--workspace", workspace])
    }
  }

  @Test("a copy of data and keys brings a workspace back, and says what it did")
  func roundTrip() async throws {
    let copies = try await Copies()
    let made = try await copies.run("backup", copies.data, "--json").json
    #expect(
      made.object?.keys.sorted() == [
        "bytes", "check", "evidence", "head", "journal", "kind", "made", "origin", "register",
        "rows",
      ])
    #expect(made["register"] == 1 && made["kind"] == "data")
    let keys = await copies.run("backup", copies.keys, "--of-keys")
    #expect(keys.code == .done && keys.text.contains("keep it apart"))
    let other = copies.folder.path + "/other"
    let early = await Run("restore", copies.data, "--workspace", other)
    #expect(early.code == .wanting && early.text.contains("NOT in service yet"))
    let late = await Run("restore", copies.keys, "--workspace", other)
    #expect(late.code == .done && late.text.contains("replayed"))
    let health = await Run("doctor", "--workspace", other)
    #expect(health.code == .done, "\(health.text) \(health.errors)")
  }

  @Test("what is refused is told in one line with its remedy")
  func refusals() async throws {
    let copies = try await Copies()
    #expect(await copies.run("backup", copies.data).code == .done)
    let runs = [
      (await copies.run("backup", copies.data), "is not empty"),
      (await copies.run("backup", copies.data + "/keys", "--of-keys"), "are kept apart"),
      (await copies.run("backup", copies.workspace + "/copy"), "inside the workspace"),
      (await copies.run("restore", copies.data), "--replace nest.example/log"),
      (await copies.run("restore", copies.data, "--replace", "yes"), "--replace nest.example/log"),
      (await copies.run("restore", copies.folder.path), "no whole copy"),
      (await copies.run("move", "--to", copies.workspace), "the same"),
    ]
    for (run, words) in runs {
      #expect(run.code == .wanting)
      #expect(run.errors.hasPrefix("error: ") && run.errors.contains(words), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1)
    }
    try Data("x".utf8).write(to: URL(fileURLWithPath: copies.data + "/tables/head.rows"))
    let damaged = await Run(
      "restore", copies.data, "--workspace", copies.folder.path + "/other")
    #expect(damaged.errors.contains("tables/head.rows"))
  }

  @Test("a workspace that is replaced goes aside, and the loss is told")
  func replaced() async throws {
    let copies = try await Copies()
    #expect(await copies.run("backup", copies.data).code == .done)
    let pause = await copies.run("purpose", "pause", "newsletter", "--reason", "Checking")
    #expect(pause.code == .done)
    #expect(await copies.run("doctor").code == .done)
    let run = await copies.run("restore", copies.data, "--replace", "nest.example/log", "--json")
    #expect(run.code == .done, "\(run.errors)")
    let aside = try #require(try run.json["replaced"]?.string)
    #expect(FileManager.default.fileExists(atPath: aside + "/workspace.json"))
    #expect(try run.json["published"]?.int != nil)
    #expect(await copies.run("doctor").code == .done)
  }
}
