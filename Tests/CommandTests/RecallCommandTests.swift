import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct RecallCommandTests {
  @Test("what people took back is asked back once, listed, written as a file and answered")
  func life() async throws {
    let nest = try await Nest(members: 60)
    #expect(await nest.run("recall", "list").text == "nothing was asked back\n")
    #expect(await nest.run("recall", "sweep").text == "nothing to ask back\n")
    let planned = await nest.act(
      "disclosure", "plan", "newsletter", "--to", "mail-provider", "--json")
    let disclosure = try #require(try planned.json["id"]?.string)
    #expect(await nest.run("disclosure", "approve", disclosure, "--actor", "ben").code == .done)
    #expect(await nest.act("disclosure", "send", disclosure).code == .done)
    for number in 1...20 {
      let member = "m-0000\(number < 10 ? "0" : "")\(number)"
      let taken = await nest.act("choose", member, "withdraw", "--purpose", "all")
      #expect(taken.code == .done, "\(taken.errors)")
    }
    let swept = try await nest.run("recall", "sweep", "--json").json
    #expect(swept.object?.keys.sorted() == ["recalls", "refs", "steps"])
    let refs = try #require(swept["refs"]?.int)
    #expect(refs > 0)
    let id = try #require(swept["recalls"]?.array?.first?.string)
    #expect(await nest.run("recall", "sweep").text == "nothing to ask back\n")
    let listed = try #require(try await nest.run("recall", "list", "--json").json.array?.first)
    #expect(
      listed.object?.keys.sorted() == [
        "closed", "counts", "day", "escalated", "id", "list", "made", "recipient", "refs",
        "reminded", "stopped", "told", "word",
      ])
    #expect(listed["id"]?.string == id && listed["refs"]?.int == refs)
    let file = await nest.run("recall", "file", id).text.split(whereSeparator: \.isNewline)
    #expect(file.count == Int(refs) + 1)
    let given = await nest.act(
      "recall", "attest", id, "--action", "deleted", "--done", "2026-11-21", "--by", "Jo", "--json")
    #expect(given.code == .done, "\(given.errors)")
    #expect(try given.json["word"] == "claimed")
    let shown = try await nest.run("recall", "show", id, "--json").json
    #expect(shown["attestations"]?.array?.count == 1)
    let words = await nest.run("recall", "show", id).text
    #expect(words.contains("by Jo") && words.contains("claimed"))
    #expect(await nest.run("recall", "list", "--recipient", "nappy-brand", "--json").text == "[]\n")
    #expect(await Run("fsck", "--workspace", nest.workspace).text == "everything agrees\n")
  }

  @Test(
    "an answer without its words, a file that is not there and an agreement that goes on are refused"
  )
  func refusals() async throws {
    let nest = try await Nest()
    for wrong in [
      ["attest"], ["attest", "x", "--action", "deleted"], ["attest", "x", "--action", "hidden"],
      ["attest", "x", "--file", "y"], ["list", "--limit", "0"], ["show"],
    ] {
      #expect(await nest.run(["recall"] + wrong).code == .misuse, "\(wrong)")
    }
    Nest.refuses(await nest.act("recall", "attest", "--file", "/none"), "/none")
    let file = try nest.write("{\"Querulous\": 1}", to: "answer.json")
    let unread = await nest.act("recall", "attest", "--file", file)
    #expect(unread.code == .wanting && !unread.errors.contains("Querulous"))
    for look in ["show", "file"] {
      let none = await nest.run("recall", look, "none")
      #expect(none.code == .wanting && none.errors.hasPrefix("error: "), "\(look)")
    }
    Nest.refuses(
      await nest.act("recall", "sweep", "--agreement", "nappy-offers"), "nappy-offers")
  }
}
