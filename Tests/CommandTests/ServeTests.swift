import Foundation
import Store
import Testing
import Workspace

@testable import aboveboard

@Suite struct ServeTests {
  @Test("a second server on an embedded database refuses to start and says what to do")
  func second() async throws {
    let folder = try TestFolder()
    let workspace = folder.path + "/w"
    #expect(await Run("init", "--workspace", workspace, "--example").code == .done)
    #expect(
      await Run("register", "publish", TestFolder.example + "/register", "--workspace", workspace)
        .code == .done)
    let first = try await Workspace.open(at: workspace)
    let refused: Run? = try await first.database.lock("server").hold { _ in
      await Run("serve", "--workspace", workspace, "--port", "0")
    }
    try await first.close()
    #expect(refused?.code == .wanting)
    #expect(refused?.errors.contains("another server runs on this workspace") == true)
    #expect(refused?.text.contains("serving") == false)
  }

  @Test("an address that was forgotten is an error, and no empty database is made in its place")
  func forgotten() async throws {
    let folder = try TestFolder()
    let workspace = folder.path + "/w"
    #expect(await Run("init", "--workspace", workspace, "--example").code == .done)
    let file = workspace + "/workspace.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "\"sqlite\"", with: "\"postgres\"").write(
      toFile: file, atomically: true, encoding: .utf8)
    let run = await Run("doctor", "--workspace", workspace)
    #expect(run.code == .wanting || run.code == .misuse)
    #expect(run.errors.contains("name the database with --database"))
  }
}
