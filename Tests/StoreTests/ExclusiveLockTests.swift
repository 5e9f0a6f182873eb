import Store
import Synchronization
import Testing

/// Locks that somebody else holds.
@Suite struct ExclusiveLockTests {
  /// A lock that is free from the given try on.
  private final class BusyAtFirst: ExclusiveLock {
    struct Held: HeldLock {
      func check() {}
      func release() {}
    }

    private let left: Mutex<Int>

    init(tries: Int) { left = Mutex(tries) }

    func tryLock() -> (any HeldLock)? {
      left.withLock { left in
        left -= 1
        return left < 0 ? Held() : nil
      }
    }
  }

  @Test("whoever has patience gets a lock once it is free; whoever has none is told at once")
  func patience() async throws {
    #expect(try await BusyAtFirst(tries: 3).hold(within: .seconds(60)) { _ in 7 } == 7)
    #expect(try await BusyAtFirst(tries: 1).hold { _ in 7 } == nil)
    #expect(try await BusyAtFirst(tries: 0).hold { _ in 7 } == 7)
  }
}
