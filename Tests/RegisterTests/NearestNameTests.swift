import TestSupport
import Testing

@testable import Register

/// What a misspelt name was meant to be.
@Suite struct NearestNameTests {
  @Test("one slip is found, nonsense is not")
  func slips() {
    let names = ["address", "email", "birth_date", "country"]
    #expect(NearestName.find("adress", among: names) == "address")
    #expect(NearestName.find("emial", among: names) == "email")
    #expect(NearestName.find("birthdate", among: names) == "birth_date")
    #expect(NearestName.find("shoe_size", among: names) == nil)
    #expect(NearestName.find("", among: names) == nil)
    #expect(NearestName.find("Email", among: names) == "email")
  }

  @Test("the distance is a distance: zero for the same only, symmetric, at most the longer length")
  func distance() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...7, using: &random)).map { _ in
          UInt8.random(in: 97...99, using: &random)
        }
      }
      let distance = NearestName.distance(words[0], words[1])
      #expect(distance == NearestName.distance(words[1], words[0]))
      #expect((distance == 0) == (words[0] == words[1]))
      #expect(distance <= max(words[0].count, words[1].count))
      #expect(distance >= abs(words[0].count - words[1].count))
    }
  }
}
