import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct LetterCommandTests {
  @Test("`choose --letter` keeps the letter with the choice; what is no letter records nothing")
  func letter() async throws {
    let folder = try TestFolder()
    let (workspace, people) = (folder.path + "/work", folder.path + "/people")
    let mapping = TestFolder.example + "/mappings/members.yaml"
    for command in [
      ["init", "--example", "--workspace", workspace],
      ["register", "publish", TestFolder.example + "/register", "--workspace", workspace],
      ["example", "members", "--count", "20", "--out", people],
      [
        "members", "import", people + "/members.csv", "--mapping", mapping, "--workspace",
        workspace,
      ],
    ] {
      let run = await Run(command)
      #expect(run.code == .done, "\(command) \(run.errors)")
    }
    func choose(_ file: String) async -> Run {
      await Run(
        "choose", "m-000001", "--stop-marketing", "--channel", "post", "--letter",
        folder.path + "/" + file, "--workspace", workspace, "--json")
    }
    try Data("MZ this is a program".utf8).write(to: URL(fileURLWithPath: folder.path + "/a.pdf"))
    try Data().write(to: URL(fileURLWithPath: folder.path + "/b.pdf"))
    try Data("%PDF-1.7\nPlease stop.\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/c.pdf"))
    for (file, words) in [
      ("a.pdf", "no PDF, PNG or JPEG"), ("b.pdf", "is empty"), ("none.pdf", "cannot be read"),
    ] {
      let refused = await choose(file)
      #expect(refused.code == .wanting && refused.errors.contains(words), "\(refused.errors)")
    }
    let before = await Run("members", "show", "m-000001", "--workspace", workspace)
    #expect(!before.text.contains("Letters that are kept"))
    let chosen = await choose("c.pdf")
    #expect(chosen.code == .done, "\(chosen.errors)")
    let acts = try #require(try chosen.json.array)
    #expect(acts.count == 2 && acts.allSatisfy { $0["letter"] == "application/pdf" })
    let after = await Run("members", "show", "m-000001", "--workspace", workspace)
    #expect(after.text.contains("Letters that are kept") && after.text.contains("PDF, 1 kB"))
    #expect(!after.text.contains("Please stop"))
    #expect(await Run("fsck", "--workspace", workspace).text == "everything agrees\n")
  }
}
