import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct EraseCommandTests {
  /// A workspace with five members of the example, and a person on staff.
  private struct World {
    let folder: TestFolder

    init() async throws {
      folder = try TestFolder()
      let register = TestFolder.example + "/register"
      for line in [
        ["init", "--example"], ["staff", "add", "priya", "--role", "privacy-lead"],
        ["register", "publish", register, "--actor", "priya"],
        ["example", "members", "--count", "5", "--out", folder.path + "/people"],
        [
          "members", "import", folder.path + "/people/members.csv", "--mapping",
          TestFolder.example + "/mappings/members.yaml", "--actor", "priya",
        ],
      ] {
        let made = await run(line)
        try #require(made.code == .done, "\(line) \(made.errors)")
      }
    }

    func run(_ line: [String]) async -> Run {
      let own = line.first == "example" ? [] : ["--workspace", folder.path + "/w"]
      return await Run(line + own)
    }
  }

  @Test("a preview and a run without --yes change nothing; with it the certificate verifies")
  func one() async throws {
    let world = try await World()
    let member = "m-000001"
    let preview = await world.run(["erase", "preview", member])
    #expect(preview.code == .done && preview.text.contains("What stays, and why"))
    let unsure = await world.run(["erase", "run", member, "--actor", "priya"])
    #expect(unsure.code == .wanting && unsure.text.contains("nothing was erased"))
    #expect(await world.run(["members", "show", member]).code == .done)
    let days = await world.run(["erase", "key-copies", "30", "--actor", "priya"])
    #expect(days.code == .done, "\(days.errors)")
    let run = await world.run([
      "erase", "run", member, "--yes", "--suppress", "ban", "--actor", "priya", "--json",
    ])
    #expect(run.code == .done, "\(run.errors)")
    let id = try #require(try run.json["erasure"]?.string)
    #expect(await world.run(["members", "show", member]).code == .wanting)
    let show = await world.run(["erase", "show", id])
    #expect(show.code == .done && show.text.contains("the key destroyed"))
    let path = world.folder.path + "/certificate.json"
    let written = await world.run(["erase", "certificate", id, "--output", path])
    #expect(written.code == .done, "\(written.errors)")
    let verified = await Run("verify", path)
    #expect(verified.code == .done, "\(verified.text)\(verified.errors)")
    let words = await world.run(["erase", "certificate", id, "--text"])
    #expect(words.text.contains("kept for 30 days") && !words.text.contains(member))
    let again = await world.run(["erase", "run", member, "--yes", "--actor", "priya"])
    #expect(again.code == .wanting && again.errors.contains("nobody is known here"))
    let taken = await world.run([
      "members", "import", world.folder.path + "/people/members.csv", "--mapping",
      TestFolder.example + "/mappings/members.yaml", "--actor", "priya",
    ])
    #expect(taken.text.contains("suppressed"), "\(taken.text)")
  }

  @Test("a file of handles is erased; a line that names nobody is told, and a hold waits")
  func file() async throws {
    let world = try await World()
    let placed = await world.run([
      "hold", "place", "m-000003", "--reason", "claim", "--actor", "priya",
    ])
    #expect(placed.code == .done, "\(placed.errors)")
    let path = world.folder.path + "/handles.csv"
    try Data("id\nm-000002,x\nm-000003\nm-999999\n\n".utf8).write(to: URL(fileURLWithPath: path))
    let run = await world.run([
      "erase", "run", "--file", path, "--reason", "unneeded", "--yes", "--actor", "priya",
    ])
    #expect(run.code == .wanting)
    #expect(run.text.contains("erased 1 person") && run.text.contains("line 4: nobody"))
    #expect(run.text.contains("under a legal hold"))
    let holds = await world.run(["hold", "list", "--json"])
    let hold = try #require(try holds.json.array?.first?["hold"]?.string)
    let lifted = await world.run(["hold", "lift", hold, "--actor", "priya"])
    #expect(lifted.code == .done && lifted.text.contains("erased"), "\(lifted.errors)")
    let list = await world.run(["erase", "list"])
    #expect(list.text.contains("done") && !list.text.contains("held"))
    #expect(await world.run(["fsck"]).code == .done)
  }
}
