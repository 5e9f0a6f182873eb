import Catalogue
import Testing

@Suite struct GoogleTests {
  private let hash = "YqFORPdlQZ0Q_qmTZzYaJ3wSNl4lIPMiGNUF7Zqg9i8"

  @Test("a conversion tells page, title, value and the advertiser's number in the path")
  func conversion() {
    let told = Telling(
      "https://www.googleadservices.com/pagead/conversion/987654321/?label=AbC&value=9.99"
        + "&currency_code=GBP&url=https%3A%2F%2Fgreen.example%2Fthanks&ref=https%3A%2F%2Fa.example%2F"
        + "&tiba=Thank+you&u_w=1920&u_h=1080&u_tz=60&gclid=Cj0&gcs=G111&auid=5.6"
        + "&em=tv.1~em.\(hash)~zz.1&data=event%3Dpage_view%3Bplan%3Dgold")
    #expect(told.values("path") == ["987654321"])
    #expect(told.subject("url") == .pageAddress)
    #expect(told.subject("ref") == .referrer)
    #expect(told.subject("tiba") == .pageTitle)
    #expect(told.subject("value") == .money)
    #expect(told.subject("gclid") == .clickID)
    #expect(told.values("gcs") == ["granted", "granted"])
    let contacts = told.all.filter { $0.key == "em" }
    #expect(contacts.map(\.label) == ["the e-mail address", "contact details of an unknown kind"])
    #expect(contacts.map(\.isHashed) == [true, false])
    #expect(told.values("data") == ["page_view", "gold"])
  }

  @Test("Floodlight's parameters in the path are read")
  func floodlight() {
    let told = Telling(
      "https://ad.doubleclick.net/activity;src=42;type=sales;cat=join;u1=family;ord=7;"
        + "~oref=https%3A%2F%2Fgreen.example%2F?us_privacy=1YNN")
    #expect(told.subject("src") == .identifier)
    #expect(told.subject("u1") == .content)
    #expect(told.values("~oref") == ["https://green.example/"])
    #expect(told.subject("~oref") == .pageAddress)
    #expect(told.subject("us_privacy") == .consentSignal)
  }

  @Test("reCAPTCHA tells the site, which stands in base 64")
  func recaptcha() {
    let told = Telling(
      "https://www.google.com/recaptcha/api2/anchor?k=6Lc&co=aHR0cHM6Ly9ncmVlbi5leGFtcGxlOjQ0Mw..")
    #expect(told.values("co") == ["https://green.example:443"])
    #expect(told.subject("co") == .pageAddress)
  }

  @Test("fonts, maps and films tell what was asked for")
  func parts() {
    #expect(
      Telling("https://fonts.googleapis.com/css2?family=Roboto").values("family") == ["Roboto"])
    let map = Telling("https://www.google.com/maps/embed/v1/place?key=AIza&q=Green+Hall,+Leeds")
    #expect(map.subject("q") == .location)
    let film = Telling("https://www.youtube.com/embed/abc123?origin=https%3A%2F%2Fgreen.example")
    #expect(film.values("embed") == ["abc123"])
    #expect(film.subject("origin") == .pageAddress)
  }

  @Test("fetching the tag manager tells the site's number and where the page is")
  func tagManager() {
    let told = Telling(
      "https://www.googletagmanager.com/gtm.js?id=GTM-XYZ",
      headers: [("Referer", "https://green.example/")])
    #expect(told.subject("id") == .identifier)
    #expect(told.subject("Referer") == .pageAddress)
  }
}
