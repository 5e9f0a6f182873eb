import Formats
import Foundation
import Testing

@testable import aboveboard

@Suite struct DeclareCommandTests {
  static let firm = """
    recipient: {name: Quixotic Data Ltd, aliases: [Quixo], parent: Windmill Holdings}
    purpose: postal offers
    fields: [name]
    from: 2014-03-01
    until: 2016-08-31
    people: everybody
    source: the contract of 2014
    """

  @Test("what was handed over before is declared, found by another name, asked back and answered")
  func life() async throws {
    let nest = try await Nest()
    let none = await nest.run("disclosure", "declared")
    #expect(none.code == .done && !none.text.isEmpty)
    let file = try nest.write(Self.firm, to: "2014.yaml")
    let made = await nest.act("disclosure", "declare", "--file", file, "--json")
    #expect(made.code == .done, "\(made.errors)")
    let id = try #require(try made.json["id"]?.string)
    #expect(await nest.run("disclosure", "declared").text.contains("Quixotic Data Ltd"))
    #expect(await nest.run("disclosure", "show", id).text.contains("declared, not proven"))
    let search = await nest.run("shared", "Quixxo")
    #expect(search.text.contains("Quixotic Data Ltd") && search.text.contains("not proven"))
    let asked = await nest.act("recall", "declared", id)
    #expect(asked.text.contains("everything"), "\(asked.errors)")
    Nest.refuses(await nest.act("recall", "declared", id), "asked back before")
    let recall = try #require(
      try await nest.run("recall", "list", "--json").json.array?.first?["id"]?.string)
    let found = try await nest.run("findings", "list", "--json").json.array
    #expect(
      found?.contains { finding in
        finding["what"]?.string?.hasPrefix("Quixotic Data Ltd is not in the register") == true
      } == true)
    let answered = await nest.act("recall", "attest", recall, "--action", "deleted", "--by", "Jo")
    #expect(answered.text.contains("claimed"), "\(answered.errors)")
    #expect(await nest.run("fsck").text == "everything agrees\n")
  }

  @Test("everything wrong in a file is said at once, with line and column, and nothing is written")
  func wrongFile() async throws {
    let nest = try await Nest()
    let file = try nest.write(
      "recipient: nappy-brnd\npurpose: {text: offers}\nfields: [name]\nfrom: yesterday\nsource: x\n",
      to: "wrong.yaml")
    let refused = await nest.act("disclosure", "declare", "--file", file)
    #expect(refused.code == .wanting)
    for place in ["wrong.yaml:1:12: error: ", "wrong.yaml:2:", "wrong.yaml:4:7: error: "] {
      #expect(refused.errors.contains(place), "\(refused.errors)")
    }
    #expect(try await nest.run("disclosure", "declared", "--json").json == [])
    Nest.refuses(
      await nest.act("recall", "declared", "0"), "there is no declared disclosure")
  }
}
