import Testing

@testable import aboveboard

@Suite struct DryRunTests {
  @Test(
    "a dry run says what would stop and writes nothing, without a reason or an actor",
    arguments: [
      ["agreement", "suspend", "social-sharing"],
      ["agreement", "suspend", "social-sharing", "--territory", "GB"],
      ["purpose", "pause", "newsletter"],
    ])
  func dry(_ act: [String]) async throws {
    let demo = try await DemoRun.shared.value
    let before = await demo.run("register", "show", "--json")
    let run = await Run(act + ["--dry-run", "--workspace", demo.workspace])
    #expect(run.code == .done, "\(run.errors)")
    #expect(run.text.contains("What would stop"))
    #expect(run.text.contains("This was a dry run: nothing was written."))
    let after = await demo.run("register", "show", "--json")
    #expect(before.text == after.text)
  }

  @Test("what cannot be done is refused in a dry run too, and a stop without a reason is misuse")
  func refused() async throws {
    let demo = try await DemoRun.shared.value
    let resumed = await demo.run("purpose", "resume", "newsletter", "--dry-run")
    #expect(resumed.code == .wanting)
    #expect(resumed.errors.contains("is not paused"))
    let unknown = await demo.run("agreement", "suspend", "social-shring", "--dry-run")
    #expect(unknown.code == .wanting)
    #expect(unknown.errors.contains("social-sharing"))
    let silent = await demo.run("purpose", "pause", "newsletter")
    #expect(silent.code == .misuse)
    #expect(silent.errors.contains("--reason"))
  }
}
