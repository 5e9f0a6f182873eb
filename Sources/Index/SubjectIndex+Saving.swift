import Formats
import Gate
import Register
import Store

/// When a snapshot is written.
struct Saving: Sendable {
  /// A start reads so many entries and subjects in about a second.
  static let least = 4_096
  /// Fewer at the end of a process are read again sooner than a snapshot is written.
  static let leastAtEnd = 256

  /// The entries and subjects that the next start would have to read again.
  private(set) var work = 0
  /// Whether what is stored must not stay: somebody in it has been erased, or it is of no use.
  var isOwed = false
  /// Whether the process is about to end.
  var isEnding = false
  /// The writing under way.
  var task: Task<Void, Never>?
  /// Why the last writing failed.
  var failure: String?
  /// Why the snapshot that was found was not used.
  var refusal: SnapshotRefusal?

  mutating func note(_ work: Int) { self.work += work }

  /// Says whether to write now, and begins to count anew if so.
  mutating func begins(members: Int) -> Bool {
    // One in 256 members beside the fixed number, so that writing stays a small part of the work however many they are.
    let enough = isEnding ? Self.leastAtEnd : max(Self.least, members / 256)
    guard task == nil, isOwed || work >= enough else { return false }
    work = 0
    isOwed = false
    return true
  }
}

extension SubjectIndex {
  /// Writes what a next start would have to work out again, if it is enough to be worth it.
  ///
  /// Nothing waits for it: it works on a snapshot, which does not change. A failure is noted and loses nothing.
  func saveIfWorthwhile() {
    guard let store, let state, saving.begins(members: state.snapshot.bitmap(.known).count) else {
      return
    }
    saving.task = Task(priority: .utility) {
      do {
        try await store.save(state.snapshot, state.queue)
        saving.failure = nil
      } catch {
        // What the system says may hold a path, and what a store says is for the log: the kind is enough.
        saving.failure = String(describing: type(of: error))
      }
      saving.task = nil
    }
  }

  /// Writes the present state, whatever it is worth; does nothing before the first question.
  public func save() async {
    saving.isOwed = state != nil
    await finishSaving()
  }

  /// Waits for a snapshot that is being written, and writes the last one if it is worth it.
  public func close() async {
    saving.isEnding = true
    await finishSaving()
  }

  private func finishSaving() async {
    await saving.task?.value
    saveIfWorthwhile()
    await saving.task?.value
  }

  /// Takes up the stored snapshot, if there is one that can be used.
  func restore(_ inForce: InForce, _ day: CivilDate) async throws {
    guard let store else { return }
    do {
      let (snapshot, queue) = try await store.load(inForce, day)
      state = State(snapshot: snapshot, queue: queue)
      saving.refusal = nil
    } catch let refusal as SnapshotRefusal {
      saving.refusal = refusal
      saving.isOwed = refusal != .missing
    }
  }
}
