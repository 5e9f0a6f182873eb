import Browser
import FakeSite
import Formats
import Testing
import Web

@testable import Sites

extension WithABrowser {
  /// Whether anybody learns who the visitor is (demand I1).
  @Suite struct WhoAmITests {
    /// A recording that reaches the fields and the button of `/login` by the ways given.
    private static func recording(
      user: String, password: String, button: String
    ) throws -> Recording {
      let json = """
        {"title": "Sign in", "steps": [
          {"type": "setViewport", "width": 1280, "height": 900},
          {"type": "navigate", "url": "\(FakeSite.origin)/login"},
          {"type": "click", "selectors": [["\(user)"]]},
          {"type": "change", "value": "nora", "selectors": [["\(user)"]]},
          {"type": "keyDown", "key": "Tab"}, {"type": "keyUp", "key": "Tab"},
          {"type": "change", "value": "${NEST_PASSWORD}", "selectors": [["\(password)"]]},
          {"type": "click", "selectors": [["\(button)"]]}
        ]}
        """
      return try Recording(
        parsing: Array(json.utf8), environment: ["NEST_PASSWORD": SiteMember.nora.password])
    }

    private static let scan = Task {
      let recording = try WhoAmITests.recording(
        user: "input[name=user]", password: "input[name=password]", button: "main button")
      return try await Looked.at(
        [.signIn, .account, .accountLeak, .pixelScript], from: "/account/orders",
        [.before, .signedIn], pages: 12
      ) { $0.signIn = .recording(recording) }
    }

    @Test("the recording signs the member in")
    func signedIn() async throws {
      let looked = try await Self.scan.value
      #expect(try looked.state(.signedIn).problem == nil)
      let account = try #require(
        try looked.run(.signedIn).visits.first { $0.address.hasSuffix("/account") })
      #expect(account.document.contains(SiteMember.nora.name))
      #expect(looked.log.contains { $0.method == "POST" && $0.pathAlone == "/login" })
    }

    @Test("the password that the recording typed stands nowhere in what is kept")
    func noPassword() async throws {
      let looked = try await Self.scan.value
      let password = SiteMember.nora.password
      #expect(looked.log.contains { String(decoding: $0.body, as: UTF8.self).contains(password) })
      let run = try looked.run(.signedIn)
      let archive = String(decoding: HAR.log(run, program: "1.2.3").canonical, as: UTF8.self)
      #expect(archive.contains("[secret]"))
      #expect(!archive.contains(password))
      #expect(run.visits.allSatisfy { !$0.document.contains(password) })
    }

    @Test("what is looked for is never hidden, though the recording takes it from the environment")
    func maskHidesNoLeak() throws {
      var request = ScanRequest(
        start: try #require(WebAddress(FakeSite.origin + "/")),
        person: try Person(
          name: "Quenby Thistlewood", email: "quenby@mail.example", id: "planted-1234", phone: nil))
      request.signIn = .recording(
        try Recording(
          parsing: Array(
            """
            {"steps": [{"type": "change", "value": "${WHO}", "selectors": [["#a"]]},
              {"type": "change", "value": "${WORD}", "selectors": [["#b"]]}]}
            """.utf8), environment: ["WHO": "Quenby@mail.example", "WORD": "open sesame"]))
      #expect(
        request.mask.hiding("Quenby@mail.example says open sesame")
          == "Quenby@mail.example says [secret]")
    }

    @Test(
      "each way by which a recorder finds an element leads to it",
      arguments: [
        ("aria/User", "aria/Password", "aria/Sign in"),
        ("xpath///input[@name='user']", "xpath///input[@name='password']", "xpath///main//button"),
        ("pierce/input[name=user]", "pierce/input[name=password]", "text/Sign in"),
      ])
    func ways(_ user: String, _ password: String, _ button: String) async throws {
      let recording = try Self.recording(user: user, password: password, button: button)
      let looked = try await Looked.at([.signIn, .account], from: "/account", [.signedIn]) {
        $0.signIn = .recording(recording)
      }
      #expect(looked.report.states.map(\.problem) == [nil])
      let visit = try #require(try looked.run(.signedIn).visits.first)
      #expect(visit.document.contains(SiteMember.nora.name))
    }

    @Test("the base64 of the e-mail address is found at whom it reached, signed in alone")
    func base64() async throws {
      let looked = try await Self.scan.value
      let leaks = looked.report.person.found.filter { $0.party == "leak.example" }
      #expect(!leaks.isEmpty)
      #expect(leaks.allSatisfy { $0.state == .signedIn })
      #expect(leaks.contains { $0.what == "e-mail address" && $0.sentence.contains("base64") })
      #expect(leaks.allSatisfy { $0.address == "https://pixel.leak.example/p.gif" })
    }

    @Test("the SHA-256 in advanced matching is found at Meta, signed in alone")
    func hash() async throws {
      let looked = try await Self.scan.value
      let leaks = looked.report.person.found.filter { $0.party == "meta" }
      #expect(
        leaks.contains { $0.sentence.contains("SHA-256") && $0.sentence.contains("ud[em]") })
      #expect(leaks.allSatisfy { $0.state == .signedIn })
      let meta = try #require(looked.party("meta"))
      #expect(meta.told.contains { $0.subject == "contact" && $0.isHashed })
      #expect(meta.sentence.contains("in a form that it can match with its own"))
    }

    @Test("no sentence about a leak holds the detail itself")
    func secrecy() async throws {
      let looked = try await Self.scan.value
      for leak in looked.report.person.found {
        #expect(!leak.sentence.contains(SiteMember.nora.email))
        #expect(!leak.sentence.contains(SiteMember.nora.name))
      }
      #expect(!looked.report.person.searched.isEmpty)
    }

    @Test("pages to which only members find links are visited when one is signed in")
    func memberPages() async throws {
      // No site map names the page of the leak, and who is not signed in sees no link to it.
      let account = Page(
        path: "/account", title: "Account", routes: Page.account.routes + Page.accountLeak.routes)
      let recording = try WhoAmITests.recording(
        user: "input[name=user]", password: "input[name=password]", button: "main button")
      let looked = try await Looked.at(
        [.signIn, account], from: "/account", [.before, .signedIn], pages: 8
      ) { $0.signIn = .recording(recording) }
      #expect(try looked.state(.signedIn).seen.contains(FakeSite.origin + "/account/orders"))
      #expect(looked.report.person.found.contains { $0.party == "leak.example" })
    }

    @Test("a form that is read while it is typed gives the e-mail address away before it is sent")
    func formCapture() async throws {
      let looked = try await Looked.at([.formCapture], from: "/sign-up")
      let leaks = looked.report.person.found.filter { $0.party == "capture.example" }
      #expect(leaks.contains { $0.what == "e-mail address" && $0.state == .before })
      #expect(leaks.contains { $0.what == "name" })
      #expect(!looked.log.contains { $0.method == "POST" }, "the form itself was sent")
    }

    @Test("a sign-in that fails leaves the state unknown, and names the step")
    func refused() async throws {
      let recording = try Recording(
        parsing: Array(
          """
          {"steps": [{"type": "navigate", "url": "\(FakeSite.origin)/login"},
            {"type": "waitForElement", "selectors": ["#no-such-element"]}]}
          """.utf8), environment: [:])
      let looked = try await Looked.at([.signIn], from: "/login", [.signedIn]) {
        $0.signIn = .recording(recording)
      }
      #expect(
        try looked.state(.signedIn).problem
          == "signing in failed: step 2 of the recording found no such element on the page")
      #expect(!looked.report.isComplete)
    }

    @Test("cookies of a browser that is signed in sign in too")
    func cookies() async throws {
      let first = try await Self.scan.value
      let jar = try first.run(.signedIn).cookies
      let session = try #require(jar.first { $0.name == SiteMember.sessionCookie })
      let file = "\(FakeSite.host)\tFALSE\t/\tTRUE\t0\t\(session.name)\t\(session.value)\n"
      let cookies = try CookieFile.parse(file)
      let looked = try await Looked.at([.account, .signIn], from: "/account", [.signedIn]) {
        $0.signIn = .cookies(cookies)
      }
      let visit = try #require(try looked.run(.signedIn).visits.first)
      #expect(visit.document.contains(SiteMember.nora.name))
    }
  }
}
