import Formats
import Foundation
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(
    "one moment has one number, however it is written",
    arguments: [
      ("2026-11-21T10:00:00Z", 1_795_255_200_000_000),
      ("2026-11-21T12:30:00+02:30", 1_795_255_200_000_000),
      ("2026-11-20T23:00:00-11:00", 1_795_255_200_000_000),
      ("2026-11-21T10:00:00.5Z", 1_795_255_200_500_000),
      ("2026-11-21T10:00:00.000001Z", 1_795_255_200_000_001),
      ("2026-11-21", 1_795_219_200_000_000),
      ("1969-12-31T23:59:59.999999Z", -1),
      ("1970-01-01T00:00:00-00:00", 0),
    ] as [(String, Int64)])
  func reads(text: String, microseconds: Int64) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(
    "what is not strictly RFC 3339 is refused",
    arguments: [
      "", "2026-11-21T", "2026-11-21T10:00Z", "2026-11-21T10:00:00", "2026-11-21 10:00:00Z",
      "2026-11-21t10:00:00Z", "2026-11-21T10:00:00z", "2026-11-21T24:00:00Z",
      "2026-11-21T10:60:00Z", "2026-11-21T23:59:60Z", "2026-11-21T10:00:00.Z",
      "2026-11-21T10:00:00.1234567Z", "2026-11-21T10:00:00+0100", "2026-11-21T10:00:00+24:00",
      "2026-11-21T10:00:00+01:60", "2026-11-21T10:00:00Z ", "2026-02-29T10:00:00Z",
      "2026-11-21T10:00:00,5Z", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
      "2026-11-21T1٠:00:00Z",
    ])
  func refused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("the text of random moments reads back to the same microsecond")
  func readsBack() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<5000 {
      let moment = Timestamp(microseconds: Int64.random(in: -(1 << 55)...(1 << 57), using: &random))
      #expect(Timestamp(moment.rfc3339) == moment, "\(moment)")
      #expect(moment.rfc3339.hasPrefix(moment.date.iso))
    }
  }

  @Test("a fraction is written only when there is one")
  func writes() {
    #expect(Timestamp(microseconds: 0).rfc3339 == "1970-01-01T00:00:00Z")
    #expect(Timestamp(microseconds: 1).description == "1970-01-01T00:00:00.000001Z")
    #expect(Timestamp(microseconds: -1).rfc3339 == "1969-12-31T23:59:59.999999Z")
    #expect(Timestamp(microseconds: -1).date.iso == "1969-12-31")
    #expect(Timestamp(date: CivilDate(days: 1)).rfc3339 == "1970-01-02T00:00:00Z")
  }

  @Test("moments beyond the calendar are held at its ends and never trap")
  func saturates() {
    #expect(Timestamp(microseconds: .max).rfc3339 == "9999-12-31T23:59:59.999999Z")
    #expect(Timestamp(microseconds: .min).rfc3339 == "0000-01-01T00:00:00Z")
    let now = Timestamp(microseconds: 1_795_255_200_000_000)
    #expect(now.adding(seconds: .max) == Timestamp(microseconds: .max))
    #expect(now.adding(seconds: .min) == Timestamp(microseconds: .min))
    #expect(now.adding(seconds: 86_400).rfc3339 == "2026-11-22T10:00:00Z")
    #expect(now.adding(seconds: -1) < now)
  }

  @Test("a moment is coded as one integer")
  func codes() throws {
    let moment = Timestamp(microseconds: 1_795_255_200_000_001)
    let data = try JSONEncoder().encode([moment])
    #expect(String(decoding: data, as: UTF8.self) == "[1795255200000001]")
    #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [moment])
  }

  @Test("the clock gives a moment of this century")
  func clock() throws {
    let start = try #require(Timestamp("2024-01-01"))
    #expect(Timestamp.now() > start)
  }
}
