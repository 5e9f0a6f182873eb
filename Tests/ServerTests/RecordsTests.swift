import Formats
import Register
import Staff
import Statements
import Testing
import Workspace

@testable import Server

/// The documents that follow from the register: the record, the label, the well-known files, the map.
@Suite struct RecordsTests {
  @Test("the record of processing is open to anyone, as a page and as a file")
  func record() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/records/processing")
      #expect(page.status == 200)
      for text in [
        "Record of processing", "baby offers", "Nappy brand", "controller, United Kingdom",
        "due date: Health (Art 9(1), 4(15)), on explicit consent", "Consent, UK GDPR Art 6(1)(a)",
        "1 Wren Row, Leeds", "Priya Shah", "sealed under a key", "partnerships", "not yet",
        "Nobody but us gets data for this", "name: no end is set", "members database",
        "href=\"/records/processing.csv\"", "agreement from 2025-01-01",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(page.header("cache-control") == "no-cache")
      let file = try await house.client.send("GET", "/records/processing.csv")
      #expect(file.header("content-type") == "text/csv; charset=utf-8")
      #expect(file.header("content-disposition") == "attachment; filename=\"processing.csv\"")
      #expect(file.text.occurrences(of: "\r\n") == 3)
    }
  }

  @Test("the app's label is a page, and a property list for whoever builds the app")
  func label() async throws {
    try await House.run { house in
      let page = try await house.client.send("GET", "/records/app-privacy")
      for text in [
        "App privacy label", "Coarse Location", "Third-Party Advertising", "Sensitive Info",
        "due date", "Other Data Types", "which Apple calls tracking", "at least one domain",
        "href=\"/records/PrivacyInfo.xcprivacy\"",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      let file = try await house.client.send("GET", "/records/PrivacyInfo.xcprivacy")
      #expect(file.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
      #expect(file.text.contains("<key>NSPrivacyTracking</key>\n  <true/>"))
      #expect(
        file.header("content-disposition") == "attachment; filename=\"PrivacyInfo.xcprivacy\"")
    }
  }

  @Test("the well-known files say whom to write to, and that the browser's signal is obeyed")
  func wellKnown() async throws {
    try await House.run { house in
      let security = try await house.client.send("GET", "/.well-known/security.txt")
      #expect(security.header("content-type") == "text/plain; charset=utf-8")
      #expect(
        security.text == "Contact: mailto:privacy@nest.example\n"
          + "Expires: 2027-05-21T00:00:00Z\nPreferred-Languages: en\n")
      let signal = try await house.client.send("GET", "/.well-known/gpc.json")
      #expect(signal.header("content-type") == "application/json")
      #expect(signal.text == #"{"gpc":true,"lastUpdate":"2026-11-21"}"#)
    }
  }

  @Test("the map shows staff what is really held and where it came from, and narrows to a box")
  func map() async throws {
    try await House.run { house in
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let cookie = ["Cookie": lead]
      let page = try await house.client.send("GET", "/desk/map", headers: cookie)
      #expect(page.status == 200)
      #expect(page.text.contains("<svg class=\"map-picture\""))
      #expect(page.text.contains("members database, 1 person"))
      #expect(page.text.contains("href=\"?node=recipient:brand\""))
      #expect(page.text.contains("sensitive: health"))
      let narrow = try await house.client.send(
        "GET", "/desk/map?node=purpose:offers", headers: cookie)
      #expect(narrow.text.contains("Only what touches <strong>baby offers</strong>"))
      #expect(!narrow.text.contains("purpose:newsletter"))
      // Nobody's due date is held, so no place where we ask leads to it.
      let due = try await house.client.send(
        "GET", "/desk/map?node=field:due_date", headers: cookie)
      #expect(!due.text.contains("point:sign-up"))
      let name = try await house.client.send("GET", "/desk/map?node=field:name", headers: cookie)
      #expect(name.text.contains("point:sign-up"))
      let stale = try await house.client.send(
        "GET", "/desk/map?node=%3Cscript%3E", headers: cookie)
      #expect(stale.status == 200)
      #expect(stale.text.contains("is not on the map"))
      #expect(!stale.text.contains("<script"))
      #expect(!page.text.contains("Ada"))
    }
  }

  @Test("the map is for those who may read the desk", arguments: StaffRole.allCases)
  func roles(_ role: StaffRole) async throws {
    try await House.run { house in
      let cookie = try await house.signIn(staff: "somebody", role)
      let page = try await house.client.send("GET", "/desk/map", headers: ["Cookie": cookie])
      #expect(page.status == (DeskPowers(role).mayRead ? 200 : 403))
      #expect(try await house.client.send("GET", "/desk/map").status == 401)
    }
  }

  @Test("the public page and the desk lead to these pages")
  func links() async throws {
    try await House.run { house in
      let home = try await house.client.send("GET", "/")
      for path in ["/records/processing", "/records/app-privacy", "/.well-known/security.txt"] {
        #expect(home.text.contains("href=\"\(path)\""), "\(path)")
      }
      let lead = try await house.signIn(staff: "lena", .privacyLead)
      let desk = try await house.client.send("GET", "/desk", headers: ["Cookie": lead])
      #expect(desk.text.contains("href=\"/desk/map\""))
    }
  }

  @Test("nothing that a register declares can bring markup into these pages")
  func hostile() throws {
    let tail = "<script>\"\u{301}'&"
    var register = Fixture.register
    register.organisation.name += tail
    register.fields = Declared(
      register.fields.map { field in
        var changed = field
        changed.label += tail
        changed.system += tail
        return changed
      })
    register.purposes = Declared(
      register.purposes.map { purpose in
        var changed = purpose
        changed.label += tail
        changed.description += tail
        return changed
      })
    register.recipients = Declared(
      register.recipients.map { recipient in
        var changed = recipient
        changed.label += tail
        changed.team += tail
        return changed
      })
    let renderer = try PageRenderer()
    let chrome = Chrome(organisation: register.organisation, here: nil)
    for html in [
      renderer.page(RecordsPage(ProcessingRecord(register)), chrome: chrome),
      renderer.page(
        AppPrivacyPage(AppPrivacyLabels(register, on: Fixture.today)), chrome: chrome),
      renderer.page(MapPage(DataMap(register), asked: nil), chrome: chrome),
    ] {
      #expect(html.contains("&lt;script&gt;"))
      #expect(!html.contains("<script"))
      #expect(!html.contains("{{"))
    }
  }

  @Test("with nothing declared, each of these pages says so")
  func empty() throws {
    let register = Register(organisation: Fixture.organisation)
    let renderer = try PageRenderer()
    let chrome = Chrome(organisation: register.organisation, here: nil)
    #expect(
      renderer.page(RecordsPage(ProcessingRecord(register)), chrome: chrome)
        .contains("No purpose is declared"))
    #expect(
      renderer.page(
        AppPrivacyPage(AppPrivacyLabels(register, on: Fixture.today)), chrome: chrome
      ).contains("nothing can be collected"))
    #expect(
      renderer.page(MapPage(DataMap(register), asked: nil), chrome: chrome)
        .contains("declares nothing yet"))
  }
}
