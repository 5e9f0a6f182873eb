import Store
import Synchronization
import Testing

@Suite struct WithinTests {
  private struct Failed: Error {}

  @Test("work that is done in time gives its result or its error")
  func inTime() async throws {
    #expect(try await within(.seconds(60)) { 7 } == 7)
    await #expect(throws: Failed.self) {
      _ = try await within(.seconds(60)) { () -> Int in throw Failed() }
    }
  }

  @Test("work that takes longer gives nil, is cancelled, and nobody waits for it")
  func late() async throws {
    let (ended, end) = AsyncStream<Bool>.makeStream()
    let result = try await within(.milliseconds(1)) { () -> Int in
      let (never, _) = AsyncStream<Void>.makeStream()
      for await _ in never {}
      end.yield(Task.isCancelled)
      end.finish()
      return 7
    }
    #expect(result == nil)
    var iterator = ended.makeAsyncIterator()
    #expect(await iterator.next() == true)
  }

  @Test("whoever is cancelled cancels the work")
  func cancelled() async throws {
    let (began, begin) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await within(.seconds(600)) {
        begin.finish()
        let (never, _) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        try Task.checkCancellation()
      }
    }
    for await _ in began {}
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test("patience that ends leaves the work alone")
  func patient() async throws {
    let (go, start) = AsyncStream<Void>.makeStream()
    let work = Task { () -> Int in
      for await _ in go {}
      try Task.checkCancellation()
      return 7
    }
    #expect(try await patience(.milliseconds(1), for: work) == nil)
    start.finish()
    #expect(try await patience(.seconds(60), for: work) == 7)
  }

  @Test("a thousand waits at once each end by themselves")
  func many() async throws {
    let nils = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<1_000 {
        group.addTask {
          try await within(number % 2 == 0 ? .milliseconds(1) : .seconds(600)) {
            if number % 2 == 0 {
              let (never, _) = AsyncStream<Void>.makeStream()
              for await _ in never {}
            }
          } == nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(nils == 500)
  }
}
