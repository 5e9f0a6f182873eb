import Browser
import FakeSite
import Testing

@testable import Sites

extension WithABrowser {
  /// A tracker is told in the state in which it was contacted, and what could not be looked at is unknown.
  @Suite struct StateTests {
    private static let tracker = "ads.example"

    @Test(
      "in every language and place the banner is found, accepted and refused, as a person would",
      arguments: BannerKind.allCases)
    func languages(_ kind: BannerKind) async throws {
      let page = Page.banner(kind, .accepted)
      let looked = try await Looked.at([page], from: page.path, [.refuse, .accept])
      for state in [ScanState.refuse, .accept] {
        let words = try Self.words[kind]
        let told = try looked.state(state)
        #expect(told.problem == nil)
        #expect(told.pressed == [state == .accept ? words?.accept : words?.refuse])
        let answer = try #require(try looked.run(state).choice)
        #expect(!answer.before.isEmpty && !answer.after.isEmpty)
        #expect(answer.before != answer.after)
      }
      #expect(looked.party(Self.tracker)?.states == [.accept])
      #expect(looked.report.isComplete)
    }

    private static var words: [BannerKind: (accept: String, refuse: String)] {
      get throws {
        [
          .english: ("Accept all", "Reject all"), .frame: ("Accept all", "Reject all"),
          .shadow: ("Accept all", "Reject all"), .german: ("Alle akzeptieren", "Alle ablehnen"),
          .french: ("Tout accepter", "Tout refuser"), .spanish: ("Aceptar todo", "Rechazar todo"),
          .dutch: ("Alles accepteren", "Alles weigeren"),
        ]
      }
    }

    @Test("a tracker that waits for nobody is told before a choice, never as accepted or refused")
    func beforeChoice() async throws {
      let page = Page.banner(.english, .before)
      let looked = try await Looked.at([page], from: page.path, [.before, .refuse, .accept])
      #expect(looked.party(Self.tracker)?.states == [.before])
      #expect(looked.party(Self.tracker)?.sentence.hasSuffix("before you chose anything.") == true)
    }

    @Test("a tracker that loads in spite of a refusal is told so, and in the words of its sentence")
    func afterRefusal() async throws {
      let page = Page.banner(.english, .rejected)
      let looked = try await Looked.at([page], from: page.path, [.before, .refuse, .accept])
      #expect(looked.party(Self.tracker)?.states == [.refuse, .accept])
      #expect(looked.party(Self.tracker)?.sentence.hasSuffix("although you refused.") == true)
    }

    @Test("a page without a banner has no state of refusal: it is unknown why, and not complete")
    func noBanner() async throws {
      let looked = try await Looked.at([.noPrivacyLink], from: "/no-privacy-link", [.refuse])
      #expect(try looked.state(.refuse).problem?.contains("no button to refuse was found") == true)
      #expect(!looked.report.isComplete)
    }

    @Test("who obeys Global Privacy Control is not seen under it; who ignores it is")
    func signal() async throws {
      let looked = try await Looked.at([.privacySignal], from: "/gpc", [.before, .gpc])
      let obeying = looked.report.parties.first { $0.hosts.contains("obeys.gpc.example") }
      #expect(try looked.run(.before).exchanges.contains { $0.url.contains("obeys.gpc") })
      #expect(try !looked.run(.gpc).exchanges.contains { $0.url.contains("obeys.gpc") })
      #expect(obeying?.states == [.gpc, .before])
      let ignoring = try looked.run(.gpc).exchanges.filter { $0.url.contains("ignores.gpc") }
      #expect(ignoring.map(\.url) == ["https://ignores.gpc.example/tag.js?signal=true"])
      #expect(looked.log.contains { $0.header("sec-gpc") == "1" && $0.host == FakeSite.host })
    }

    @Test(
      "a wall against robots, silence, a reset and an error are unknown, never clean",
      arguments: [
        (Page.wall, "robots"), (.silent, "did not answer"), (.reset, "could not open"),
        (.fault, "status 500"),
      ])
    func unknown(_ page: Page, _ reason: String) async throws {
      let looked = try await Looked.at([page], from: page.path) { $0.patience = .seconds(3) }
      let state = try looked.state(.before)
      #expect(state.seen == [])
      #expect(state.unknown.map(\.address) == [page.url])
      #expect(state.unknown.first?.reason.contains(reason) == true)
      #expect(!looked.report.isComplete)
    }

    @Test("a page that leads elsewhere is not followed: nobody there hears of it")
    func elsewhere() async throws {
      let away = "https://www.elsewhere.example/landing"
      let page = Page(
        path: "/away", title: "Away", routes: [Route(FakeSite.host, "/away", .redirect(away))])
      let looked = try await Looked.at([page], from: "/away")
      #expect(looked.log.contains { $0.pathAlone == "/away" })
      #expect(!looked.reached("www.elsewhere.example"))
      let unknown = try #require(try looked.state(.before).unknown.first)
      #expect(unknown.reason == "it leads to another site, www.elsewhere.example")
      #expect(looked.report.parties == [])
      #expect(!looked.report.isComplete)
    }
  }
}
