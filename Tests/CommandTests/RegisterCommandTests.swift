import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct RegisterCommandTests {
  @Test("`register check` finds the example in order")
  func example() async {
    let run = await Run("register", "check", TestFolder.example + "/register")
    #expect(run.code == .done)
    #expect(run.text.contains("in order"))
  }

  @Test("`register check` says file, line and column of every problem and exits 1")
  func problems() async throws {
    let folder = try TestFolder()
    let register = folder.path + "/register"
    try FileManager.default.copyItem(atPath: TestFolder.example + "/register", toPath: register)
    try Data("purposes:\n  new.one:\n    labell: x\n    fields: [adress]\n".utf8).write(
      to: URL(fileURLWithPath: register + "/wrong.yaml"))
    let run = await Run("register", "check", register)
    #expect(run.code == .wanting)
    #expect(run.text.contains("register/wrong.yaml:3:5: error:"))
    #expect(run.text.contains("did you mean"))
    let json = try await Run("register", "check", register, "--json").json
    #expect(json["valid"] == false)
  }

  @Test("`register diff` says in words who must be told of an edited notice")
  func diff() async throws {
    let folder = try TestFolder()
    let edited = folder.path + "/register"
    try FileManager.default.copyItem(atPath: TestFolder.example + "/register", toPath: edited)
    try FileManager.default.copyItem(
      atPath: TestFolder.example + "/edited/notices-2.yaml", toPath: edited + "/notices-2.yaml")
    let same = await Run("register", "diff", edited, edited)
    #expect(same.code == .done && same.text == "nothing changes for anybody\n")
    let run = await Run("register", "diff", TestFolder.example + "/register", edited)
    #expect(run.code == .done)
    #expect(run.text.contains("privacy@1"))
  }
}
