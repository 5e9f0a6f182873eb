import Formats
import Testing

@testable import Sites

/// What a parent reads about a company.
@Suite struct PlainSentenceTests {
  private let at = Timestamp(microseconds: 1_767_264_060_000_000)

  private func sentence(
    _ change: (inout PartyReport) -> Void = { _ in }, knowsPage: Bool = true,
    knowsContact: Bool = false, in state: ScanState = .before
  ) -> String {
    var party = Declared.party("meta", name: "Facebook")
    change(&party)
    return PlainSentence.of(
      party, knowsPage: knowsPage, knowsContact: knowsContact, in: state, at: at)
  }

  @Test("it says who, what, when, with which identifier, and in which state")
  func whole() {
    let said = sentence({
      $0.stored = [
        .init(place: "cookie", name: "a", domain: "x.example", seconds: 60),
        .init(place: "cookie", name: "fr", domain: "facebook.com", seconds: 7_776_000),
      ]
    })
    #expect(
      said == "Facebook was told that you read this page, at 10:41 UTC, from your address, "
        + "with an identifier that lasts 90 days, before you chose anything.")
  }

  @Test("it does not claim that a page was told when only a connection was made")
  func contacted() {
    let said = sentence({ $0.pages = ["a", "b", "c"] }, knowsPage: false, in: .refuse)
    #expect(
      said == "Facebook was contacted when you read 3 pages of this site, at 10:41 UTC, "
        + "from your address, although you refused.")
  }

  @Test("contact details are said to be hashed only when they are")
  func contact() {
    func said(isHashed: Bool) -> String {
      sentence(
        {
          $0.told = [
            .init(subject: "contact", key: "em", label: "e-mail", value: "x", isHashed: isHashed)
          ]
        }, knowsContact: true, in: .signedIn)
    }
    #expect(said(isHashed: true).contains("in a form that it can match with its own"))
    #expect(said(isHashed: false).contains(", with contact details, while you were signed in."))
  }

  @Test("what nothing ends lasts until the browser is cleared or closed")
  func endless() {
    #expect(
      sentence({ $0.stored = [.init(place: "local", name: "a", domain: "x")] })
        .contains("lasts until you clear your browser"))
    #expect(
      sentence({ $0.stored = [.init(place: "session", name: "a", domain: "x")] })
        .contains("lasts until you close your browser"))
    #expect(
      sentence({ $0.stored = [.init(place: "cookie", name: "a", domain: "x")] })
        .contains("lasts until you close your browser"))
  }

  @Test(
    "a time is said in the unit in which people think of it",
    arguments: [
      (2.0, "2 seconds"), (60, "60 seconds"), (120, "2 minutes"), (3_600, "60 minutes"),
      (7_200, "2 hours"), (86_400, "24 hours"), (172_800, "2 days"), (7_776_000, "90 days"),
      (31_536_000, "365 days"), (63_072_000, "24 months"),
    ])
  func lifetime(_ seconds: Double, _ expected: String) {
    #expect(PlainSentence.lifetime(seconds) == expected)
  }
}
