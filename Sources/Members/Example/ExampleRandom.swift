/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed, everywhere.
struct ExampleRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of one thing among many, such as a person, whatever came before.
  init(seed: UInt64, stream: UInt64, index: Int) {
    state = seed
    state = next() ^ stream
    state = next() ^ UInt64(truncatingIfNeeded: index)
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// True in so many of a thousand cases.
  mutating func chance(_ perMille: Int) -> Bool { number(0..<1_000) < perMille }

  /// A number of a range; the slight bias of a modulus does not matter to an example.
  mutating func number(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(max(range.count, 1)))
  }

  /// One of some texts.
  mutating func one(of texts: [String]) -> String {
    texts.isEmpty ? "" : texts[number(0..<texts.count)]
  }
}
