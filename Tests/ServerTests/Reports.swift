import Formats
import Gate
import Register
import Store

@testable import Disclosure
@testable import Workspace

/// Reports in which every text is told apart by its number, so that a page can be searched for each.
struct Marked {
  private(set) var texts: [String] = []
  /// What each text ends with: nothing, or an attack.
  let tail: String

  init(tail: String = "") { self.tail = tail }

  mutating func text(_ name: String) -> String {
    let text = "\(name)-\(texts.count)\(tail)"
    texts.append(text)
    return text
  }

  static let at = Timestamp("2026-03-14T09:05:00Z") ?? Timestamp(microseconds: 0)

  mutating func organisation() -> Organisation {
    var organisation = Fixture.organisation
    organisation.name = text("organisation")
    organisation.address = text("address")
    organisation.contact = .init(name: text("contact"), email: text("contact-mail"))
    organisation.officer = .init(name: text("officer"), email: text("officer-mail"))
    return organisation
  }

  mutating func publicReport() -> PublicReport {
    PublicReport(
      organisation: organisation(), registerVersion: 77_001, members: 1_204,
      held: [
        PublicReport.HeldLine(
          label: text("held"), about: text("about"), purposes: [text("for"), text("for")],
          visibleTo: text("seen"), system: text("system"), retention: text("kept"),
          special: text("special"), members: 1_065_220)
      ],
      purposes: [
        PublicReport.PurposeLine(
          label: text("purpose"), description: text("description"), basis: text("basis"),
          marketing: true, recipients: [text("getter")], isPaused: true)
      ],
      recipients: [
        PublicReport.RecipientLine(
          label: text("recipient"), role: text("role"), aliases: [text("alias")],
          parent: text("parent"), country: text("country"), team: text("team"),
          purposes: [text("purpose")], fields: [text("field")], onward: [text("onward")],
          consideration: text("consideration"), controls: text("controls"), asked: Self.record)
      ],
      shared: [shared()], sold: [shared()],
      notice: (version: Fixture.privacy, title: text("title"), text: "*told*"),
      logSize: 8_675_309, logRoot: text("root"), checkpoint: text("checkpoint"),
      verifierKey: text("key"))
  }

  private mutating func shared() -> PublicReport.SharedLine {
    PublicReport.SharedLine(
      recipient: text("to"), purpose: text("purpose"), handovers: 12_345, people: 67_890,
      last: Self.at, consideration: text("got"))
  }

  mutating func memberReport() -> MemberReport {
    MemberReport(
      since: Self.at,
      held: [
        MemberReport.Held(
          field: Fixture.name, label: text("Label"), value: text("value"),
          written: text("written"), why: [text("why")], source: text("source"),
          told: text("told"), collected: Self.at.date, until: Fixture.today,
          visibleTo: text("seen"), system: text("system"), isSpecial: true)
      ],
      had: [
        MemberReport.Had(
          recipient: text("had"), through: [text("through")], purpose: text("purpose"),
          at: Self.at, fields: [text("field")], consideration: text("got"))
      ],
      refused: [
        MemberReport.Refused(
          recipient: text("refused"), purpose: text("purpose"), at: Self.at,
          reasons: [text("reason")])
      ],
      switches: [
        MemberReport.Switch(
          purpose: Fixture.offers, label: text("switch"), description: text("description"),
          consequence: text("consequence"), isMarketing: true, needsConsent: true,
          recipients: [
            MemberReport.RecipientSwitch(
              recipient: Fixture.brand, label: text("one"), isPermitted: false,
              reasons: [text("because")], notice: nil, controls: text("controls"))
          ])
      ],
      seen: [
        MemberReport.Seen(at: Self.at, role: text("role"), reason: text("look"))
      ],
      history: [MemberReport.HistoryLine(at: Self.at, sentence: text("history"))])
  }

  mutating func sharedAnswer() -> SharedAnswer {
    SharedAnswer(
      question: "asked",
      matches: [
        SharedAnswer.Match(
          recipient: Fixture.brand, label: text("match"), how: text("how"), handovers: 12_345,
          people: 67_890, last: Self.at, sentence: text("sentence"))
      ], since: Self.at, logSize: 8_675_309, logRoot: text("root"))
  }

  /// A disclosure of the fixture's offer; the count of one reason is small.
  static func summary(_ state: DisclosureSummary.State, isMasked: Bool) -> DisclosureSummary {
    DisclosureSummary(
      id: "0192f0c1-2f3a-7000-8000-0123456789ab", state: state,
      use: Use(
        purpose: Fixture.offers, recipient: Fixture.brand, required: [Fixture.name],
        optional: [Fixture.dueDate],
        conditions: isMasked ? [.init(field: Fixture.country, bands: ["GB"])] : []),
      register: 1, members: 4_321, permitted: 7,
      reasons: [.init(code: .consentMissing, count: 4_310), .init(code: .objection, count: 4)],
      blanks: [.init(code: .specialNoExplicitConsent, count: 3)], terms: [],
      planned: .init(at: at, by: Actor(kind: .staff, id: "marta")),
      approved: state == .planned ? nil : .init(at: at, by: Actor(kind: .staff, id: "lena")),
      sent: state == .sent ? .init(at: at, by: Actor(kind: .staff, id: "marta")) : nil,
      file: state == .sent ? "records.csv" : nil, erased: 0, sequence: nil)
  }
}
