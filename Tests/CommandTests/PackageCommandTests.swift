import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct PackageCommandTests {
  @Test("`package` makes one, some and all, shows, links, opens and destroys them")
  func package() async throws {
    let folder = try TestFolder()
    let (workspace, people) = (folder.path + "/work", folder.path + "/people")
    let mapping = TestFolder.example + "/mappings/members.yaml"
    func run(_ arguments: String...) async -> Run {
      await Run(arguments + ["--workspace", workspace, "--now", "2026-11-21T12:00:00Z"])
    }
    for command in [
      ["init", "--example", "--workspace", workspace],
      ["register", "publish", TestFolder.example + "/register", "--workspace", workspace],
      ["example", "members", "--count", "20", "--out", people],
      [
        "members", "import", people + "/members.csv", "--mapping", mapping, "--workspace",
        workspace,
      ],
    ] {
      let done = await Run(command)
      #expect(done.code == .done, "\(command) \(done.errors)")
    }
    #expect(await run("package", "list").text == "no copy waits\n")
    let made = await run("package", "make", "m-000001", "--json")
    #expect(made.code == .done, "\(made.errors)")
    let id = try #require(try made.json["id"]?.string)
    let shown = await run("package", "show", id)
    #expect(shown.code == .done && shown.text.contains("access"))
    let link = await run("package", "link", id, "--at", "https://members.example.org")
    #expect(link.text.hasPrefix("https://members.example.org/package/"))
    let output = folder.path + "/copy.zip"
    let opened = await run("package", "fetch", id, "--output", output)
    #expect(opened.code == .done, "\(opened.errors)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
    let size = try made.json["bytes"]?.int
    #expect(Int64(bytes.count) == size)
    #expect(await run("package", "fetch", id, "--output", output).code == .wanting)
    let looked = await run("members", "show", "m-000001")
    #expect(looked.code == .done)
    let all = await run("package", "make", "--all", "--json")
    #expect(all.code == .done, "\(all.errors)")
    let many = try #require(try all.json["packages"]?.int)
    #expect(many > 5)
    let names = folder.path + "/names.txt"
    try Data("m-000001\nnobody\n".utf8).write(to: URL(fileURLWithPath: names))
    let some = await run("package", "make", "--file", names, "--portability", "--json")
    let counts = try some.json
    #expect(some.code == .wanting && counts["unknown"] == 1 && counts["packages"] == 1)
    let later = await Run(
      "package", "sweep", "--workspace", workspace, "--now", "2027-03-01T00:00:00Z")
    #expect(later.text.hasPrefix("destroyed "))
    #expect(await Run("fsck", "--workspace", workspace).text == "everything agrees\n")
  }

  @Test(
    "what makes no sense is misuse",
    arguments: [
      ["make"], ["make", "m-1", "--all"], ["make", "--all", "--for", "x"],
      ["make", "m-1", "--background"], ["make", "m-1", "--days", "0"],
      ["make", "m-1", "--days", "91"], ["list", "--limit", "0"], ["link", "x", "--hours", "0"],
      ["fetch", "x"],
    ])
  func misuse(arguments: [String]) async {
    #expect(await Run(["package"] + arguments).code == .misuse)
  }
}
