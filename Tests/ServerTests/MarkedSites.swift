import Formats
import Register
import Store

@testable import Findings
@testable import Server
@testable import Sites

extension Marked {
  /// A scan with something in every place.
  mutating func scan() throws -> SiteScan {
    var party = PartyReport(id: "brand.example", name: text("party"), isKnown: true, first: Self.at)
    party.owner = text("owner")
    party.country = text("country")
    party.products = [.init(name: text("product"), kind: text("kind"), meaning: text("meaning"))]
    party.hosts = [text("host")]
    party.disguised = [text("disguise")]
    party.requests = 4_005
    party.states = [.before, .signedIn]
    party.pages = [text("page")]
    party.told = [
      .init(
        subject: text("subject"), key: text("key"), label: text("label"), value: text("value"),
        isHashed: true)
    ]
    party.chains = [[text("script"), text("caller")]]
    party.stored = [
      .init(
        place: "cookie", name: text("cookie"), domain: text("domain"), seconds: 86_400,
        script: text("writer"))
    ]
    party.readings = [text("reading")]
    party.recipient = Fixture.brand.text
    party.controls = [
      .init(title: text("control"), address: "https://brand.example/ads", steps: text("steps")),
      .init(title: text("odd-control"), address: "javascript:alert(1)", steps: text("steps")),
    ]
    party.sentence = text("sentence")
    var report = SiteReport(
      site: "www", address: text("address"), began: Self.at, ended: Self.at.adding(seconds: 60),
      browser: text("browser"), isSandboxed: true,
      states: [
        .init(
          state: .before, seen: ["x"],
          unknown: [.init(address: text("wall"), reason: text("reason"))],
          pressed: [text("pressed")], requests: 5_006, leftOut: 6_007),
        .init(state: .refuse, problem: text("problem")),
      ], parties: [party], person: .init())
    report.person.found = [
      .init(
        party: "brand.example", sentence: text("leak"), what: "email", address: text("receiver"),
        state: .accept)
    ]
    report.person.searched = [text("searched")]
    report.withoutNotice = [text("bare")]
    report.signIn = [
      .init(
        page: text("button-page"), button: text("button"), party: "p", name: text("company"),
        scopes: [.init(name: text("scope"), meaning: text("gives"), isBeyondEmail: true)],
        isHidden: true, onLoad: text("load"), onPress: text("press"), after: text("after"),
        recipient: nil)
    ]
    var before = report
    before.parties = [PartyReport(id: "x", name: text("gone"), isKnown: false, first: Self.at)]
    var after = report
    after.parties[0].states = [.refuse]
    after.parties.append(PartyReport(id: "y", name: text("new"), isKnown: false, first: Self.at))
    return SiteScan(
      id: "scan-2", asked: Actor(kind: .staff, id: text("asker")), node: text("node"),
      folder: text("folder"), manifest: [0xAB, 0xCD], sequence: 7_008, report: report,
      earlier: .init(id: "scan-1", difference: try SiteDifference(from: before, to: report)),
      later: .init(id: "scan-3", difference: try SiteDifference(from: report, to: after)))
  }

  /// A desk with two findings of sixty, and two sites of which one was never scanned.
  mutating func deskSites() -> DeskSites {
    DeskSites(
      findings: [finding("f1", returns: 3), finding("f2", returns: 0)], open: 1_062,
      looks: [
        .init(
          site: text("site"), address: text("site-address"), team: text("site-team"),
          newest: .init(id: "scan-9", ended: Self.at, isComplete: false, parties: 3_004),
          findings: 4_009, isUnderWay: true),
        .init(
          site: "shop", address: text("site-address"), team: text("site-team"), newest: nil,
          findings: 0, isUnderWay: false),
      ], day: Fixture.today)
  }

  private mutating func finding(_ id: String, returns: Int) -> Finding {
    Finding(
      id: id, kind: "undeclared-party", place: text("place"), key: "k", title: text("title"),
      owner: text("team"), state: .open, first: Self.at, last: Self.at, due: Self.at.date,
      closed: nil, returns: returns, source: "s")
  }

  /// The fixture's site with somebody undeclared on it, and somebody declared who has gone.
  mutating func contacts() -> [SiteContacts] {
    Fixture.withSite.sites.map { site in
      SiteContacts(
        site, register: Fixture.withSite,
        parties: [
          SeenParty(
            site: "www", party: "x", name: text("stranger"), kinds: text("kinds"), recipient: nil,
            first: Self.at, last: Self.at, removed: nil),
          SeenParty(
            site: "www", party: "y", name: text("gone"), kinds: "", recipient: "mailer",
            first: Self.at, last: Self.at, removed: Timestamp("2026-04-15T09:05:00Z")),
        ], looked: ("14 March 2026", false))
    }
  }
}
