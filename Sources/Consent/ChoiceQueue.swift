import Store
import Synchronization

/// Brings together those who speak at the same time: while some are written, the others gather for the next batch.
///
/// Two batches are under way at most, so that one can wait for the journal's disk while the other waits for the data's.
/// A subject is in one of them at most: what one person says keeps its order.
final class ChoiceQueue: Sendable {
  private struct Waiting: Sendable {
    let request: ChoiceRequest
    let answer: CheckedContinuation<[Recorded], any Error>
  }

  private struct State {
    var waiting: [Waiting] = []
    var subjects = Set<UInt32>()
    var batches = 0
  }

  private static let mostBatches = 2
  private static let mostTogether = 256

  private let batch: ChoiceBatch
  private let mostWaiting: Int
  private let state = Mutex(State())

  init(_ batch: ChoiceBatch, mostWaiting: Int) {
    self.batch = batch
    self.mostWaiting = mostWaiting
  }

  /// Waits for its batch and gives what was recorded; throws `StoreError` with `.busy` at once when too many wait.
  func record(_ request: ChoiceRequest) async throws -> [Recorded] {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { answer in
      let isFull = state.withLock { state in
        guard state.waiting.count < mostWaiting else { return true }
        state.waiting.append(Waiting(request: request, answer: answer))
        return false
      }
      if isFull {
        answer.resume(
          throwing: StoreError(.busy, "\(mostWaiting) choices wait to be recorded"))
      } else {
        startNext()
      }
    }
  }

  private func startNext() {
    guard let together = take() else { return }
    Task {
      let outcomes = await batch.record(together.map(\.request))
      let subjects = together.map(\.request.subject)
      state.withLock { state in
        state.subjects.subtract(subjects)
        state.batches -= 1
      }
      for (one, outcome) in zip(together, outcomes) { one.answer.resume(with: outcome) }
      startNext()
    }
  }

  /// Those who may go next, one for each subject, or nil when nobody may or two batches are under way.
  private func take() -> [Waiting]? {
    state.withLock { state in
      guard state.batches < Self.mostBatches else { return nil }
      var together: [Waiting] = []
      state.waiting.removeAll { one in
        guard together.count < Self.mostTogether,
          state.subjects.insert(one.request.subject).inserted
        else { return false }
        together.append(one)
        return true
      }
      guard !together.isEmpty else { return nil }
      state.batches += 1
      return together
    }
  }
}
