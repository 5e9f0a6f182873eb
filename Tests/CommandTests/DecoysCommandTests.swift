import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct DecoysCommandTests {
  @Test("`decoys` lists what disclosures carry, takes a maildir, a report, and writes the evidence")
  func decoys() async throws {
    let folder = try TestFolder()
    let (workspace, people) = (folder.path + "/work", folder.path + "/people")
    let register = folder.path + "/register"
    let files = FileManager.default
    try files.copyItem(atPath: TestFolder.example + "/register", toPath: register)
    let organisation = register + "/organisation.yaml"
    let declared = try String(contentsOfFile: organisation, encoding: .utf8)
      .replacingOccurrences(
        of: "{domains: [parents-post.example], count: 3}",
        with: "{domains: [post.nest.example], count: 2}")
    try declared.write(toFile: organisation, atomically: true, encoding: .utf8)
    func run(_ arguments: String...) async -> Run { await run(arguments) }
    func run(_ arguments: [String]) async -> Run {
      await Run(arguments + ["--workspace", workspace, "--now", "2026-11-21T12:00:00Z"])
    }
    #expect(await Run("init", "--example", "--workspace", workspace).code == .done)
    #expect(await Run("example", "members", "--count", "60", "--out", people).code == .done)
    for command in [
      ["register", "publish", register],
      ["staff", "add", "ana", "--name", "Ana", "--role", "privacy-lead"],
      ["staff", "add", "ben", "--name", "Ben", "--role", "privacy-lead", "--actor", "ana"],
      [
        "members", "import", people + "/members.csv", "--mapping",
        TestFolder.example + "/mappings/members.yaml", "--actor", "ana",
      ],
      [
        "members", "import", people + "/choices.csv", "--mapping",
        TestFolder.example + "/mappings/choices.yaml", "--actor", "ana",
      ],
    ] {
      let done = await run(command)
      #expect(done.code == .done, "\(command) \(done.errors)")
    }
    #expect(await run("decoys", "list").text == "no disclosure carries decoys yet\n")
    #expect(await run("decoys", "sightings").text == "nobody has written to a decoy\n")
    let planned = await run(
      "disclosure", "plan", "newsletter", "--to", "mail-provider", "--actor", "ana", "--json")
    let id = try #require(try planned.json["id"]?.string, "\(planned.errors)")
    #expect(await run("disclosure", "approve", id, "--actor", "ben").code == .done)
    let sent = await run("disclosure", "send", id, "--actor", "ana")
    #expect(sent.code == .done, "\(sent.errors)")
    let list = try #require(try await run("decoys", "list", "--json").json.array)
    #expect(list.count == 1 && list[0]["decoys"]?.int == 2)
    let decoys = try #require(
      try await run("decoys", "list", "--disclosure", id, "--json").json.array)
    let email = try #require(decoys.first?["email"]?.string)
    #expect(await run("decoys", "list", "--disclosure", id).text.contains(email))
    let maildir = folder.path + "/mail"
    for part in ["new", "cur"] {
      try files.createDirectory(
        atPath: "\(maildir)/\(part)", withIntermediateDirectories: true)
    }
    try Data("From: x@stranger.example\nTo: \(email)\n\nHello\n".utf8).write(
      to: URL(fileURLWithPath: maildir + "/new/1.a.b"))
    try Data([0, 1, 2]).write(to: URL(fileURLWithPath: maildir + "/new/2.a.b"))
    let taken = await run("decoys", "receive", "--maildir", maildir)
    #expect(taken.code == .wanting && taken.text.contains("1 message taken"))
    #expect(taken.text.contains("stranger") && taken.text.contains("a finding is open"))
    #expect(taken.errors.contains("/new/2.a.b is no mail message"))
    let reported = await run(
      "decoys", "report", "--address", email, "--channel", "call", "--from", "mail-provider",
      "--actor", "ana", "--json")
    #expect(try reported.json["sightings"]?.array?.first?["verdict"] == "declared")
    let wrong = await run("decoys", "report", "--address", "nobody", "--actor", "ana")
    #expect(wrong.code == .wanting && wrong.errors.contains("no decoy of ours has that"))
    let strangers = try #require(
      try await run("decoys", "sightings", "--strangers", "--json").json.array)
    let seen = try #require(strangers.first?["id"]?.string)
    let to = folder.path + "/case"
    #expect(await run("decoys", "show", seen, "--to", to).code == .done)
    #expect(
      try files.contentsOfDirectory(atPath: to).sorted() == [
        "certificate.json", "decoy.json", "message.eml", "proof.json", "sighting.json",
      ])
    #expect(await run("decoys", "show", seen, "--to", to).code == .wanting)
    let verified = await Run("verify", to + "/../work/disclosures/\(id)/certificate.json")
    #expect(verified.code == .done && verified.text.contains("2 that are nobody's"))
    #expect(await run("decoys", "receive", "--maildir", maildir, "--sender", "a@b").code == .misuse)
    #expect(await Run("fsck", "--workspace", workspace).text == "everything agrees\n")
  }
}
