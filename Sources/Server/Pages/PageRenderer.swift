public import Disclosure
public import Formats
public import Register
import Staff
import Store
public import Workspace

/// Makes pages from values: a pure function, used by the server and for saving pages as files.
public struct PageRenderer: Sendable {
  let templates: PageTemplates

  /// Reads the templates in the binary; throws `ServerError.damagedTemplate`.
  public init() throws(ServerError) {
    templates = try PageTemplates()
  }

  /// The style sheet, as `style.css` beside a saved page.
  public static var styleSheet: String {
    String(decoding: EmbeddedAsset.bytes("style.css") ?? [], as: UTF8.self)
  }

  /// The public page "What we do with your data", to be saved as a file: it holds no forms.
  public func publicPage(
    _ report: PublicReport, sites: [SiteContacts] = [], questions: [AnsweredQuestion]? = nil,
    figures: PublicFigures? = nil, common: [CommonQuestion] = []
  ) -> String {
    page(
      PublicPage(report, sites: sites, questions: questions, figures: figures, common: common),
      chrome: Chrome(organisation: report.organisation, here: .home, isServed: false))
  }

  /// A subject's own page, to be saved as a file: it holds no forms.
  public func memberPage(_ report: MemberReport, organisation: Organisation) -> String {
    page(
      MemberPage(report, formToken: "", notice: nil, signal: false, isFrozen: false),
      chrome: Chrome(organisation: organisation, here: .me, isServed: false))
  }

  /// The answer to "have you ever shared with …?", to be saved as a file.
  public func sharedPage(query: String, _ answer: SharedAnswer, organisation: Organisation)
    -> String
  {
    page(
      SharedPage(query: query, answer),
      chrome: Chrome(organisation: organisation, here: .shared, isServed: false))
  }

  /// The desk as an auditor sees it, to be saved as a file: it holds no forms.
  public func deskPage(
    _ report: DeskReport, sites: DeskSites? = nil, register: Register
  ) -> String {
    page(
      DeskPage(
        report, sites: sites, register: register, powers: DeskPowers(.auditor), formToken: "",
        notice: nil),
      chrome: Chrome(organisation: register.organisation, here: .desk, isServed: false))
  }

  /// One disclosure as an auditor sees it, to be saved as a file: it holds no forms.
  public func planPage(_ summary: DisclosureSummary, register: Register) -> String {
    page(
      PlanPage(
        summary, register: register, powers: DeskPowers(.auditor),
        viewer: Actor(kind: .system, id: "saved"), formToken: "", notice: nil),
      chrome: Chrome(organisation: register.organisation, here: nil, isServed: false))
  }

  /// The recalls and how each recipient answers, to be saved as a file.
  public func recallsPage(
    _ recalls: [Recall], _ records: [RecallRecord], names: [RecipientID: String],
    register: Register
  ) -> String {
    page(
      DeskRecallsPage(recalls, records, names: names),
      chrome: Chrome(
        organisation: register.organisation, here: nil, isServed: false))
  }

  /// One recall with its answers as an auditor sees it, to be saved as a file: it holds no forms.
  public func recallPage(
    _ recall: Recall, _ answers: [GivenAttestation], name: String, register: Register,
    on day: CivilDate
  ) -> String {
    page(
      DeskRecallPage(
        recall, answers, name: name, canAnswer: false, notice: nil, formToken: "", on: day),
      chrome: Chrome(organisation: register.organisation, here: nil, isServed: false))
  }

  /// Who wrote to decoys, to be saved as a file.
  public func decoysPage(_ report: DecoySightingsReport, organisation: Organisation) -> String {
    page(
      DecoysPage(report, isFirst: true),
      chrome: Chrome(organisation: organisation, here: nil, isServed: false))
  }

  /// The report of one scan of a site, to be saved as a file: it holds no forms.
  public func scanPage(_ scan: SiteScan, register: Register) -> String {
    page(
      ScanPage(scan, register: register),
      chrome: Chrome(organisation: register.organisation, here: nil, isServed: false))
  }

  func page(_ page: some Page, chrome: Chrome) -> String {
    templates.render(page, chrome: chrome)
  }
}
