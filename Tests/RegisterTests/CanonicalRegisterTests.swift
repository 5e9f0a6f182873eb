import Formats
import Register
import TestSupport
import Testing

/// Registers as canonical JSON.
@Suite struct CanonicalRegisterTests {
  @Test("every register comes back from its canonical JSON, and gives the same bytes again")
  func roundTrip() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      let register = try RandomRegister.make(&random)
      let bytes = try register.canonicalJSON()
      let again = try Register(canonicalJSON: bytes)
      #expect(again == register)
      #expect(try again.canonicalJSON() == bytes)
      #expect(try JSON(parsing: bytes).canonical == bytes)
    }
  }

  @Test("a register without sites has the bytes of one written before there were sites")
  func withoutSites() throws {
    var register = try #require(Fixture.read(Fixture.base).register)
    let bytes = try register.canonicalJSON()
    #expect(
      try JSON(parsing: bytes).object?.keys.sorted() == [
        "agreements", "collectionPoints", "fields", "notices", "organisation", "purposes",
        "recipients", "retention",
      ])
    #expect(try Register(canonicalJSON: bytes).sites.isEmpty)
    let notice = try #require(NoticeID("privacy"))
    register.sites = Declared([
      Site(
        id: try #require(SiteID("s")), address: "https://s.example", team: "web", notice: notice)
    ])
    let more = try register.canonicalJSON()
    #expect(try JSON(parsing: more)["forms"] == nil)
    #expect(try JSON(parsing: more)["sites"]?.array?.count == 1)
    #expect(try Register(canonicalJSON: more) == register)
  }

  @Test("two registers whose texts differ only in composition have different bytes")
  func composition() throws {
    var register = try #require(Fixture.read(Fixture.base).register)
    register.organisation.name = "Caf\u{E9}"
    let composed = try register.canonicalJSON()
    register.organisation.name = "Cafe\u{301}"
    #expect(try register.canonicalJSON() != composed)
  }

  @Test("what is not the JSON of a register is refused with the place, never the value")
  func refused() throws {
    let register = try #require(Fixture.read(Fixture.base).register)
    let text = String(decoding: try register.canonicalJSON(), as: UTF8.self)
    let twice = "{\"fields\":[]," + text.dropFirst()
    #expect(throws: RegisterJSONError.self) { try Register(canonicalJSON: Array(twice.utf8)) }
    let parts = text.split(separator: "\"IE\"", maxSplits: 1)
    let wrong = parts.joined(separator: "\"Zamunda\"")
    let error = #expect(throws: RegisterJSONError.self) {
      try Register(canonicalJSON: Array(wrong.utf8))
    }
    #expect(error?.description.contains("Zamunda") == false)
    #expect(error?.description.contains("recipients.0.country") == true)
    #expect(throws: RegisterJSONError.self) { try Register(canonicalJSON: Array("{}".utf8)) }
  }
}
