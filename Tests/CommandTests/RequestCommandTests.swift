import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct RequestCommandTests {
  @Test("a request by post is received, paused, resumed and answered, and everything agrees")
  func life() async throws {
    let folder = try TestFolder()
    let (workspace, people) = (folder.path + "/work", folder.path + "/people")
    let mapping = TestFolder.example + "/mappings/members.yaml"
    for command in [
      ["init", "--example", "--workspace", workspace],
      ["register", "publish", TestFolder.example + "/register", "--workspace", workspace],
      ["example", "members", "--count", "5", "--out", people],
      [
        "members", "import", people + "/members.csv", "--mapping", mapping, "--workspace",
        workspace,
      ],
    ] {
      let run = await Run(command)
      #expect(run.code == .done, "\(command) \(run.errors)")
    }
    func request(_ arguments: String..., at time: String) async -> Run {
      await Run(["request"] + arguments + ["--workspace", workspace, "--now", time])
    }
    let (first, later) = ("2026-11-21T10:00:00Z", "2026-11-25T10:00:00Z")
    try Data("%PDF-1.7\nShow me.\n".utf8).write(
      to: URL(fileURLWithPath: folder.path + "/letter.pdf"))
    let none = await request("list", at: first)
    #expect(none.code == .done && none.text.contains("there is no request of this kind"))
    let received = await request(
      "receive", "--right", "access", "--channel", "post", "--received", "2026-11-18", "--member",
      "m-000001", "--country", "GB", "--letter", folder.path + "/letter.pdf", "--json", at: first)
    #expect(received.code == .done, "\(received.errors)")
    let json = try received.json
    let id = try #require(json["id"]?.string)
    #expect(json["state"] == "running" && json["legalDue"] == "2026-12-18")
    for (arguments, code, words) in [
      (["pause", id, "--text", "Which account?"], CommandExit.done, "the clock stands"),
      (["answer", id, "--outcome", "done", "--text", "x"], .wanting, "cannot be moved"),
      (["resume", id], .done, "is running"),
      (["extend", id, "--text", "many systems"], .done, "is extended"),
      (["refuse", id], .wanting, "the reasons: nothing is written there"),
      (["show", id], .done, "UK GDPR Art 12A"),
      (["answer", id, "--outcome", "upheld", "--text", "x"], .wanting, "no outcome"),
      (["answer", id, "--outcome", "done", "--text", "Here it is."], .done, "is answered"),
      (["withdraw", id], .wanting, "nothing, since it has ended"),
      (["show", "nonsense"], .wanting, "there is no request"),
      (["list", "--which", "all"], .done, "answered"),
    ] {
      let run = await Run(
        ["request"] + arguments + ["--workspace", workspace, "--now", later])
      #expect(run.code == code, "\(arguments) \(run.errors) \(run.text)")
      #expect((run.text + run.errors).contains(words), "\(arguments) \(run.errors) \(run.text)")
    }
    let unclear = await request("receive", "--right", "notice", "--channel", "post", at: later)
    #expect(unclear.code == .misuse)
    #expect(await Run("fsck", "--workspace", workspace).text == "everything agrees\n")
  }
}
