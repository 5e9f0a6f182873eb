/// How sure it is that two names mean one company; the surest first.
public enum NameLikeness: Int, Sendable, Comparable, CaseIterable {
  /// The same name, but for case, accents, punctuation and legal form.
  case exact
  /// The same words in another order.
  case reordered
  /// One name is a part of the other.
  case part
  /// Spelled alike: a letter or few are different.
  case alike

  /// The same in words, as it follows "found by its name"; empty for the same name.
  public var words: String {
    switch self {
    case .exact: ""
    case .reordered: "with its words in another order"
    case .part: "in part"
    case .alike: "spelled alike"
    }
  }

  /// How alike two names are, or nil when they are not; the order of the two is of no account.
  public init?(_ one: FoldedName, _ other: FoldedName) {
    let (left, right) = (one.joined, other.joined)
    guard !left.isEmpty, !right.isEmpty else { return nil }
    if left == right {
      self = .exact
    } else if one.words.sorted() == other.words.sorted() {
      self = .reordered
    } else if Self.isPart(one, of: other) || Self.isPart(other, of: one) {
      self = .part
    } else if Self.isAlike(left, right)
      || Self.isAlike(one.words.sorted().joined(), other.words.sorted().joined())
    {
      self = .alike
    } else {
      return nil
    }
  }

  /// Surer is less.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// All its words stand in the other; or, from four letters on, it stands somewhere within.
  ///
  /// A single letter is in every name, and an "and" says nothing.
  private static func isPart(_ one: FoldedName, of other: FoldedName) -> Bool {
    let words = Set(one.words).subtracting(["and", "the", "of"])
    if words.joined().count >= 2, words.isSubset(of: other.words) { return true }
    return one.joined.count >= 4 && other.joined.contains(one.joined)
  }

  private static func isAlike(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    let most =
      switch min(left.count, right.count) {
      case ..<4: 0
      case ..<8: 1
      case ..<14: 2
      default: 3
      }
    // A short name has a near neighbour for everything; long ones cost too much beyond reason.
    guard most > 0, abs(left.count - right.count) <= most, max(left.count, right.count) <= 200
    else { return false }
    return distance(left, right) <= most
  }

  /// Letters put in, left out, changed or swapped with their neighbour (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var line = [row]
      for column in 1...right.count {
        let isSame = left[row - 1] == right[column - 1]
        var least = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          least = min(least, before[column - 2] + 1)
        }
        line.append(least)
      }
      (before, last) = (last, line)
    }
    return last[right.count]
  }
}
