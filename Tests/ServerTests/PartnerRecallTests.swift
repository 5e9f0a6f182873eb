import Disclosure
import Door
import Formats
import Register
import Testing
import Workspace

@testable import Server

/// What a partner is asked back at its door, and how it answers there.
@Suite struct PartnerRecallTests {
  @Test("a partner sees what is asked back, takes the list and answers; nobody else learns of it")
  func page() async throws {
    try await House.run { house in
      _ = try await house.sendToBrand()
      let cookie = ["Cookie": try await house.signIn(partner: Fixture.brand)]
      let empty = try await house.client.send("GET", "/partner", headers: cookie)
      #expect(empty.text.contains("Nothing is asked back from you"))
      try await house.withdrawFromBrand()
      _ = try await house.workspace.keepRecalls(at: house.clock.now)
      let recall = try #require(try await house.workspace.disclosures.recalls().first)
      let path = "/partner/recalls/\(recall.id)"
      #expect(try await house.client.send("GET", "/partner", headers: cookie).text.contains(path))
      let list = try await house.client.send("GET", path + "/list", headers: cookie)
      #expect(list.text.split(whereSeparator: \.isNewline).count == 2)
      let other = ["Cookie": try await house.signIn(partner: Fixture.mailer)]
      for place in [path, path + "/list", "/partner/recalls/none"] {
        #expect(try await house.client.send("GET", place, headers: other).status == 404)
      }
      let given = try await house.post(
        path, cookie: cookie["Cookie"] ?? "", page: path,
        [("did", "deleted"), ("done", house.clock.now.date.iso), ("by", "Sam Brand")])
      #expect(given.status == 303)
      let after = try await house.client.send("GET", path, headers: cookie)
      #expect(after.text.contains("claimed") && after.text.contains("the list destroyed"))
      #expect(try await house.workspace.disclosures.recall(recall.id).counts.claimed == 1)
      let kinds = try await house.workspace.door.calls(of: Fixture.brand, limit: 50).map(\.kind)
      #expect(Set(kinds).isSuperset(of: [.recall, .recallList, .attest]))
    }
  }

  @Test("a partner's program reads recalls and answers; an answer to another recall is refused")
  func program() async throws {
    try await House.run { house in
      _ = try await house.sendToBrand()
      try await house.withdrawFromBrand()
      _ = try await house.workspace.keepRecalls(at: house.clock.now)
      let key = try await house.partnerKey(Fixture.brand)
      let all = try JSON(
        parsing: try await house.client.send("GET", "/v1/partner/recalls", headers: key).body)
      let id = try #require(all["recalls"]?.array?.first?["id"]?.string)
      let list = try #require(all["recalls"]?.array?.first?["list"]?.string)
      let path = "/v1/partner/recalls/\(id)"
      let answer = Attestation(
        recall: id, list: list, action: .deleted, done: house.clock.now.date, by: "program")
      var wrong = answer
      wrong.recall = "01890a5d-ac96-774b-bcce-b302099a8057"
      let refused = try await house.client.send(
        "POST", path, headers: key, body: wrong.json.canonical.text)
      #expect((400..<500).contains(refused.status))
      let mailer = try await house.partnerKey(Fixture.mailer)
      #expect(
        try await house.client.send(
          "POST", path, headers: mailer, body: answer.json.canonical.text
        ).status == 404)
      let taken = try await house.client.send(
        "POST", path, headers: key, body: answer.json.canonical.text)
      #expect(taken.status == 201)
      let shown = try JSON(
        parsing: try await house.client.send("GET", path, headers: key).body)
      #expect(shown["word"]?.string == "claimed" && shown["answers"]?.array?.count == 1)
    }
  }
}

extension [UInt8] {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
