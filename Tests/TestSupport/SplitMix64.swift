/// A small seeded generator (Steele, Lea, Flood 2014), so that a failing case can be run again.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The generator of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// That many bytes of any kind.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  /// Up to that many bytes of any kind.
  public mutating func bytes(upTo count: Int) -> [UInt8] {
    bytes(Int.random(in: 0...count, using: &self))
  }

  /// A text of up to `length` scalars, out of those that trouble parsers.
  public mutating func text(upTo length: Int, from scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      text.append(scalars.randomElement(using: &self) ?? "x")
    }
    return String(text)
  }

  /// The bytes with a few changed, dropped, doubled or cut off.
  public mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var changed = bytes
    for _ in 0...Int.random(in: 0...4, using: &self) where !changed.isEmpty {
      let place = Int.random(in: 0..<changed.count, using: &self)
      switch Int.random(in: 0...4, using: &self) {
      case 0: changed[place] = UInt8.random(in: 0...255, using: &self)
      case 1: changed.remove(at: place)
      case 2: changed.insert(changed[place], at: place)
      case 3: changed.insert(contentsOf: self.bytes(upTo: 3), at: place)
      default: changed.removeSubrange(place...)
      }
    }
    return changed
  }
}
