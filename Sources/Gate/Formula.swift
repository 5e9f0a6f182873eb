/// Set algebra over atoms as a list of steps, each naming earlier ones; a plan's clauses name steps.
///
/// A step is computed once however many clauses use it. For one subject a step is a bit, for all a bitmap.
public struct Formula: Sendable {
  /// One step.
  public enum Step: Hashable, Sendable {
    /// Nobody.
    case none
    /// The subjects for whom an atom holds; the number is its place in `atoms`.
    case atom(Int32)
    /// Both.
    case and(Int32, Int32)
    /// Either.
    case or(Int32, Int32)
    /// The first without the second.
    case without(Int32, Int32)
  }

  /// A set of subjects: the number of a step.
  public struct Term: Hashable, Sendable {
    /// The number of the step.
    public let step: Int32
  }

  /// The atoms it reads.
  public private(set) var atoms: [Atom] = []
  /// The steps, each naming only earlier ones.
  public private(set) var steps: [Step] = [.none]

  private var known: [Step: Int32] = [.none: 0]
  private var places: [Atom: Int32] = [:]

  /// Makes a formula that holds only the empty set.
  public init() {}

  /// Nobody.
  public static let nobody = Term(step: 0)

  private mutating func add(_ step: Step) -> Term {
    if let number = known[step] { return Term(step: number) }
    let number = Int32(steps.count)
    steps.append(step)
    known[step] = number
    return Term(step: number)
  }

  /// The subjects for whom an atom holds.
  public mutating func atom(_ atom: Atom) -> Term {
    if let place = places[atom] { return add(.atom(place)) }
    let place = Int32(atoms.count)
    atoms.append(atom)
    places[atom] = place
    return add(.atom(place))
  }

  /// Those in both.
  public mutating func and(_ left: Term, _ right: Term) -> Term {
    if left == right { return left }
    if left == Self.nobody || right == Self.nobody { return Self.nobody }
    return add(.and(min(left.step, right.step), max(left.step, right.step)))
  }

  /// Those in either.
  public mutating func or(_ left: Term, _ right: Term) -> Term {
    if left == right || right == Self.nobody { return left }
    if left == Self.nobody { return right }
    return add(.or(min(left.step, right.step), max(left.step, right.step)))
  }

  /// Those in the first but not in the second.
  public mutating func without(_ left: Term, _ right: Term) -> Term {
    if left == right || left == Self.nobody { return Self.nobody }
    if right == Self.nobody { return left }
    return add(.without(left.step, right.step))
  }

  /// Those in any of some sets.
  public mutating func union(_ terms: some Sequence<Term>) -> Term {
    var result = Self.nobody
    for term in terms { result = or(result, term) }
    return result
  }

  /// Those for whom any of some atoms holds.
  public mutating func any(_ atoms: some Sequence<Atom>) -> Term {
    var result = Self.nobody
    for atom in atoms {
      let term = self.atom(atom)
      result = or(result, term)
    }
    return result
  }
}
