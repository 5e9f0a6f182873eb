import Formats
import Law
import Register
import Testing

@testable import Sites

/// A register with one site, and reports about it that are built by hand.
enum Declared {
  static func register(
    loads: [Site.Load] = [], signIn: [Site.SignIn] = [], _ change: (inout Site) -> Void = { _ in }
  ) throws -> Register {
    let country = try #require(Country("GB"))
    let contact = Organisation.Contact(name: "Privacy desk", email: "privacy@nest.example")
    func recipient(
      _ id: String, _ label: String, aliases: [String] = [], team: String
    ) throws -> Recipient {
      Recipient(
        id: try #require(RecipientID(id)), label: label, role: .controller, aliases: aliases,
        country: country, team: team)
    }
    var site = Site(
      id: try #require(SiteID("forum")), address: "https://www.nest.example", team: "web",
      notice: try #require(NoticeID("privacy")), loads: loads, signIn: signIn)
    change(&site)
    return Register(
      organisation: Organisation(
        name: "Nest", country: country, address: "1 Road", contact: contact, officer: contact,
        residenceField: try #require(FieldID("country"))),
      recipients: [
        try recipient("meta", "Meta Platforms", team: "ads"),
        try recipient("counter", "Google", team: "data"),
        try recipient("statistics", "The counting house", aliases: ["stats.example"], team: "data"),
        try recipient("mailer", "Mailer", team: "post"),
      ], sites: [site])
  }

  static func load(
    _ recipient: String, hosts: [String] = [], when: Site.Load.When = .afterChoice,
    pages: [String] = []
  ) throws -> Site.Load {
    Site.Load(
      recipient: try #require(RecipientID(recipient)), hosts: hosts,
      purpose: try #require(PurposeID("advertising")), when: when, pages: pages)
  }

  static func party(
    _ id: String, name: String? = nil, hosts: [String]? = nil, disguised: [String] = [],
    states: [ScanState] = [.accept], pages: [String] = ["https://www.nest.example/"]
  ) -> PartyReport {
    var party = PartyReport(id: id, name: name ?? id, isKnown: false, first: time(0))
    party.hosts = hosts ?? [id]
    party.disguised = disguised
    party.states = states
    party.pages = pages
    party.requests = 1
    party.sentence = "\(party.name) was contacted."
    return party
  }

  /// A state of which everything was seen, with the banner answered where one is wanted.
  static func state(
    _ state: ScanState, _ change: (inout SiteReport.State) -> Void = { _ in }
  ) -> SiteReport.State {
    var told = SiteReport.State(state: state)
    told.seen = ["https://www.nest.example/"]
    if state == .accept { told.pressed = ["Accept all"] }
    if state == .refuse { told.pressed = ["Reject all"] }
    change(&told)
    return told
  }

  /// A report of complete states, `before`, `refuse`, `accept` and `gpc` unless others are named.
  static func report(
    _ parties: [PartyReport] = [], states: [SiteReport.State]? = nil, on day: Int64 = 0,
    _ change: (inout SiteReport) -> Void = { _ in }
  ) -> SiteReport {
    var report = SiteReport(
      site: "forum", address: "https://www.nest.example/", began: time(day), ended: time(day),
      browser: "Chrome", isSandboxed: true,
      states: states ?? [ScanState.before, .refuse, .accept, .gpc].map { state($0) },
      parties: parties, person: .init())
    change(&report)
    return report
  }
}

/// The time of a number of days after 2026 began.
func time(_ days: Int64) -> Timestamp {
  Timestamp(microseconds: 1_767_225_600_000_000 + days * 86_400_000_000)
}
