import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct EvidenceCommandTests {
  @Test("a pack is made, verifies, and is refused after one byte was changed")
  func pack() async throws {
    let folder = try TestFolder()
    let (nest, pack) = (folder.path + "/nest", folder.path + "/pack")
    #expect(
      await Run("init", "--example", "--workspace", nest, "--origin", "nest.example/log").code
        == .done)
    #expect(
      await Run("register", "publish", TestFolder.example + "/register", "--workspace", nest).code
        == .done)
    let made = try await Run("evidence", "export", "--pack", pack, "--workspace", nest, "--json")
      .json
    #expect(
      made.object?.keys.sorted() == ["entries", "files", "folder", "key", "scope", "size"])
    #expect(made["scope"] == "period beginning now")
    let key = try #require(made["key"]?.string)
    let good = await Run("verify", pack, "--key", key)
    #expect(good.code == .done && good.text.contains("files are as they were signed"))
    let again = await Run("evidence", "export", "--pack", pack, "--workspace", nest)
    #expect(again.code == .wanting && again.errors.contains("is there already"))
    let page = pack + "/index.html"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: page)))
    bytes[300] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: page))
    let bad = await Run("verify", pack, "--key", key)
    #expect(bad.code == .wanting)
    #expect(bad.text.contains("WRONG index.html: the file was changed, between bytes 256 and 512"))
    let dry = try await Run(
      "evidence", "prune", "--before", "2030-01-01", "--dry-run", "--json", "--workspace", nest
    ).json
    #expect(dry["entries"] == 0 && dry["dryRun"] == true)
    let nobody = await Run("evidence", "cosign", "--workspace", nest)
    #expect(nobody.code == .wanting && nobody.errors.contains("witnesses.txt"))
  }

  @Test(
    "what cannot be meant is misuse",
    arguments: [
      [], ["copy", "--pack", "pack"], ["copy", "--from", "2026-01-01"],
      ["--pack", "pack", "--from", "2026-01-01", "--disclosure", "x"],
      ["--pack", "pack", "--from", "yesterday"],
    ])
  func misuse(arguments: [String]) async {
    let run = await Run(["evidence", "export"] + arguments)
    #expect(run.code == .misuse, "\(run.errors)")
  }
}
