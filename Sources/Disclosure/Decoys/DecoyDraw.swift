import Crypto
import Evidence

/// A stream of choices that follows from a secret: whoever has it draws the same again, nobody else can guess.
struct DecoyDraw: Sendable {
  private let key: SymmetricKey
  private var count: UInt64 = 0

  init(seed: Digest32) { key = SymmetricKey(data: seed.bytes) }

  private mutating func next() -> UInt64 {
    count += 1
    let block = withUnsafeBytes(of: count.bigEndian) { Array($0) }
    let bytes = Commitment.hmac(key: key, domain: "decoy block", block).bytes
    return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A number from 0 to one below the bound; 0 for a bound that leaves no choice.
  mutating func below(_ bound: Int) -> Int {
    bound > 1 ? Int(next() % UInt64(bound)) : 0
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func pick<Element>(_ list: [Element]) -> Element? {
    list.isEmpty ? nil : list[below(list.count)]
  }
}
