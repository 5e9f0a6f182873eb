import Disclosure
import Findings
import Formats
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct RecallDeskTests {
  @Test("the desk says that nothing was asked back, and knows no recall that is none")
  func empty() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let list = try await house.client.send("GET", "/desk/recalls", headers: ["Cookie": lead])
      #expect(list.status == 200 && list.text.contains("Nothing was asked back."))
      #expect(list.header("cache-control") == "no-store")
      let none = try await house.client.send(
        "GET", "/desk/recalls/none", headers: ["Cookie": lead])
      #expect(none.status == 404)
      #expect(try await house.client.send("GET", "/desk/recalls").status == 401)
    }
  }

  /// Sent, withdrawn and asked back; gives the recall's page.
  private static func recalled(_ house: House) async throws -> String {
    _ = try await house.sendToBrand()
    try await house.withdrawFromBrand()
    _ = try await house.workspace.keepRecalls(at: house.clock.now)
    let recall = try #require(try await house.workspace.disclosures.recalls().first)
    return Route.deskRecall(recall.id).path
  }

  @Test(
    "an answer by phone is taken down, counts as claimed everywhere, and a bad one is not taken")
  func answer() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let cookie = ["Cookie": lead]
      let page = try await Self.recalled(house)
      let list = try await house.client.send("GET", "/desk/recalls", headers: cookie)
      #expect(list.text.contains(page) && list.text.contains("1 not confirmed"))
      #expect(list.text.contains("none of 1 answered whole"))
      let shown = try await house.client.send("GET", page, headers: cookie)
      #expect(shown.text.contains("not confirmed") && shown.text.contains("Nobody has answered"))
      let day = house.clock.now.date.iso
      for fields in [
        [("did", "eaten"), ("done", day), ("by", "Sam")],
        [("did", "deleted"), ("done", "soon"), ("by", "Sam")],
        [("did", "refused"), ("done", day), ("by", "Sam")],
        [("did", "deleted"), ("done", day), ("by", "")],
        [("did", "deleted"), ("done", day), ("by", "Sam"), ("refs", "00ff")],
        [("did", "deleted"), ("done", "2031-01-01"), ("by", "Sam")],
      ] {
        let refused = try await house.post(page + "/answer", cookie: lead, page: page, fields)
        #expect((400..<500).contains(refused.status), "\(fields) \(refused.status)")
      }
      let figures = try await house.client.send("GET", "/figures.json")
      #expect(figures.text.contains("\"not_confirmed\":1"))
      let taken = try await house.post(
        page + "/answer", cookie: lead, page: page,
        [("did", "deleted"), ("done", day), ("by", "Sam at <the> desk")])
      #expect(taken.status == 303 && taken.header("location") == page + "?done=answered")
      let after = try await house.client.send("GET", page, headers: cookie)
      #expect(after.text.contains("<span class=\"state\">claimed</span>"))
      #expect(after.text.contains("Sam at &lt;the&gt; desk"))
      let home = try await house.client.send("GET", "/")
      #expect(home.text.contains("1 of 1 answered whole, usually within 1 day"))
      let data = try JSON(
        parsing: try await house.client.send("GET", "/figures.json").body)
      let line = try #require(data["recalls"]?.array?.first)
      #expect(line["claimed"]?.int == 1 && line["confirmed"]?.int == 0)
      #expect(line["not_confirmed"]?.int == 0 && line["usual_days"]?.int == 0)
      #expect(data["methods"]?["recalls"]?.string?.isEmpty == false)
      let sent = try #require(try await house.workspace.disclosures.sent().first)
      let plan = try await house.client.send(
        "GET", Route.plan(sent.id).path, headers: cookie)
      #expect(plan.text.contains("<b>0</b> still permitted"))
      #expect(plan.text.contains("<b>1</b> have said no since"))
      #expect(plan.text.contains("Asked back of Nappy brand</dt><dd>1: 1 claimed"))
    }
  }

  @Test("another team's champion answers nothing, and without a page's token nobody does")
  func roles() async throws {
    try await House.run { house in
      let page = try await Self.recalled(house)
      let editor = try await house.signIn(staff: "ed", .champion)
      let shown = try await house.client.send("GET", page, headers: ["Cookie": editor])
      #expect(shown.status == 200 && !shown.text.contains("Take the answer down"))
      let fields = [("did", "deleted"), ("done", "2026-11-21"), ("by", "Ed")]
      let link = [("link", "Acme"), ("source", "a letter")]
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      for (path, fields) in [("/answer", fields), ("/link", link)] {
        #expect(
          try await house.post(page + path, cookie: editor, page: "/desk", fields).status == 403)
        let bare = try await house.client.send(
          "POST", page + path, headers: ["Cookie": lead, "Content-Type": House.formType],
          body: House.form(fields))
        #expect((400..<500).contains(bare.status))
      }
      #expect(try await house.workspace.disclosures.recalls().first?.word == .notConfirmed)
      #expect(try await house.workspace.findings.openCount() == 0)
    }
  }

  @Test("who else has it is written down at the recall, as a finding of the recipient's team")
  func link() async throws {
    try await House.run { house in
      let page = try await Self.recalled(house)
      let champion = try await house.signIn(staff: "pat", .champion, team: "partnerships")
      let bad = try await house.post(
        page + "/link", cookie: champion, page: page, [("link", ""), ("source", "a letter")])
      #expect((400..<500).contains(bad.status))
      let taken = try await house.post(
        page + "/link", cookie: champion, page: page,
        [("link", "Acme Leads"), ("source", "a letter")])
      #expect(taken.status == 303)
      let after = try await house.client.send("GET", page, headers: ["Cookie": champion])
      #expect(after.text.contains("Nappy brand") || after.text.contains("brand"))
      #expect(after.text.contains("passed data on to Acme Leads"))
      let finding = try #require(try await house.workspace.findings.list(limit: 2).first)
      #expect(finding.owner == "partnerships" && finding.kind == "undeclared-link")
      #expect(after.text.contains("/desk#finding-\(finding.id)"))
    }
  }
}
