import Gate

extension PreparedPlan {
  /// Evaluates the plan for everybody, chunk by chunk, in memory that does not grow with their number.
  ///
  /// - Parameter detail: whether to keep who was denied by each clause, not only how many.
  public func audience(detail: Bool = true) -> Audience {
    var evaluator = SetEvaluator(self, detail: detail)
    for place in 0..<chunkCount { evaluator.evaluate(place) }
    return evaluator.audience
  }
}

/// Holds one scratch chunk for each step; a step without bits in a chunk is a nil and costs nothing.
private struct SetEvaluator {
  private final class Scratch {
    let words: UnsafeMutablePointer<UInt64>
    let results: UnsafeMutablePointer<UnsafePointer<UInt64>?>

    init(steps: Int) {
      words = .allocate(capacity: (steps + 1) * Chunk.words)
      results = .allocate(capacity: steps)
      results.initialize(repeating: nil, count: steps)
    }

    deinit {
      words.deallocate()
      results.deallocate()
    }
  }

  private let prepared: PreparedPlan
  private let detail: Bool
  private let scratch: Scratch
  var audience: Audience

  init(_ prepared: PreparedPlan, detail: Bool) {
    self.prepared = prepared
    self.detail = detail
    scratch = Scratch(steps: prepared.plan.formula.steps.count)
    let clauses = prepared.plan.clauses
    audience = Audience(
      members: 0, permitted: Bitmap(), permittedCount: 0,
      denied: clauses.indices.filter { !clauses[$0].blanksOnly }.map {
        Audience.Denied(clause: $0, subjects: Bitmap(), count: 0)
      },
      blanks: clauses.indices.filter { clauses[$0].blanksOnly }.map { ($0, 0) },
      withheld: prepared.plan.handovers.map { _ in Bitmap() })
  }

  mutating func evaluate(_ place: Int) {
    let plan = prepared.plan
    run(plan.formula.steps, place)
    let members = scratch.results[Int(plan.members.step)]
    guard let members else {
      finish(place)
      return
    }
    audience.members += Words.count(members)
    let permitted = scratch.results[Int(plan.permitted.step)]
    if let permitted {
      audience.permittedCount += keep(permitted, in: &audience.permitted, place)
    }
    let spare = scratch.words + plan.formula.steps.count * Chunk.words
    for number in audience.denied.indices {
      let term = plan.clauses[audience.denied[number].clause].denied
      guard let denied = scratch.results[Int(term.step)] else { continue }
      Words.and(denied, members, into: spare)
      if detail {
        audience.denied[number].count += keep(spare, in: &audience.denied[number].subjects, place)
      } else {
        audience.denied[number].count += Words.count(spare)
      }
    }
    if let permitted { optional(permitted, spare, place) }
    finish(place)
  }

  private mutating func optional(
    _ permitted: UnsafePointer<UInt64>, _ spare: UnsafeMutablePointer<UInt64>, _ place: Int
  ) {
    let plan = prepared.plan
    for number in audience.blanks.indices {
      let term = plan.clauses[audience.blanks[number].clause].denied
      guard let blank = scratch.results[Int(term.step)] else { continue }
      Words.and(blank, permitted, into: spare)
      audience.blanks[number].count += Words.count(spare)
    }
    for (number, handover) in plan.handovers.enumerated() where !handover.isRequired {
      guard let withheld = scratch.results[Int(handover.withheld.step)] else { continue }
      Words.and(withheld, permitted, into: spare)
      _ = keep(spare, in: &audience.withheld[number], place)
    }
  }

  /// Drops the clauses that denied nobody once the last chunk is through.
  private mutating func finish(_ place: Int) {
    guard place == prepared.chunkCount - 1 else { return }
    audience.denied.removeAll { $0.count == 0 }
    audience.blanks.removeAll { $0.count == 0 }
  }

  private func keep(_ words: UnsafePointer<UInt64>, in bitmap: inout Bitmap, _ place: Int) -> Int {
    let count = Words.count(words)
    guard count > 0 else { return 0 }
    if place >= bitmap.chunks.count {
      bitmap.chunks.append(contentsOf: repeatElement(nil, count: place + 1 - bitmap.chunks.count))
    }
    bitmap.chunks[place] = Chunk(copying: words)
    return count
  }

  private func run(_ steps: [Formula.Step], _ place: Int) {
    let atoms = prepared.words(place)
    let results = scratch.results
    for (number, step) in steps.enumerated() {
      let into = scratch.words + number * Chunk.words
      switch step {
      case .none:
        results[number] = nil
      case .atom(let atom):
        results[number] = atoms[Int(atom)]
      case .and(let left, let right):
        guard let first = results[Int(left)], let second = results[Int(right)] else {
          results[number] = nil
          continue
        }
        Words.and(first, second, into: into)
        results[number] = UnsafePointer(into)
      case .or(let left, let right):
        guard let first = results[Int(left)], let second = results[Int(right)] else {
          results[number] = results[Int(left)] ?? results[Int(right)]
          continue
        }
        Words.or(first, second, into: into)
        results[number] = UnsafePointer(into)
      case .without(let left, let right):
        guard let first = results[Int(left)], let second = results[Int(right)] else {
          results[number] = results[Int(left)]
          continue
        }
        Words.without(first, second, into: into)
        results[number] = UnsafePointer(into)
      }
    }
  }
}
