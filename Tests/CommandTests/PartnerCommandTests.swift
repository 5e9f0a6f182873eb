import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct PartnerCommandTests {
  private static let scores = [
    "business-model", "willingness", "people", "standing", "technology", "references",
  ].map { "\($0): {score: 4, reason: asked around}\n" }.joined()

  @Test(
    "an assessment is read from a file, counts, and is shown; a bad file is refused by its place")
  func assess() async throws {
    let nest = try await Nest()
    let good = try nest.write(
      "made: 2026-11-20\nuntil: 2027-11-20\npassed: yes\n" + Self.scores, to: "good.yaml")
    let done = await nest.act("partner", "assess", "nappy-brand", "--file", good)
    #expect(done.text == "assessed nappy-brand; it counts until 2027-11-20\n")
    let bad = try nest.write(
      "made: 2026-11-20\nuntil: Querulous\npassed: yes\n" + Self.scores, to: "bad.yaml")
    let refused = await nest.act("partner", "assess", "nappy-brand", "--file", bad)
    Nest.refuses(refused, "`until` is not what it must be")
    #expect(!refused.errors.contains("Querulous"))
    Nest.refuses(
      await nest.act("partner", "assess", "nappy-brand", "--file", "/none"), "/none")
    Nest.refuses(
      await nest.act("partner", "assess", "nappy-brnd", "--file", good), "nappy-brand")
    let json = try await nest.run("partner", "show", "nappy-brand", "--json").json
    #expect(
      json.object?.keys.sorted() == [
        "answers_waiting", "assessment_due", "audit_due", "contracts", "documents", "faults",
        "names", "open_faults", "overdue", "partner", "passed", "places", "scores",
        "sub_processors", "team", "transfer_gaps",
      ])
    #expect(json["assessment_due"] == "2027-11-21" && json["passed"] == true)
    #expect(json["scores"]?.array?.count == 6)
    let list = await nest.run("partner", "list")
    #expect(list.code == .done && list.text.contains("nappy-brand"))
    let failed = try nest.write(
      "made: 2026-11-20\nuntil: 2027-11-20\npassed: no\n" + Self.scores, to: "failed.yaml")
    #expect(await nest.act("partner", "assess", "nappy-brand", "--file", failed).code == .done)
    #expect(await nest.run("partner", "list").code == .wanting)
    #expect(await nest.run("partner", "list", "--json").code == .wanting)
    let stopped = await nest.act(
      "disclosure", "plan", "offers.baby", "--to", "nappy-brand", "--json")
    #expect(stopped.code == .wanting)
  }

  @Test("contracts, audits, names, documents and questions are recorded and shown")
  func records() async throws {
    let nest = try await Nest()
    let lacking = await nest.act(
      "partner", "contract", "nappy-brand", "--agreement", "nappy-offers", "--contract", "v3",
      "--met", "audits")
    #expect(lacking.code == .wanting && lacking.text.contains("the contract lacks duration"))
    Nest.refuses(
      await nest.act(
        "partner", "contract", "nappy-brand", "--agreement", "mail-service", "--contract", "v3"),
      "is with another recipient")
    #expect(
      await nest.act(
        "partner", "audit", "plan", "nappy-brand", "--agreement", "nappy-offers", "--on",
        "2027-03-01", "--scope", "deletion"
      ).code == .done)
    let audit = await nest.act(
      "partner", "audit", "done", "nappy-brand", "--agreement", "nappy-offers", "--next",
      "2028-03-01", "--summary", "one fault", "--fault", "2027-04-01: old files")
    #expect(audit.code == .done, "\(audit.errors)")
    let faults = try await nest.run("partner", "show", "nappy-brand", "--json").json["faults"]
    let record = try #require(faults?.array?.first?["audit"]?.string)
    #expect(faults?.array?.first?["due"] == "2027-04-01")
    let wrong = await nest.act(
      "partner", "audit", "done", "nappy-brand", "--agreement", "nappy-offers", "--summary", "x",
      "--fault", "soon: x")
    #expect(wrong.code == .misuse && wrong.errors.contains("--fault is written"))
    let fix = ["partner", "audit", "fixed", "nappy-brand", record, "1", "--how", "wiped"]
    #expect(await nest.run(fix + ["--actor", "ana"]).code == .done)
    Nest.refuses(await nest.run(fix + ["--actor", "ana"]), "settled already")
    #expect(await nest.act("partner", "name", "nappy-brand", "parent", "Soft plc").code == .done)
    #expect(await nest.act("partner", "name", "nappy-brand", "uncle", "Soft").code == .misuse)
    let paper = try nest.write("signed", to: "contract.pdf")
    let document = await nest.act(
      "partner", "document", "nappy-brand", paper, "--title", "contract")
    #expect(document.text.hasPrefix("recorded, SHA-256 "))
    Nest.refuses(
      await nest.act("partner", "document", "nappy-brand", "/none", "--title", "x"), "/none")
    let question = await nest.act("partner", "question", "nappy-brand")
    #expect(question.text.hasPrefix("/partner/questions/"))
    Nest.refuses(await nest.act("partner", "accept", "nappy-brand", "none"), "has no record")
    let shown = await nest.run("partner", "show", "nappy-brand").text
    for words in [
      "parent name: Soft plc", "Document contract", "Audited on 2026-11-21", "one fault",
    ] {
      #expect(shown.contains(words), "\(words)")
    }
    Nest.refuses(await nest.run("partner", "name", "nappy-brand", "parent", "x"), "--actor")
    #expect(await Run("fsck", "--workspace", nest.workspace).code == .done)
  }

  @Test("countries are recorded from a file; one that nothing reaches stops the way and exits 1")
  func transfers() async throws {
    let nest = try await Nest()
    let party = await nest.act(
      "partner", "sub-processor", "nappy-brand", "Rider Co", "--country", "US", "--task", "rides",
      "--from", "2026-01-01", "--until", "2027-01-01")
    #expect(party.code == .done)
    #expect(
      await nest.act(
        "partner", "sub-processor", "nappy-brand", "x", "--country", "UK", "--task", "y"
      ).code == .misuse)
    let stopped = await nest.run("partner", "list")
    #expect(stopped.code == .wanting && stopped.text.contains("no mechanism"))
    let file = try nest.write(
      """
      transfers:
        - {country: US, mechanism: dpf, reference: a2zt, until: 2027-06-30}
      """, to: "transfers.yaml")
    let carried = await nest.act(
      "partner", "transfers", "nappy-brand", "--file", file, "--json")
    #expect(carried.code == .done, "\(carried.errors)")
    let json = try carried.json
    #expect(json.object?.keys.sorted() == ["partner", "places", "transfer_gaps"])
    let states = try #require(json["places"]?.array?.last)
    #expect(states["country"] == "US" && states["sub_processors"] == ["Rider Co"])
    let line = try #require(states["transfers"]?.array?.first)
    #expect(
      line.object?.keys.sorted() == ["country", "documents", "mechanism", "reference", "until"])
    let shown = await nest.run("partner", "show", "nappy-brand").text
    #expect(shown.contains("Data Privacy Framework, a2zt, until 2027-06-30"))
    #expect(await nest.run("partner", "list").code == .done)
    for (text, words) in [
      ("transfers: [{country: US, mechanism: adequacy}]", "no adequacy decision"),
      ("transfers: [{country: US, mechanism: dpf}]", "needs `reference`"),
      ("transfers: [{country: FR}]", "a sub-processor works in United States"),
      ("transfers: [{country: UK}]", "`transfers.1.country` is not what it must be"),
    ] {
      let bad = try nest.write(text, to: "bad.yaml")
      Nest.refuses(await nest.act("partner", "transfers", "nappy-brand", "--file", bad), words)
    }
    let none = try nest.write("transfers: [{country: US}]", to: "none.yaml")
    let open = await nest.act("partner", "transfers", "nappy-brand", "--file", none)
    #expect(open.code == .wanting && open.text.contains("nothing carries data there"))
  }

  @Test("an undertaking is tried out, given, listed and lifted")
  func undertakings() async throws {
    let nest = try await Nest()
    #expect(await nest.run("undertaking", "list").text == "no undertaking was ever given\n")
    #expect(await nest.act("undertaking", "add", "--reason", "x").code == .misuse)
    #expect(await nest.act("undertaking", "add", "--recipient", "nappy-brand").code == .misuse)
    let add = ["undertaking", "add", "--recipient", "nappy-brand", "--territory", "GB"]
    #expect(await nest.run(add + ["--dry-run"]).code == .done)
    #expect(await nest.run("undertaking", "list", "--json").text == "[]\n")
    let given = await nest.run(add + ["--reason", "to the ICO", "--actor", "ana"])
    #expect(given.code == .done && given.text.contains("holds from 2026-11-21 on"))
    let listed = try #require(try await nest.run("undertaking", "list", "--json").json.array?.first)
    #expect(
      listed.object?.keys.sorted() == [
        "from", "given", "id", "lifted", "purpose", "recipient", "territories", "until", "words",
      ])
    #expect(listed["words"] == "to the ICO" && listed["territories"] == ["GB"])
    Nest.refuses(
      await nest.act("undertaking", "add", "--recipient", "nappy-brnd", "--reason", "x"),
      "nappy-brand")
    Nest.refuses(
      await nest.act(
        "undertaking", "add", "--recipient", "nappy-brand", "--reason", "x", "--until",
        "2026-01-01"), "last day")
    Nest.refuses(await nest.act("undertaking", "lift", "none", "--reason", "x"), "none")
    let id = try #require(listed["id"]?.string)
    #expect(await nest.act("undertaking", "lift", id, "--reason", "released").code == .done)
    #expect(await nest.run("undertaking", "list").text.contains("lifted 2026-11-21"))
  }

  @Test("a draft is signed once and an agreement ended once, each with its error afterwards")
  func agreements() async throws {
    let nest = try await Nest { register in
      let path = register + "/agreements.yaml"
      let drafted =
        try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
        + "\n    signed: no\n"
      try drafted.write(toFile: path, atomically: true, encoding: .utf8)
    }
    Nest.refuses(
      await nest.act("agreement", "sign", "nappy-offers"), "nappy-offers")
    Nest.refuses(
      await nest.act("agreement", "end", "insurer-quotes", "--reason", "x"), "insurer-quotes")
    Nest.refuses(
      await nest.act("agreement", "sign", "insurer-quotes", "--on", "2027-01-01"), "day")
    let signed = await nest.act("agreement", "sign", "insurer-quotes", "--on", "2026-11-20")
    #expect(signed.text == "signed insurer-quotes; it permits what it covers, from now on\n")
    Nest.refuses(await nest.act("agreement", "sign", "insurer-quotes"), "insurer-quotes")
    #expect(await nest.act("agreement", "end", "insurer-quotes").code == .misuse)
    #expect(await nest.run("agreement", "end", "insurer-quotes", "--dry-run").code == .done)
    let end = ["agreement", "end", "insurer-quotes", "--reason", "sold", "--actor", "ana"]
    #expect(await nest.run(end).text == "ended insurer-quotes, for good\n")
    Nest.refuses(await nest.run(end), "insurer-quotes")
    Nest.refuses(await nest.act("agreement", "end", "insurer", "--reason", "x"), "insurer")
  }
}
