import Formats
import Store
import TestSupport
import Testing

@Suite struct UUIDv7Tests {
  @Test("text and bytes lead back to the identifier")
  func roundTrip() {
    var generator = SplitMix64(seed: 5)
    for second in 0..<200 as Range<Int64> {
      let id = UUIDv7.make(at: time(second), using: &generator)
      #expect(UUIDv7(id.text) == id)
      #expect(UUIDv7(bytes: id.bytes) == id)
      #expect(id.at == time(second))
    }
  }

  @Test("the order is that of time, in bytes and in text")
  func order() {
    let ids = (0..<100 as Range<Int64>).map { UUIDv7.make(at: time($0)) }
    #expect(ids == ids.sorted())
    #expect(ids.map(\.text) == ids.map(\.text).sorted())
    #expect(Set(ids).count == 100)
  }

  @Test("what is made one microsecond later is ordered after it, and tells the same millisecond")
  func withinAMillisecond() {
    let start = time(7)
    let ids = (0..<1_000 as Range<Int64>).map {
      UUIDv7.make(at: Timestamp(microseconds: start.microseconds + $0))
    }
    for (earlier, later) in zip(ids, ids.dropFirst()) { #expect(earlier < later) }
    #expect(ids.allSatisfy { $0.at == start })
  }

  @Test("the layout is that of RFC 9562's example")
  func example() {
    let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    #expect(UUIDv7(text)?.at == Timestamp(microseconds: 1_645_557_742_000_000))
    #expect(UUIDv7(text)?.text == text)
  }

  @Test(
    "what is not a version 7 identifier in lower case is nil",
    arguments: [
      "", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
      "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
      "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398fa",
      "017f22e2+79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398é",
    ])
  func refused(text: String) {
    #expect(UUIDv7(text) == nil)
  }
}
