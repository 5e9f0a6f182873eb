import Disclosure
import Formats
import Register
import Staff
import Store
import Testing
import Workspace

@testable import Server

/// The templates are filled by the names of properties, at run time: only a test finds a renamed one.
@Suite struct PageTests {
  /// A page with everything in it, and what it must show.
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var html: String
    var texts: [String]
  }

  static let renderer = try? PageRenderer()

  private static func aftermath(_ state: DisclosureSummaryState) -> DisclosureAftermath? {
    guard state == .sent else { return nil }
    var aftermath = DisclosureAftermath()
    aftermath.permitted = 55_001
    aftermath.withdrawn = 55_002
    aftermath.asked[Fixture.brand] = RecallCounts()
    aftermath.asked[Fixture.brand]?.refused = 55_003
    return aftermath
  }

  static func samples(tail: String = "") throws -> [Sample] {
    let renderer = try PageRenderer()
    var samples: [Sample] = []
    let signedIn = SignedIn(formToken: "form-token", role: "privacy lead")

    var marked = Marked(tail: tail)
    let report = marked.publicReport()
    let chrome = Chrome(organisation: report.organisation, here: .home, signedIn: signedIn)
    samples.append(
      Sample(
        testDescription: "public page",
        html: renderer.page(
          PublicPage(
            report, sites: marked.contacts(), figures: marked.publicFigures(),
            common: marked.commonQuestions()), chrome: chrome),
        texts: marked.texts + [
          "44,001", "44,002", "about 44,010", "44,020", "44,003", "44,004", "44,005", "44,006",
          "44,007", "44,008", "44,009", "44,011", "44,012", "44,013", "44,014", "176,050",
          "44,013 not confirmed", "3 of 31 answered whole, usually within 47 days", "1,209",
          "goes on until a no", "/me", "For a service",
          "1,065,220", "1,204", "8,675,309", "12,345", "67,890", "77001", "told", "Paused",
          Fixture.origin, "declared, not seen", "15 April 2026", "could see only part",
        ]))

    marked = Marked(tail: tail)
    let answer = marked.sharedAnswer()
    samples.append(
      Sample(
        testDescription: "answer",
        html: renderer.page(
          SharedPage(query: "asked\(tail)", answer), chrome: chrome),
        texts: marked.texts + ["asked\(tail)", "12,345", "67,890"]))

    marked = Marked(tail: tail)
    samples.append(
      Sample(
        testDescription: "member's page",
        html: renderer.page(
          MemberPage(
            marked.memberReport(), formToken: "form-token", notice: "notice\(tail)", signal: true,
            isFrozen: true), chrome: chrome),
        texts: marked.texts + [
          "14 March 2026", "21 November 2026", "form-token", "notice\(tail)", "Not allowed",
          "End the freeze", "offers", "brand",
        ]))

    var register = Fixture.register
    register.organisation.name = "org\(tail)"
    guard let purpose = register.purposes[id: Fixture.offers], let notice = register.notices.first
    else { return samples }
    samples.append(
      Sample(
        testDescription: "before a yes",
        html: renderer.page(
          AskPage(
            purpose: purpose, recipient: "brand\(tail)", recipientID: Fixture.brand,
            notice: notice, register: register, formToken: "form-token"), chrome: chrome),
        texts: [
          "brand\(tail)", "baby offers", "A brand writes to you.", "privacy@1", "health",
          "1 January 2025", "What we do", "We are <strong>us</strong>.",
        ]))

    marked = Marked(tail: tail)
    samples.append(
      Sample(
        testDescription: "scan",
        html: renderer.page(
          ScanPage(try marked.scan(), register: Fixture.withSite), chrome: chrome),
        texts: marked.texts + [
          "4,005", "5,006", "6,007", "7,008", "abcd", "before a choice", "Declared: Nappy brand",
          "Not declared for this site", "/desk/sites/scan-1", "/desk/sites/scan-3", "24 hours",
          "https://brand.example/ads", "Not reached", "14 March 2026, 09:05 UTC", "scan-2",
          "Name look-ups",
        ]))

    let powers = DeskPowers(.privacyLead)
    marked = Marked(tail: tail)
    let desk = DeskReport.sample(
      [Marked.summary(.planned, isMasked: true)], suspended: "because\(tail)")
    samples.append(
      Sample(
        testDescription: "desk",
        html: renderer.page(
          DeskPage(
            desk, sites: marked.deskSites(), register: register, powers: powers,
            formToken: "form-token", notice: "notice\(tail)"), chrome: chrome),
        texts: marked.texts + [
          "came back 3 times", "1,060 more are open", "Overdue", "/desk/findings/f1/close",
          "/desk/findings/f2/assign", "/desk/sites/scan-9", "3,004", "4,009", "In part",
          "A scan is under way", "/desk/sites/shop/scan",
          "because\(tail)", "notice\(tail)", "privacy lead", "baby offers", "Nappy brand",
          "&lt;10", "4,314", "14 March 2026, 09:05 UTC", "/desk?before=older-than-this", "supply",
          "/desk/agreements/mail/suspend", "/desk/agreements/supply/resume",
          "/desk/purposes/offers/pause", "/desk/purposes/newsletter/resume", "country: GB",
          "due date", "Planned",
        ]))

    for state in [.planned, .approved, .sent] as [DisclosureSummaryState] {
      samples.append(
        Sample(
          testDescription: "disclosure, \(state.rawValue)",
          html: renderer.page(
            PlanPage(
              Marked.summary(state, isMasked: true), register: register, powers: powers,
              viewer: Actor(kind: .staff, id: "lena"), formToken: "form-token",
              notice: "notice\(tail)", aftermath: Self.aftermath(state)), chrome: chrome),
          texts: [
            "baby offers for Nappy brand", "4,321", "&lt;10", "4,310", "notice\(tail)",
            "This person has objected.", "Respect it.", "country is GB", "due date",
            "14 March 2026, 09:05 UTC by marta", "consent.missing",
          ]
            + (state == .planned
              ? ["/approve"]
              : state == .approved
                ? ["/send", "by lena"]
                : ["/file", "/manifest", "55,001", "55,002", "55,003", "55,003 refused"])))
    }

    samples += ForecastSamples.all(renderer, tail: tail, chrome: chrome)
    samples += try QuestionSamples.all(renderer, tail: tail, chrome: chrome)
    samples.append(
      Sample(
        testDescription: "message",
        html: renderer.page(
          MessagePage(
            heading: "heading\(tail)", paragraphs: ["paragraph\(tail)"],
            form: .init(action: "/in/x", button: "button\(tail)"), contact: "contact\(tail)"),
          chrome: chrome),
        texts: ["heading\(tail)", "paragraph\(tail)", "/in/x", "button\(tail)", "contact\(tail)"]))
    return samples
  }

  @Test("every value of a page is on it, and no placeholder is left")
  func everyValue() throws {
    for sample in try Self.samples() {
      for text in sample.texts {
        #expect(sample.html.contains(text), "\(sample.testDescription) lacks \(text)")
      }
      #expect(!sample.html.contains("{{"), "\(sample.testDescription)")
      #expect(!sample.html.contains("}}"), "\(sample.testDescription)")
      #expect(sample.html.contains("form-token"), "\(sample.testDescription)")
      #expect(!sample.html.contains("Optional("), "\(sample.testDescription)")
    }
  }

  @Test(
    "no text of anybody's becomes markup, not even behind a combining mark",
    arguments: [
      "<script>x</script>", "\"'><script>x</script>", "\u{22}\u{301} onfocus=x <\u{301}b>",
    ])
  func escaped(_ attack: String) throws {
    for sample in try Self.samples(tail: attack) {
      let html = Array(sample.html.utf8)
      #expect(!sample.html.contains("<script"), "\(sample.testDescription)")
      for raw in ["\"\u{301}", "<\u{301}", "'><"] {
        #expect(!html.contains(bytes: Array(raw.utf8)), "\(sample.testDescription)")
      }
    }
  }

  @Test("a saved page holds no forms, and finds its style beside it")
  func saved() throws {
    let renderer = try PageRenderer()
    var marked = Marked()
    let report = marked.publicReport()
    let pages = [
      renderer.publicPage(report),
      renderer.memberPage(marked.memberReport(), organisation: report.organisation),
      renderer.sharedPage(
        query: "Softy", marked.sharedAnswer(), organisation: report.organisation),
    ]
    for page in pages {
      #expect(!page.contains("<form"))
      #expect(!page.contains("<button"))
      #expect(page.contains("href=\"style.css\""))
    }
    #expect(PageRenderer.styleSheet.contains("prefers-color-scheme"))
  }

  @Test("a page has one heading of the first level, a language, and no inline style or script")
  func structure() throws {
    for sample in try Self.samples() {
      #expect(sample.html.occurrences(of: "<h1") == 1, "\(sample.testDescription)")
      #expect(sample.html.contains("<html lang=\"en-GB\">"))
      #expect(!sample.html.contains(" style="), "\(sample.testDescription)")
      #expect(!sample.html.contains("<style"), "\(sample.testDescription)")
      #expect(!sample.html.contains("<script"), "\(sample.testDescription)")
      #expect(
        sample.html.occurrences(of: "<table") == sample.html.occurrences(of: "<caption"),
        "\(sample.testDescription)")
    }
  }

  @Test("an id is on a page once, and every label and heading that is pointed to is there")
  func ids() throws {
    for sample in try Self.samples() {
      let ids = sample.html.attributes("id")
      #expect(Set(ids).count == ids.count, "\(sample.testDescription)")
      for name in ["for", "aria-labelledby"] {
        for target in sample.html.attributes(name) {
          #expect(ids.contains(target), "\(sample.testDescription): \(target)")
        }
      }
      for link in sample.html.attributes("href") where link.hasPrefix("#") {
        #expect(ids.contains(String(link.dropFirst())), "\(sample.testDescription): \(link)")
      }
    }
  }

  @Test("only https may stand in a link that a register or a scan names")
  func controls() throws {
    #expect(PublicPage.Controls("https://example.org/ads").link != nil)
    #expect(PublicPage.Controls("javascript:alert(1)").link == nil)
    #expect(PublicPage.Controls("Settings > Ads").link == nil)
    for sample in try Self.samples() {
      #expect(!sample.html.contains("href=\"javascript"), "\(sample.testDescription)")
    }
  }

  @Test("a small count is hidden only where a selector chose the audience")
  func masked() throws {
    let renderer = try PageRenderer()
    for isMasked in [true, false] {
      let page = PlanPage(
        Marked.summary(.planned, isMasked: isMasked), register: Fixture.register,
        powers: DeskPowers(.auditor), viewer: Actor(kind: .staff, id: "x"), formToken: "",
        notice: nil)
      let html = renderer.page(page, chrome: Chrome(organisation: nil, here: nil))
      #expect(html.contains("&lt;10") == isMasked)
      #expect((page.reasons.last?.width == 0) == isMasked)
    }
  }

  @Test("whoever planned is not offered to approve")
  func ownPlan() {
    let page = PlanPage(
      Marked.summary(.planned, isMasked: false), register: Fixture.register,
      powers: DeskPowers(.privacyLead), viewer: Actor(kind: .staff, id: "marta"), formToken: "",
      notice: nil)
    #expect(!page.canApprove)
    #expect(page.waiting?.contains("second person") == true)
  }
}
