import Register
import Testing

/// The clock of recalls, and where and by which key a recipient answers.
@Suite struct RecallKeysTests {
  @Test(
    "a clock of recalls that makes no sense is told where it stands",
    arguments: [
      ("{remind: 9, answer: 5}", "bad-number"), ("{remind: 0}", "bad-number"),
      ("{remind: soon}", "bad-number"), ("{stop: 366}", "bad-number"),
      ("{remnid: 3}", "unknown-key"), ("soon", "wrong-type"),
    ])
  func badClock(_ written: String, _ code: String) {
    let reading = Fixture.read(
      Fixture.base(
        replacing: "  birth-field: born", by: "  birth-field: born\n  recalls: \(written)"))
    let found = Fixture.found(reading)
    #expect(
      found.count == 1 && found[0].hasPrefix("x.yaml:9:") && found[0].hasSuffix(code), "\(found)")
  }

  @Test("what a clock leaves out never comes before what it says")
  func clock() {
    let reading = Fixture.read(
      Fixture.base(
        replacing: "  birth-field: born",
        by: "  birth-field: born\n  recalls: {remind: 20, owner: Privacy}"))
    #expect(
      reading.register?.organisation.recalls
        == RecallClock(remind: 20, answer: 20, stop: 30, owner: "Privacy"))
  }
}

/// Where recalls are posted to.
@Suite struct RecallWebhookKeyTests {
  @Test("a webhook is https, or this machine; anything else is told where it stands")
  func webhook() throws {
    for (address, isGood) in [
      ("https://brand.example/recalls", true), ("http://127.0.0.1:9/in", true),
      ("http://brand.example/recalls", false), ("ftp://brand.example", false),
      ("https://brand.example/?a=b", false), ("brand.example", false),
    ] {
      let reading = Fixture.read(
        Fixture.base(replacing: "team: web}", by: "team: web, webhook: \"\(address)\"}"))
      let codes = Fixture.found(reading)
      #expect(codes.isEmpty == isGood, "\(address) \(codes)")
      #expect(codes.allSatisfy { $0.hasSuffix("bad-delivery") }, "\(codes)")
      if isGood {
        #expect(reading.register?.recipients.contains { $0.webhook == address } == true)
      }
    }
  }
}
