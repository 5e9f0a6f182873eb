import Formats
import Foundation
import Testing

@testable import aboveboard

/// The story of what is outside by now: asked back, answered or not, leaked, and asked about.
@Suite struct OutsideStoryTests {
  @Test("the campaign goes to a part of those who were asked, and to nobody else")
  func campaign() async throws {
    let demo = try await DemoRun.shared.value
    let answers = try String(
      contentsOfFile: demo.workspace + "/people/campaign.csv", encoding: .utf8)
    let yes = answers.split(whereSeparator: \.isNewline).count { $0.contains(",grant,") }
    #expect(yes == 24)
    let ledger = try await demo.run("disclosure", "list", "--json").json.array ?? []
    let sent = try #require(
      ledger.first { $0["purpose"] == "political.campaign" && $0["state"] == "sent" })
    let permitted = try #require(sent["permitted"]?.int)
    #expect(permitted >= 2 && permitted <= Int64(yes))
    let file = try String(
      contentsOfFile: demo.workspace + "/disclosures/\(sent["id"]?.string ?? "")/data.csv",
      encoding: .utf8)
    // A heading, the members, and three who do not exist.
    #expect(file.split(whereSeparator: \.isNewline).count == Int(permitted) + 4)
  }

  @Test("a yes taken back is asked back of everybody who has the data, with an answer each")
  func recalls() async throws {
    let demo = try await DemoRun.shared.value
    let recalls = try #require(try await demo.run("recall", "list", "--json").json.array)
    func word(of recipient: String) -> String? {
      recalls.first { $0["recipient"]?.string == recipient }?["word"]?.string
    }
    #expect(recalls.count == 3)
    #expect(word(of: "data-broker") == "confirmed")
    // Whoever was erased in the eighth story was added to the one that the brand had answered.
    #expect(word(of: "nappy-brand") == "not confirmed")
    let told = demo.outputs(of: "recall list").first ?? ""
    #expect(
      told.split(separator: "\n").contains {
        $0.contains("nappy-brand") && $0.contains("1 claimed")
      })
    #expect(word(of: "party") == "not confirmed")
  }

  @Test(
    "who keeps silent is reminded, given to a person, and gets nothing more; nobody else is stopped"
  )
  func silence() async throws {
    let demo = try await DemoRun.shared.value
    let recalls = try #require(try await demo.run("recall", "list", "--json").json.array)
    for recall in recalls {
      let isSilent = recall["recipient"] == "party"
      for step in ["reminded", "escalated", "stopped"] {
        #expect((recall[step]?.string != nil) == isSilent, "\(recall) \(step)")
      }
    }
    let plan = try #require(demo.outputs(of: "disclosure plan political.campaign").last)
    #expect(plan.contains("0  permitted") && plan.contains("agreement.suspended"))
    let offers = await demo.run(
      "disclosure", "plan", "offers.baby", "--to", "nappy-brand", "--field", "name", "--actor",
      "maya")
    #expect(offers.code == .done && !offers.text.contains("agreement.suspended"))
  }

  @Test("mail to a decoy names the campaign's disclosure, and is a finding beside the silence")
  func leak() async throws {
    let demo = try await DemoRun.shared.value
    let seen = try #require(try await demo.run("decoys", "sightings", "--json").json.array)
    #expect(seen.count == 1)
    let sighting = try #require(seen.first)
    #expect(sighting["verdict"] == "stranger")
    let ledger = try await demo.run("disclosure", "list", "--json").json.array ?? []
    let campaign = ledger.first { $0["id"] == sighting["disclosure"] }
    #expect(campaign?["purpose"] == "political.campaign" && campaign?["state"] == "sent")
    let findings = try await demo.run("findings", "list", "--json").json.array ?? []
    let kinds = Set(findings.compactMap { $0["kind"]?.string })
    #expect(kinds.isSuperset(of: ["decoy-stranger", "recall-unanswered"]))
  }

  @Test("a trading name that is misspelt finds its owner, and a never verifies against the log")
  func dealings() async throws {
    let demo = try await DemoRun.shared.value
    let yes = try #require(demo.outputs(of: "shared 'Brite Cradle Club'").first)
    #expect(yes.contains("Larkfield Data") && yes.contains("Yes: 1 handover"))
    let never = demo.workspace + "/answers/acorn.txt"
    let checked = await Run(
      "verify", never, "--evidence", demo.workspace + "/evidence-copy", "--json")
    #expect(checked.code == .done, "\(checked.text)")
    #expect(try checked.json["intact"] == true)
    let text = try String(contentsOfFile: never, encoding: .utf8)
    try text.replacingOccurrences(of: "Acorn", with: "Larkfield").write(
      toFile: never + "-changed", atomically: true, encoding: .utf8)
    let key = try #require(demo.told.text.firstMatch(of: /--key (thenest\S+)/)?.1)
    let changed = await Run("verify", never + "-changed", "--key", String(key))
    #expect(changed.code == .wanting, "\(changed.text)")
  }

  @Test("decoys are in no figure of what was sold")
  func sold() async throws {
    let demo = try await DemoRun.shared.value
    let lines = try #require(try await demo.run("sold", "--json").json.array)
    let ledger = try await demo.run("disclosure", "list", "--json").json.array ?? []
    let permitted = ledger.filter { $0["state"] == "sent" }.compactMap { $0["permitted"]?.int }
    #expect(lines.compactMap { $0["people"]?.int }.reduce(0, +) == permitted.reduce(0, +))
    // The party paid nothing: what it had went through the broker, who did.
    #expect(!lines.contains { $0["recipient"] == "The Example Party" })
  }
}
