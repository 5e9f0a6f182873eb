import Formats
import Staff
import TestSupport
import Testing

@Suite struct TimeCodeTests {
  private let secret = Array("12345678901234567890".utf8)

  @Test(
    "codes are those of RFC 6238, appendix B",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func vectors(_ seconds: Int64, _ code: String) {
    let step = TimeCode.step(at: Timestamp(microseconds: seconds * 1_000_000))
    #expect(TimeCode.code(secret, step: step, digits: 8) == code)
    #expect(TimeCode.code(secret, step: step) == String(code.suffix(6)))
  }

  @Test("codes are those of RFC 4226, appendix D")
  func counters() {
    #expect(
      (0..<10).map { TimeCode.code(secret, step: $0) } == [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
      ])
  }
}
