import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct MisuseTests {
  @Test(
    "misuse exits 2 with one line of error",
    arguments: [
      ["nonsense"], ["may"], ["may", "m-1", "newsletter"], ["demo", "--count", "1"],
      ["serve", "--port", "70000"], ["disclosure", "plan", "Not An Id", "--to", "x"],
      ["choose", "m-1"], ["choose", "m-1", "withdraw"],
      ["choose", "m-1", "withdraw", "--purpose", "all", "--stop-marketing"],
      ["choose", "m-1", "--stop-marketing", "--channel", "email", "--letter", "scan.pdf"],
      ["choose", "m-1", "signal", "--purpose", "all"], ["staff", "add", "x", "--role", "king"],
      ["members", "import", "a.csv"], ["example", "members", "--count", "0", "--out", "x"],
      ["disclosure", "plan", "a", "--to", "b", "--where", "country"],
      ["disclosure", "list", "--limit", "0"], ["verify"], ["register", "check", "--nope"],
      ["backup"], ["backup", "x", "--of-keys", "--with-files"], ["restore"], ["move"],
      ["move", "--from", "x"], ["move", "--from", "x", "--to", "y"],
    ])
  func misuse(_ arguments: [String]) async {
    let run = await Run(arguments)
    #expect(run.code == .misuse)
    #expect(run.errors.hasPrefix("error: "))
    #expect(run.text.isEmpty)
  }

  @Test("an address typed in a wrong place is not said back")
  func addresses() async {
    let run = await Run("members", "show", "one", "alice.sensitive@example.org")
    #expect(run.code == .misuse)
    #expect(!run.errors.contains("alice"))
  }

  @Test("a folder that is no workspace is an error with its remedy")
  func noWorkspace() async throws {
    let folder = try TestFolder()
    let run = await Run("doctor", "--workspace", folder.path)
    #expect(run.code == .wanting)
    #expect(run.errors.contains("aboveboard init"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("an unknown member, actor, disclosure or version is told in one line without the handle")
  func unknowns() async throws {
    let demo = try await DemoRun.shared.value
    let runs = [
      await demo.run("members", "show", "bob.sensitive@example.org"),
      await demo.run("link", "member", "bob.sensitive@example.org"),
      await demo.run("purpose", "pause", "newsletter", "--reason", "x", "--actor", "nobody"),
      await demo.run("purpose", "pause", "newsleter", "--reason", "x", "--actor", "priya"),
      await demo.run("purpose", "pause", "newsletter", "--reason", "x"),
      await demo.run("disclosure", "show", "no-such"),
      await demo.run("register", "show", "--version", "99"),
      await demo.run("link", "staff", "nobody"),
    ]
    for run in runs {
      #expect(run.code == .wanting)
      #expect(run.errors.hasPrefix("error: "))
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(!run.errors.contains("bob") && !run.errors.contains("Error"))
    }
  }

  @Test("nobody sends what was not approved, or sends it twice")
  func steps() async throws {
    let demo = try await DemoRun.shared.value
    let plan = await demo.run(
      "disclosure", "plan", "newsletter", "--to", "mail-provider", "--actor", "maya", "--json")
    let id = try #require(try plan.json["id"]?.string)
    let early = await demo.run("disclosure", "send", id, "--actor", "maya")
    #expect(early.code == .wanting)
    #expect(early.errors.contains("has not been approved"))
    let own = await demo.run("disclosure", "approve", id, "--actor", "maya")
    #expect(own.code == .wanting)
  }

  @Test("the clock may be set in an example workspace and in no other")
  func clock() async throws {
    let folder = try TestFolder()
    let workspace = folder.path + "/own"
    #expect(await Run("init", "--workspace", workspace).code == .done)
    let run = await Run(
      "staff", "list", "--workspace", workspace, "--now", "2026-11-21T10:00:00Z")
    #expect(run.code == .wanting)
    #expect(run.errors.contains("--now"))
    let again = await Run("init", "--workspace", workspace)
    #expect(again.code == .wanting)
    let demo = await Run("demo", "--workspace", workspace)
    #expect(demo.code == .wanting)
    #expect(demo.errors.contains("your own data"))
  }
}
