import Gate

/// Evaluates a plan for everybody, block by block, in memory that does not grow with their number.
///
/// It holds one block of words for each step. A step without bits in a block is nil, one with all of them is the block
/// of `Chunk.full`; neither costs anything.
struct SetEvaluator {
  private typealias Block = UnsafePointer<UInt64>

  /// How many words it works on at a time: few enough that a plan's steps stay in the cache, enough that going from
  /// step to step costs little (measured: docs/performance.md).
  fileprivate static let block = 256

  /// Memory of one evaluator alone: two that counted references to the same arrays would wait for each other.
  private final class Scratch {
    let steps: UnsafeMutableBufferPointer<Formula.Step>
    let words: UnsafeMutablePointer<UInt64>
    let results: UnsafeMutablePointer<UnsafePointer<UInt64>?>

    init(_ formula: Formula) {
      let count = formula.steps.count
      steps = .allocate(capacity: count)
      _ = steps.initialize(from: formula.steps)
      words = .allocate(capacity: (count + 1) * SetEvaluator.block)
      results = .allocate(capacity: count)
      results.initialize(repeating: nil, count: count)
    }

    deinit {
      steps.deallocate()
      words.deallocate()
      results.deallocate()
    }
  }

  private let prepared: PreparedPlan
  private let detail: Audience.Detail
  /// Without a condition the members are all who are known, and a clause denies nobody else.
  private let isConditional: Bool
  private let full = UnsafePointer(Chunk.full.base)
  private let scratch: Scratch
  private let spare: UnsafeMutablePointer<UInt64>
  // The steps that are read after each block, apart from clauses, whose names would be counted in and out.
  private let members: Formula.Term
  private let permitted: Formula.Term
  private let denied: [Formula.Term]
  private let blanks: [Formula.Term]
  private let withheld: [(handover: Int, term: Formula.Term)]
  private(set) var audience: Audience

  init(_ prepared: PreparedPlan, detail: Audience.Detail) {
    self.prepared = prepared
    self.detail = detail
    isConditional = !prepared.plan.use.conditions.isEmpty
    scratch = Scratch(prepared.plan.formula)
    spare = scratch.words + prepared.plan.formula.steps.count * Self.block
    let clauses = prepared.plan.clauses
    members = prepared.plan.members
    permitted = prepared.plan.permitted
    denied = clauses.filter { !$0.blanksOnly }.map(\.denied)
    blanks = clauses.filter(\.blanksOnly).map(\.denied)
    withheld = prepared.plan.handovers.enumerated().filter { !$0.element.isRequired }.map {
      ($0.offset, $0.element.withheld)
    }
    audience = Audience(
      members: 0, permitted: Bitmap(), permittedCount: 0,
      denied: clauses.indices.filter { !clauses[$0].blanksOnly }.map {
        Audience.Denied(clause: $0, subjects: Bitmap(), count: 0)
      },
      blanks: clauses.indices.filter { clauses[$0].blanksOnly }.map { ($0, 0) },
      withheld: prepared.plan.handovers.map { _ in Bitmap() })
  }

  mutating func evaluate(_ place: Int) {
    for start in stride(from: 0, to: Chunk.words, by: Self.block) { evaluate(place, start) }
  }

  private mutating func evaluate(_ place: Int, _ start: Int) {
    run(prepared.words(place), start)
    guard let members = result(members) else { return }
    audience.members += Words.count(members, Self.block)
    for (number, term) in denied.enumerated() {
      guard let denied = result(term, among: isConditional ? members : nil) else { continue }
      audience.denied[number].count +=
        detail == .everyone
        ? audience.denied[number].subjects.keep(denied, place, start)
        : Words.count(denied, Self.block)
    }
    guard let permitted = result(permitted) else { return }
    audience.permittedCount +=
      detail == .counts
      ? Words.count(permitted, Self.block) : audience.permitted.keep(permitted, place, start)
    for (number, term) in blanks.enumerated() {
      guard let blank = result(term, among: permitted) else { continue }
      audience.blanks[number].count += Words.count(blank, Self.block)
    }
    guard detail != .counts else { return }
    for (number, term) in withheld {
      guard let withheld = result(term, among: permitted) else { continue }
      _ = audience.withheld[number].keep(withheld, place, start)
    }
  }

  private func result(_ term: Formula.Term) -> UnsafePointer<UInt64>? {
    scratch.results[Int(term.step)]
  }

  /// A step's block, or its part among others in the spare block, good until the next call.
  private func result(
    _ term: Formula.Term, among others: UnsafePointer<UInt64>?
  ) -> UnsafePointer<UInt64>? {
    guard let block = result(term) else { return nil }
    guard let others else { return block }
    Words.and(block, others, spare, Self.block)
    return UnsafePointer(spare)
  }

  private func run(_ atoms: UnsafePointer<UnsafePointer<UInt64>?>, _ start: Int) {
    let results = scratch.results
    for number in scratch.steps.indices {
      let into = scratch.words + number * Self.block
      switch scratch.steps[number] {
      case .none:
        results[number] = nil
      case .atom(let atom):
        let words = atoms[Int(atom)]
        results[number] = words == full ? full : words.map { $0 + start }
      case .and(let left, let right):
        results[number] = and(results[Int(left)], results[Int(right)], into)
      case .or(let left, let right):
        results[number] = or(results[Int(left)], results[Int(right)], into)
      case .without(let left, let right):
        results[number] = without(results[Int(left)], results[Int(right)], into)
      }
    }
  }

  private func and(_ left: Block?, _ right: Block?, _ into: UnsafeMutablePointer<UInt64>) -> Block?
  {
    guard let left, let right else { return nil }
    if left == full { return right }
    if right == full { return left }
    Words.and(left, right, into, Self.block)
    return Block(into)
  }

  private func or(_ left: Block?, _ right: Block?, _ into: UnsafeMutablePointer<UInt64>) -> Block? {
    guard let left, let right else { return left ?? right }
    if left == full || right == full { return full }
    Words.or(left, right, into, Self.block)
    return Block(into)
  }

  private func without(
    _ left: Block?, _ right: Block?, _ into: UnsafeMutablePointer<UInt64>
  ) -> Block? {
    guard let left, let right else { return left }
    if left == right || right == full { return nil }
    Words.without(left, right, into, Self.block)
    return Block(into)
  }
}

extension Bitmap {
  /// Keeps a block of words that the evaluator found, allocating its chunk at the first bit.
  ///
  /// - Returns: how many bits are set in the block.
  fileprivate mutating func keep(
    _ words: UnsafePointer<UInt64>, _ place: Int, _ start: Int
  ) -> Int {
    let count = Words.count(words, SetEvaluator.block)
    guard count > 0 else { return 0 }
    if place >= chunks.count {
      chunks.append(contentsOf: repeatElement(nil, count: place + 1 - chunks.count))
    }
    let chunk = chunks[place] ?? Chunk()
    chunks[place] = chunk
    // The evaluator made this bitmap and has not shared it.
    chunk.fill(start, words, SetEvaluator.block, bits: count)
    return count
  }
}
