public import Formats
public import Gate
import Members
import Register
public import Standing
public import Store
public import Vault

/// Keeps a snapshot of everybody's atoms and brings it to the head of `entries` before it answers.
///
/// A decision holds a fence: the head read after its request arrived. Whoever cannot reach it gets an error, which
/// callers report as `index.behind`; nothing is ever permitted on an older state.
public actor SubjectIndex {
  private let database: any Store.Database
  /// The number of the server whose entries were read.
  private var epoch: Int64 = 0
  private let vault: Vault
  let standing: Standing
  private let loader: FactsLoader
  let store: SnapshotStore?
  var state: State?
  private let ready = ReadyPlans()
  private var working: Task<Snapshot, any Error>?

  var saving = Saving()

  /// A snapshot with the queue that belongs to it: one is never kept without the other.
  struct State: Sendable {
    var snapshot: Snapshot
    var queue: DayQueue
  }

  /// How many subjects are read in one transaction.
  static let batch: UInt32 = 8_192

  /// Makes an index, still empty; the first question fills it.
  ///
  /// - Parameter folder: where to keep snapshots, or nil to keep none.
  public init(
    database: any Store.Database, vault: Vault, standing: Standing, folder: String? = nil
  ) {
    self.database = database
    self.vault = vault
    self.standing = standing
    loader = FactsLoader(database: database, vault: vault)
    store = folder.map { SnapshotStore(folder: $0, vault: vault, database: database) }
  }

  /// A snapshot that holds every change acknowledged before the call, and every change of day until `now`.
  ///
  /// - Throws: `IndexError.nothingPublished` before a register is; `StoreError` when the database does not answer.
  public func current(at now: Timestamp) async throws -> Snapshot {
    try await current(at: now, behind: try await database.headSource.position())
  }

  private func current(at now: Timestamp, behind fence: HeadPosition) async throws -> Snapshot {
    for _ in 0..<8 {
      try Task.checkCancellation()
      // Only ever forward: a request that began before the change must not bring the old number back.
      if fence.epoch > epoch {
        // Another server may lack what this state has seen: what was stored is compared with its entries.
        if let working { _ = try? await working.value }
        state = nil
        ready.forget()
        standing.forget()
        epoch = fence.epoch
      }
      if let snapshot = state?.snapshot, snapshot.sequence >= fence.sequence,
        snapshot.day >= now.date
      {
        return snapshot
      }
      // One catch-up at a time; whoever waits looks again, for it may have begun before the own fence.
      let task = working ?? Task { try await self.catchUp(to: now.date) }
      working = task
      defer { if working == task { working = nil } }
      _ = try await task.value
    }
    throw StoreError(.busy, "the index cannot reach the head of the entries")
  }

  /// The day that the index has reached, which never goes back; nil while nothing is loaded.
  public var day: CivilDate? { state?.snapshot.day }

  /// A plan bound to a current snapshot; plans are kept until something changes.
  public func prepare(_ use: Use, at now: Timestamp) async throws -> PreparedPlan {
    try await prepare(use, at: now, behind: try await database.headSource.position())
  }

  private func prepare(
    _ use: Use, at now: Timestamp, behind fence: HeadPosition
  ) async throws -> PreparedPlan {
    let snapshot = try await current(at: now, behind: fence)
    if let plan = ready.plan(use, behind: fence, on: now.date) { return plan }
    let plan = snapshot.prepare(use)
    if let state, state.snapshot.sequence == plan.sequence, state.snapshot.day == plan.plan.day {
      ready.keep(plan, use, epoch: epoch)
    }
    return plan
  }

  /// The same, or nil while nothing has been loaded yet: whoever asks about one subject need not wait for all.
  ///
  /// `fence` is a head that was read after the request arrived.
  public nonisolated func prepareIfLoaded(
    _ use: Use, at now: Timestamp, behind fence: HeadPosition
  ) async throws -> PreparedPlan? {
    if let plan = ready.plan(use, behind: fence, on: now.date) { return plan }
    return await isLoaded ? try await prepare(use, at: now, behind: fence) : nil
  }

  private var isLoaded: Bool { state != nil }

  private func catchUp(to day: CivilDate) async throws -> Snapshot {
    // A clock that goes back undoes nothing.
    let day = max(day, state?.snapshot.day ?? day)
    guard let inForce = try await standing.load() else { throw IndexError.nothingPublished }
    if state == nil { try await restore(inForce, day) }
    guard let state, state.snapshot.inForce.version == inForce.version else {
      return try await load(inForce, day)
    }
    var next = state.snapshot
    next.inForce = inForce
    var changed = Set<UInt32>()
    while true {
      let from = next.sequence
      let entries = try await database.read { try $0.entries(after: from, limit: 1_000) }
      guard let last = entries.last else { break }
      for entry in entries { changed.formUnion(entry.subjects) }
      next.sequence = last.sequence
    }
    if let later = try await standing.load() {
      // What is in force may have changed while the entries were read; an older one with newer entries is never kept.
      guard later.version == inForce.version else { return try await load(later, day) }
      next.inForce = later
    }
    if day > next.day {
      next.day = day
      changed.formUnion(state.queue.due(on: day))
    }
    let notes = try await refold(Array(changed), into: &next)
    // Only now, for a state that was not reached must be reached again, with everybody who is due.
    keep(next, notes)
    saving.note(changed.count + Int(next.sequence - state.snapshot.sequence))
    saveIfWorthwhile()
    return next
  }

  private func keep(_ next: Snapshot, _ notes: [(ordinal: UInt32, day: CivilDate)]) {
    ready.forget()
    // In place: a copy of the queue would cost more than most changes.
    state?.snapshot = next
    state?.queue.remove(until: next.day)
    for note in notes { state?.queue.note(note.ordinal, on: note.day) }
  }

  /// Makes the atoms of some subjects anew; gives the days on which they must be looked at again.
  private func refold(
    _ ordinals: [UInt32], into next: inout Snapshot
  ) async throws -> [(ordinal: UInt32, day: CivilDate)] {
    var notes: [(ordinal: UInt32, day: CivilDate)] = []
    let sorted = ordinals.sorted()
    for start in stride(from: 0, to: sorted.count, by: Int(Self.batch)) {
      let part = Array(sorted[start..<min(start + Int(Self.batch), sorted.count)])
      let facts = try await loader.facts(of: part, inForce: next.inForce)
      for ordinal in part {
        let (atoms, until) =
          facts[ordinal]?.atoms(inForce: next.inForce, day: next.day) ?? ([], nil)
        if !atoms.contains(.known), next.bitmap(.known).contains(ordinal) { saving.isOwed = true }
        next.replace(ordinal, atoms)
        if let until { notes.append((ordinal, until)) }
      }
    }
    return notes
  }

  private func load(_ inForce: InForce, _ day: CivilDate) async throws -> Snapshot {
    let (sequence, ordinals) = try await database.read { transaction in
      (try transaction.head(), try Members.ordinals(transaction))
    }
    var next = State(
      snapshot: Snapshot(sequence: sequence, day: day, inForce: inForce), queue: DayQueue())
    var start = ordinals.lowerBound
    while start < ordinals.upperBound {
      let end = min(ordinals.upperBound, start.addingReportingOverflow(Self.batch).partialValue)
      for (ordinal, facts) in try await loader.facts(in: start..<end, inForce: inForce) {
        let (atoms, until) = facts.atoms(inForce: inForce, day: day)
        next.snapshot.insert(ordinal, atoms)
        if let until { next.queue.note(ordinal, on: until) }
      }
      start = end
    }
    ready.forget()
    state = next
    saving.note(ordinals.count)
    // Subjects who changed while others were read are folded again from the feed.
    return try await catchUp(to: day)
  }
}

/// Why the index cannot answer.
public enum IndexError: Error, Equatable, CustomStringConvertible {
  /// No register has been published.
  case nothingPublished

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .nothingPublished:
      "no register has been published in this workspace; run `aboveboard register publish FOLDER`"
    }
  }
}
