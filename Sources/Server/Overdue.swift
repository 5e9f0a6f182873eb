import ServiceLifecycle

/// Tells when a server that was asked to end has not ended, because something of it waits for a line that was cut.
///
/// ServiceLifecycle would trap instead, and a trap in a library ends whatever else the process does.
struct Overdue: Service {
  private let asked: AsyncStream<Void>.Continuation
  private let watcher: Task<Void, any Error>

  init(limit: Duration, tell: @escaping @Sendable () -> Void) {
    let (ends, asked) = AsyncStream<Void>.makeStream()
    self.asked = asked
    watcher = Task.detached {
      for await _ in ends {
        try await Task.sleep(for: limit)
        tell()
      }
    }
  }

  func run() async {
    try? await gracefulShutdown()
    asked.yield()
  }

  /// The server has ended in time.
  func relax() { watcher.cancel() }
}
