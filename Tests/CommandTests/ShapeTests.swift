import Formats
import Testing

@testable import aboveboard

@Suite struct ShapeTests {
  @Test("`may --json` prints decision, reasons, register and head, and exits by the decision")
  func may() async throws {
    let demo = try await DemoRun.shared.value
    let answer = await demo.run("may", "f-1", "newsletter", "--to", "mail-provider", "--json")
    #expect(answer.code == .wanting)
    let json = try answer.json
    #expect(json.object?.keys.sorted() == ["decision", "head", "reasons", "register"])
    #expect(json["decision"] == "deny")
    let reason = try #require(json["reasons"]?.array?.first)
    #expect(reason.object?.keys.sorted() == ["code", "remedy", "sentence", "since"])
  }

  @Test("`disclosure plan --json` prints id, members, permitted, denied and reasons")
  func plan() async throws {
    let demo = try await DemoRun.shared.value
    let plan = await demo.run(
      "disclosure", "plan", "newsletter", "--to", "mail-provider", "--actor", "maya", "--json")
    #expect(plan.code == .done)
    let json = try plan.json
    #expect(json.object?.keys.sorted() == ["denied", "id", "members", "permitted", "reasons"])
    let members = try #require(json["members"]?.int)
    let permitted = try #require(json["permitted"]?.int)
    #expect(members == permitted + (json["denied"]?.int ?? -1))
    #expect(permitted > 0)
    for reason in json["reasons"]?.array ?? [] {
      #expect(reason.object?.keys.sorted() == ["code", "count"])
    }
  }

  @Test("a plan that permits nobody exits 1")
  func refused() async throws {
    let demo = try await DemoRun.shared.value
    let plan = await demo.run(
      "disclosure", "plan", "political.campaign", "--to", "party", "--actor", "maya", "--json")
    #expect(plan.code == .wanting)
    #expect(try plan.json["permitted"]?.int == 0)
  }

  @Test("every question has a JSON answer")
  func questions() async throws {
    let demo = try await DemoRun.shared.value
    let questions: [[String]] = [
      ["doctor"], ["disclosure", "list"], ["sold"], ["shared", "Cloudsoft"], ["staff", "list"],
      ["register", "show"], ["why", "m-000001", "newsletter", "--to", "mail-provider"],
      ["members", "uses", "m-000001"],
    ]
    for question in questions {
      let run = await Run(question + ["--json", "--workspace", demo.workspace])
      #expect(run.code == .done, "\(question) \(run.errors)")
      #expect(throws: Never.self, "\(question)") { try run.json }
    }
  }

  @Test("\"have you ever shared with …?\" finds a recipient by its other name and its parent")
  func shared() async throws {
    let demo = try await DemoRun.shared.value
    for name in ["Little Cloud Club", "Cloudsoft Family Products"] {
      let json = try await demo.run("shared", name, "--json").json
      #expect(json["never"] == false)
    }
    #expect(try await demo.run("shared", "Circlebook", "--json").json["never"] == true)
  }
}
