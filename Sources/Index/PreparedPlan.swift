public import Gate
public import Register

/// A plan bound to one snapshot: answers for one subject in nanoseconds, for all in milliseconds.
///
/// INVARIANT: `table` points into chunks that `bitmaps` keeps alive and that nobody writes (see `Chunk`); it is
/// filled in `init` and never changes. That is the proof behind `@unchecked Sendable`.
public final class PreparedPlan: @unchecked Sendable {
  /// The plan, without what concerns nobody in the snapshot.
  public let plan: Plan
  /// The sequence of the snapshot.
  public let sequence: Int64
  /// What was in force in the snapshot.
  public let inForce: InForce

  let bitmaps: [Bitmap]
  let chunkCount: Int
  private let table: UnsafeMutablePointer<UnsafePointer<UInt64>?>

  init(_ plan: Plan, in snapshot: Snapshot) {
    let plan = plan.narrowed { !snapshot.bitmap($0).chunks.isEmpty }
    self.plan = plan
    sequence = snapshot.sequence
    inForce = snapshot.inForce
    bitmaps = plan.formula.atoms.map(snapshot.bitmap)
    chunkCount = bitmaps.map(\.chunks.count).max() ?? 0
    table = .allocate(capacity: max(1, bitmaps.count * chunkCount))
    table.initialize(repeating: nil, count: max(1, bitmaps.count * chunkCount))
    for (atom, bitmap) in bitmaps.enumerated() {
      for (place, chunk) in bitmap.chunks.enumerated() {
        guard let chunk, chunk.count > 0 else { continue }
        table[place * bitmaps.count + atom] = UnsafePointer(
          chunk.isFull ? Chunk.full.base : chunk.base)
      }
    }
  }

  deinit { table.deallocate() }

  /// The words of a chunk for each atom: nil where no bit is set, those of `Chunk.full` where all are.
  ///
  /// `place` must lie below `chunkCount`.
  func words(_ place: Int) -> UnsafePointer<UnsafePointer<UInt64>?> {
    UnsafePointer(table + place * bitmaps.count)
  }

  /// Decides for one subject; allocates nothing.
  public func decide(_ ordinal: UInt32) -> Decision {
    let place = Int(ordinal >> 16)
    guard place < chunkCount else { return plan.decide { _ in false } }
    let words = words(place)
    let word = Int((ordinal & 0xFFFF) >> 6)
    return plan.decide(bit: Int(ordinal & 63)) { atom in words[atom]?[word] ?? 0 }
  }

  /// Decides for somebody who is no subject at all.
  public func decideForStranger() -> Decision { plan.decide { _ in false } }
}
