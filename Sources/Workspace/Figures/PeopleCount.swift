/// How many people, told so that no answer of a single person can be worked out.
public enum PeopleCount: Sendable, Hashable {
  /// So many.
  case exactly(Int)
  /// One to nine.
  case underTen
  /// So many, to the nearest ten: beside it stands a small number that it would give away.
  case about(Int)

  /// Counts that add up to a number that is known: small ones are hidden, and then the largest is rounded.
  static func row(_ counts: [Int]) -> [PeopleCount] {
    let hidesSome = counts.contains { 1..<10 ~= $0 }
    let largest = counts.indices.max { counts[$0] < counts[$1] }
    return counts.indices.map { place in
      let count = counts[place]
      if 1..<10 ~= count { return .underTen }
      return hidesSome && place == largest && count > 0
        ? .about((count + 5) / 10 * 10) : .exactly(count)
    }
  }

  /// A count as the ledger shows it: with a selector, fewer than ten is nobody's business.
  static func kept(_ count: Int, hasSelector: Bool) -> PeopleCount {
    hasSelector && count < 10 ? .underTen : .exactly(count)
  }

  /// In words: `1,204`, `<10`, `about 1,200`.
  public var text: String {
    switch self {
    case .exactly(let count): Words.count(count)
    case .underTen: Words.count(0, hasSelector: true)
    case .about(let count): "about \(Words.count(count))"
    }
  }
}
