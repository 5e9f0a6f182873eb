import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct SystemsCommandTests {
  @Test("`systems` lists, looks, collects, puts right, erases, and takes a person's answer")
  func systems() async throws {
    let folder = try TestFolder()
    let (workspace, people) = (folder.path + "/work", folder.path + "/people")
    let (register, drop) = (folder.path + "/register", folder.path + "/drop")
    let files = FileManager.default
    try files.copyItem(atPath: TestFolder.example + "/register", toPath: register)
    try files.createDirectory(atPath: drop, withIntermediateDirectories: false)
    try Data(
      """
      systems:
        drop:
          label: Mailing house
          kind: csv-folder
          team: print
          folder: \(drop)
          find: {id: id}
          columns: {id: ignore, name: name, size: show}
          erase: delete
        archive:
          label: Paper archive
          kind: person
          team: office
          asks: [Look in the filing cabinet]

      """.utf8
    ).write(to: URL(fileURLWithPath: register + "/systems.yaml"))
    let list = drop + "/list.csv"
    try Data("id,name,size\nm-000001,Old,S\nm-000002,Bob,M\n".utf8).write(
      to: URL(fileURLWithPath: list))
    func run(_ arguments: String...) async -> Run { await run(arguments) }
    func run(_ arguments: [String]) async -> Run {
      await Run(arguments + ["--workspace", workspace, "--now", "2026-11-21T12:00:00Z"])
    }
    #expect(await Run("init", "--example", "--workspace", workspace).code == .done)
    #expect(await Run("example", "members", "--count", "5", "--out", people).code == .done)
    #expect(await run("register", "publish", TestFolder.example + "/register").code == .done)
    #expect(await run("systems", "list").text == "the register declares no other systems\n")
    for command in [
      ["register", "publish", register],
      ["staff", "add", "ana", "--name", "Ana", "--role", "privacy-lead"],
      [
        "members", "import", people + "/members.csv", "--mapping",
        TestFolder.example + "/mappings/members.yaml", "--actor", "ana",
      ],
    ] {
      let done = await run(command)
      #expect(done.code == .done, "\(command) \(done.errors)")
    }
    let checked = await run("systems", "check")
    #expect(checked.code == .done, "\(checked.errors)")
    #expect(checked.text.contains("list.csv: 2 rows"))
    let unknown = await run("systems", "check", "nowhere")
    #expect(unknown.code == .wanting)
    #expect(unknown.errors.contains("the register declares no system `nowhere`"))

    let dry = await run("systems", "erase", "m-000001", "--dry-run", "--json")
    #expect(dry.code == .done, "\(dry.errors)")
    #expect(
      try dry.json.array?.first?["would"] == ["list.csv: 1 row would be deleted"])
    let collected = await run("systems", "collect", "m-000001", "--actor", "ana")
    #expect(collected.code == .wanting)
    #expect(collected.text.contains("name: Old"))
    #expect(collected.text.contains("to do by office: Look in the filing cabinet"))
    let rectified = await run(
      "systems", "rectify", "m-000001", "--field", "name", "--actor", "ana", "--json")
    #expect(
      try rectified.json["steps"]?.array?.first?["state"] == "done", "\(rectified.errors)")
    #expect(try !String(contentsOfFile: list, encoding: .utf8).contains("Old"))
    let erased = await run("systems", "erase", "m-000001", "--actor", "ana", "--json")
    #expect(erased.code == .wanting)
    let id = try #require(try erased.json["id"]?.string, "\(erased.errors)")
    #expect(
      try String(contentsOfFile: list, encoding: .utf8) == "id,name,size\r\nm-000002,Bob,M\r\n")

    let wanting = await run("systems", "list")
    #expect(wanting.code == .wanting)
    #expect(wanting.text.contains("3 wait for a person"))
    #expect(await run("systems", "steps").text.contains(id))
    let whom = await run("systems", "show", id, "--whom", "--actor", "ana")
    #expect(whom.text.contains("id: m-000001"))
    let answered = await run(
      "systems", "answer", id, "archive", "--text", "Shredded", "--file", list, "--actor", "ana")
    #expect(answered.code == .done, "\(answered.errors)")
    #expect(answered.text.contains("over since 2026-11-21T12:00"))
    let again = await run("systems", "answer", id, "archive", "--text", "x", "--actor", "ana")
    #expect(again.errors.contains("nothing waits for a person there"))
    #expect(await run("systems", "show", id).text.contains("said: Shredded"))
    #expect(await run("systems", "retry", "nothing", "--actor", "ana").code == .wanting)
    #expect(await run("systems", "retry").text == "0 acts taken up\n")
    #expect(await run("systems", "collect", "m-999999", "--actor", "ana").code == .wanting)
    #expect(await run("fsck").code == .done)
    #expect(await run("register", "map").text.contains("system:drop"))
  }
}
