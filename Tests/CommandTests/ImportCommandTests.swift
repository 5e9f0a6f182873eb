import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct ImportCommandTests {
  private let folder: TestFolder
  private let workspace: String

  init() async throws {
    folder = try TestFolder()
    workspace = folder.path + "/work"
    #expect(await Run("init", "--example", "--workspace", workspace).code == .done)
    #expect(
      await Run("register", "publish", TestFolder.example + "/register", "--workspace", workspace)
        .code == .done)
    #expect(
      await Run("example", "members", "--count", "300", "--out", folder.path + "/people").code
        == .done)
  }

  private func take(_ file: String, _ options: String...) async -> Run {
    await Run(
      [
        "members", "import", folder.path + "/people/members.csv", "--mapping",
        TestFolder.example + "/mappings/members.yaml", "--workspace", workspace, "--json",
      ] + options)
  }

  @Test("an import that is stopped exits 130, and run again it ends as if it had not been")
  func stopped() async throws {
    let workspace = workspace
    let people = folder.path + "/people/members.csv"
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await Run(
        "members", "import", people, "--mapping", TestFolder.example + "/mappings/members.yaml",
        "--workspace", workspace)
    }
    let stopped = await task.value
    #expect(stopped.code == .stopped)
    let again = try await take("members").json
    let accepted = try #require(again["accepted"]?.int)
    #expect(accepted + (again["unchanged"]?.int ?? 0) == again["rows"]?.int)
    let third = try await take("members").json
    #expect(third["accepted"]?.int == 0)
    #expect(third["unchanged"]?.int == again["rows"]?.int)
  }

  @Test("a wrong header and a wrong mapping take nothing in and say what to do")
  func wrong() async throws {
    let run = await Run(
      "members", "import", folder.path + "/people/quiz.csv", "--mapping",
      TestFolder.example + "/mappings/members.yaml", "--workspace", workspace)
    #expect(run.code == .wanting)
    #expect(run.errors.hasPrefix("error: the header does not fit the mapping"))
    let missing = await Run(
      "members", "import", folder.path + "/people/quiz.csv", "--mapping", "/nowhere.yaml",
      "--workspace", workspace)
    #expect(missing.code == .wanting)
    #expect(missing.errors.contains("/nowhere.yaml"))
  }
}
