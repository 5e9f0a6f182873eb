import Catalogue
import Testing

@Suite struct GoogleAnalyticsTests {
  private let collect = "https://region1.google-analytics.com/g/collect?v=2&tid=G-ABC123"

  @Test("a hit tells page, title, referrer, browser number, language and screen")
  func pageView() {
    let told = Telling(
      collect + "&cid=11.22&sid=33&sct=2&seg=1&dl=https%3A%2F%2Fgreen.example%2Fa&dt=Join+us"
        + "&dr=https%3A%2F%2Fnews.example%2F&en=page_view&_et=1200&ul=en-gb&sr=1920x1080&uaa=x86"
        + "&uafvl=Chromium%3B156&uap=Linux&npa=0&dma=0&ep.member_type=family&up.plan=gold"
        + "&epn.value=10")
    #expect(told.subject("dl") == .pageAddress)
    #expect(told.values("dt") == ["Join us"])
    #expect(told.subject("dt") == .pageTitle)
    #expect(told.subject("dr") == .referrer)
    #expect(told.subject("cid") == .identifier)
    #expect(told.subject("en") == .event)
    #expect(told.subject("ul") == .device)
    #expect(told.subject("uafvl") == .device)
    #expect(told["ep.member_type"]?.label.hasSuffix("member_type") == true)
    #expect(told.subject("up.plan") == .content)
    #expect(told.subject("epn.value") == .money)
    #expect(told.subject("npa") == .consentSignal)
  }

  @Test("every line of a body is an event, told in order")
  func severalEvents() {
    let told = Telling(
      collect + "&cid=11.22", method: "POST",
      headers: [("Content-Type", "text/plain;charset=UTF-8")],
      body: "en=page_view&_et=1\r\nen=scroll&epn.percent_scrolled=90\r\nen=click")
    #expect(told.values("en") == ["page_view", "scroll", "click"])
    #expect(told.values("epn.percent_scrolled") == ["90"])
  }

  @Test("the consent state names both storages")
  func consentState() {
    let told = Telling(collect + "&gcs=G101")
    let marks = told.all.filter { $0.key == "gcs" }
    #expect(marks.map(\.value) == ["denied", "granted"])
    #expect(marks.map(\.label).map { $0.contains("ad_storage") } == [true, false])
    #expect(Telling(collect + "&gcs=G1-x").values("gcs") == ["not set", "unknown mark x"])
    #expect(Telling(collect + "&gcs=junk").values("gcs") == ["junk"])
  }

  @Test(
    "every documented letter of the consent details has its meaning",
    arguments: [
      ("l", "not set"), ("m", "denied by choice, no default"),
      ("n", "granted by choice, no default"),
      ("p", "denied by default, no choice made"), ("q", "denied by default and by choice"),
      ("r", "denied by default, granted by choice"), ("t", "granted by default, no choice made"),
      ("u", "granted by default, denied by choice"), ("v", "granted by default and by choice"),
      ("R", "unknown letter R"),
    ])
  func letters(_ letter: String, _ meaning: String) {
    let told = Telling(collect + "&gcd=13l3\(letter)3v3p1")
    #expect(
      told.values("gcd") == [
        "not set", meaning, "granted by default and by choice", "denied by default, no choice made",
      ])
    #expect(told.all.filter { $0.key == "gcd" }[1].label.contains("analytics_storage"))
  }

  @Test("a fifth letter is told as unknown, and another form is left as it is")
  func unknownForms() {
    let told = Telling(collect + "&gcd=13l3l3R3l5l1").all.filter { $0.key == "gcd" }
    #expect(told.count == 5)
    #expect(told.last?.label.contains("unknown meaning") == true)
    #expect(told.map(\.value)[2] == "unknown letter R")
    #expect(Telling(collect + "&gcd=xyz").values("gcd") == ["xyz"])
    #expect(Telling(collect + "&gcd=11p1").values("gcd") == ["11p1"])
  }

  @Test("all denied by default reads so for all four signals")
  func allDenied() {
    let told = Telling(collect + "&gcd=11p1p1p1p5")
    #expect(
      told.values("gcd") == Array(repeating: "denied by default, no choice made", count: 4))
  }
}
