import Findings
import Formats
import Register
import Sites
import Staff
import Store
import Testing
import Workspace

@testable import Server

@Suite struct SiteDeskTests {
  @Test("a desk without findings and without sites says so, and how to declare one")
  func empty() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("Nothing needs a person."))
      #expect(desk.text.contains("The register declares no site."))
    }
  }

  @Test("a scan shows on the desk with its findings, and its report begins with the sentence")
  func scan() async throws {
    try await House.run { house in
      try await house.declareSite()
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let before = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(before.text.contains("<td role=\"cell\" data-label=\"Last scan\">never</td>"))
      let id = try await house.keep(
        SiteSamples.report([SiteSamples.party("ads.example", "Ads & Co")]))
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("href=\"/desk/sites/\(id)\""))
      #expect(desk.text.contains("Complete"))
      let open = try await house.workspace.findings.list(limit: 10)
      #expect(!open.isEmpty)
      for finding in open {
        #expect(desk.text.contains("/desk/findings/\(finding.id)/close"))
        #expect(desk.text.contains(HumanDate.text(finding.due)))
      }
      #expect(desk.text.contains("editors"))
      let page = try await house.client.send("GET", "/desk/sites/\(id)", headers: ["Cookie": lead])
      #expect(page.status == 200)
      #expect(page.text.contains("Ads &amp; Co was told that you read this page."))
      #expect(page.text.contains("Not declared for this site"))
      #expect(!page.text.contains("What is unknown"))
      #expect(page.text.contains("There is no scan before this one."))
      let summary = try await house.workspace.sites.summary(id)
      #expect(page.text.contains(Hex.encode(summary.manifest)))
      #expect(page.header("cache-control") == "no-store")
    }
  }

  @Test("whoever our own pages were seen to contact is never “never”, also when it is gone")
  func shared() async throws {
    try await House.run { house in
      try await house.declareSite()
      let before = try await house.client.send("GET", "/shared?with=Ads+%26+Co")
      #expect(before.text.contains("Never."))
      try await house.keep(SiteSamples.report([SiteSamples.party("ads.example", "Ads & Co")]))
      let seen = try await house.client.send("GET", "/shared?with=Ads+%26+Co")
      #expect(!seen.text.contains("Never."))
      #expect(seen.text.contains("<h2>Ads &amp; Co</h2>"))
      #expect(seen.text.contains("Seen on our own pages by a browser."))
      #expect(seen.text.contains("has not been found gone"))
      try await house.keep(SiteSamples.report([], after: 3_600))
      let gone = try await house.client.send("GET", "/shared?with=Ads+%26+Co")
      #expect(!gone.text.contains("Never."))
      #expect(!gone.text.contains("has not been found gone"))
    }
  }

  @Test("a scan in part says unknown and never that nobody was there")
  func part() async throws {
    try await House.run { house in
      try await house.declareSite()
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let id = try await house.keep(SiteSamples.report([], unknown: true))
      let page = try await house.client.send("GET", "/desk/sites/\(id)", headers: ["Cookie": lead])
      #expect(page.text.contains("Unknown: it asked for a person"))
      #expect(page.text.contains("What could not be seen is unknown."))
      #expect(page.text.contains("In part"))
      #expect(!page.text.contains("Complete"))
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("In part"))
    }
  }

  @Test("a report links to the scans before and after, with who came and who went")
  func neighbours() async throws {
    try await House.run { house in
      try await house.declareSite()
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let old = SiteSamples.party("old.example", "Old Tracker")
      let new = SiteSamples.party("new.example", "New Tracker")
      let first = try await house.keep(SiteSamples.report([old]))
      let second = try await house.keep(SiteSamples.report([new], after: 3_600))
      let third = try await house.keep(SiteSamples.report([new], after: 7_200))
      let page = try await house.client.send(
        "GET", "/desk/sites/\(second)", headers: ["Cookie": lead])
      #expect(page.text.contains("rel=\"prev\" href=\"/desk/sites/\(first)\""))
      #expect(page.text.contains("rel=\"next\" href=\"/desk/sites/\(third)\""))
      #expect(
        page.text.contains("<p>Came:</p><ul class=\"reasons\"><li class=\"long\">New Tracker"))
      #expect(
        page.text.contains("<p>Went:</p><ul class=\"reasons\"><li class=\"long\">Old Tracker"))
      #expect(page.text.occurrences(of: "Nobody came and nobody went.") == 1)
      let oldest = try await house.client.send(
        "GET", "/desk/sites/\(first)", headers: ["Cookie": lead])
      #expect(oldest.text.contains("rel=\"next\" href=\"/desk/sites/\(second)\""))
      #expect(oldest.text.contains("There is no scan before this one."))
      let unknown = try await house.client.send(
        "GET", "/desk/sites/none", headers: ["Cookie": lead])
      #expect(unknown.status == 404)
    }
  }

  @Test(
    "each role sees the buttons of what it may do, and only those work",
    arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    let powers = DeskPowers(role)
    try await House.run { house in
      try await house.declareSite()
      let id = try await house.keep(SiteSamples.report([SiteSamples.party("a.example", "A")]))
      let finding = try #require(
        try await house.workspace.findings.list(limit: 9).first { $0.owner == "editors" }
      ).id
      let cookie = try await house.signIn(staff: "somebody", role)
      let page = try await house.client.send(
        "GET", "/desk/sites/\(id)", headers: ["Cookie": cookie])
      #expect(page.status == (powers.mayRead ? 200 : 403))
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": cookie])
      #expect(desk.text.contains("/close\"") == (powers.mayRead && powers[.settle]))
      #expect(desk.text.contains("/assign\"") == (powers.mayRead && powers[.settle]))
      #expect(desk.text.contains("Scan now") == (powers.mayRead && powers[.scan]))
      let scan = try await house.post(
        "/desk/sites/www/scan", cookie: cookie, page: "/desk", [])
      #expect(scan.status == (powers[.scan] ? 303 : 403))
      let assigned = try await house.post(
        "/desk/findings/\(finding)/assign", cookie: cookie, page: "/desk", [("team", "editors")])
      #expect(assigned.status == (powers[.settle] ? 303 : 403))
      let closed = try await house.post(
        "/desk/findings/\(finding)/close", cookie: cookie, page: "/desk", [])
      #expect(closed.status == (powers[.settle] ? 303 : 403))
    }
  }

  @Test("without a sign-in nothing is shown, and without the form's token nothing is done")
  func tokens() async throws {
    try await House.run { house in
      try await house.declareSite()
      let id = try await house.keep(SiteSamples.report([SiteSamples.party("a.example", "A")]))
      let finding = try #require(try await house.workspace.findings.list(limit: 1).first).id
      #expect(try await house.client.send("GET", "/desk/sites/\(id)").status == 401)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      for path in [
        "/desk/sites/www/scan", "/desk/findings/\(finding)/close",
        "/desk/findings/\(finding)/assign",
      ] {
        #expect(try await house.client.send("POST", path).status == 401)
        let bare = try await house.client.send(
          "POST", path, headers: ["Cookie": lead, "Content-Type": House.formType], body: "team=x")
        #expect(bare.status == 403)
        let foreign = try await house.client.send(
          "POST", path,
          headers: [
            "Cookie": lead, "Content-Type": House.formType, "Sec-Fetch-Site": "cross-site",
          ], body: "team=x")
        #expect(foreign.status == 403)
      }
      #expect(try await house.workspace.findings.find(finding)?.state == .open)
      #expect(try await house.workspace.findings.find(finding)?.owner == "editors")
      #expect(try await house.workspace.jobs.list(limit: 1).isEmpty)
    }
  }

  @Test("a finding is given to a team and closed, once, and comes back by itself")
  func settling() async throws {
    try await House.run { house in
      try await house.declareSite()
      let report = SiteSamples.report([SiteSamples.party("a.example", "A")])
      try await house.keep(report)
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let finding = try #require(
        try await house.workspace.findings.list(limit: 10).first { $0.kind == "undeclared-party" })
      let path = "/desk/findings/\(finding.id)"
      for team in ["", String(repeating: "x", count: 201)] {
        let refused = try await house.post(
          path + "/assign", cookie: lead, page: "/desk", [("team", team)])
        #expect(refused.status == 422)
      }
      let assigned = try await house.post(
        path + "/assign", cookie: lead, page: "/desk", [("team", "<b>web")])
      #expect(assigned.header("location") == "/desk?done=assigned#findings")
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("&lt;b&gt;web") && !desk.text.contains("<b>web"))
      let closed = try await house.post(path + "/close", cookie: lead, page: "/desk", [])
      #expect(closed.header("location") == "/desk?done=closed#findings")
      #expect(try await house.workspace.findings.find(finding.id)?.state == .closed)
      let again = try await house.post(path + "/close", cookie: lead, page: "/desk", [])
      #expect(again.status == 422)
      let unknown = try await house.post(
        "/desk/findings/none/close", cookie: lead, page: "/desk", [])
      #expect(unknown.status == 404)
      try await house.keep(
        SiteSamples.report([SiteSamples.party("a.example", "A")], after: 3_600))
      let back = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(back.text.contains("Open, came back once"))
      house.clock.advance(seconds: 30 * 86_400)
      let other = try await house.signIn(staff: "cleo", .champion)
      let late = try await house.client.send("GET", "/desk", headers: ["Cookie": other])
      #expect(late.text.contains("Overdue, came back once"))
    }
  }

  @Test("a scan that is asked for becomes one job, and a site that is not declared none")
  func asking() async throws {
    try await House.run { house in
      try await house.declareSite()
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let asked = try await house.post("/desk/sites/www/scan", cookie: lead, page: "/desk", [])
      #expect(asked.header("location") == "/desk?done=scanning#sites")
      let job = try #require(try await house.workspace.jobs.list(limit: 2).first)
      #expect(job.kind == JobKind.scan.rawValue)
      #expect(job.detail["site"]?.string == "www")
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("Scanning a site"))
      #expect(desk.text.contains("A scan is under way"))
      #expect(!desk.text.contains("Scan now"))
      let twice = try await house.post("/desk/sites/www/scan", cookie: lead, page: "/desk", [])
      #expect(twice.status == 422)
      for site in ["shop", "WWW", "example.org"] {
        let unknown = try await house.post(
          "/desk/sites/\(site)/scan", cookie: lead, page: "/desk", [])
        #expect(unknown.status == 404)
      }
      #expect(try await house.workspace.jobs.list(limit: 5).count == 1)
    }
  }
}
