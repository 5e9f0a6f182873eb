import Formats
import Register
import Testing

@testable import Statements

/// The files below `/.well-known/`.
@Suite struct WellKnownTests {
  private func lines(
    email: String = "dpo@thenest.example", expires: CivilDate, origin: String? = nil
  ) throws -> [String] {
    var organisation = try Example.register().organisation
    organisation.officer.email = email
    return SecurityText(organisation, on: Example.today, expires: expires, origin: origin).text
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("security.txt names the officer, its end, its language and where it stands")
  func security() throws {
    let end = Example.today.adding(days: 180)
    #expect(
      try lines(expires: end, origin: "https://privacy.nest.example") == [
        "Contact: mailto:dpo@thenest.example", "Expires: \(end.iso)T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://privacy.nest.example/.well-known/security.txt", "",
      ])
  }

  @Test("security.txt never lasts longer than a year")
  func year() throws {
    let lines = try lines(expires: Example.today.adding(years: 9))
    #expect(lines.contains("Expires: \(Example.today.adding(years: 1).iso)T00:00:00Z"))
  }

  @Test(
    "an address or an origin cannot write a line of its own",
    arguments: ["https://a.example\nContact: https://evil.example", "http://a.example", ""])
  func lineEnds(_ origin: String) throws {
    let lines = try lines(
      email: "dpo@nest.example\r\nContact: x?y", expires: Example.today, origin: origin)
    #expect(lines.count == 4)
    #expect(lines.first == "Contact: mailto:dpo@nest.example%0D%0AContact%3A%20x%3Fy")
  }

  @Test("the statement on Global Privacy Control is what the specification asks for")
  func signal() throws {
    let day = try #require(CivilDate("2026-11-22"))
    #expect(PrivacySignal(lastUpdate: day).json.text == #"{"gpc":true,"lastUpdate":"2026-11-22"}"#)
  }
}
