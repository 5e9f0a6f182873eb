import Formats
import Synchronization

extension Capture {
  /// What was captured.
  public struct Taken: Sendable {
    /// The requests, in the order in which they were seen to leave.
    public let exchanges: [Exchange]
    /// What scripts wrote.
    public let writes: [StorageWrite]
    /// Calls by which a browser can be told from others.
    public let calls: [TellingCall]
  }

  /// Everything captured so far.
  public func taken() -> Taken {
    state.withLock { Taken(exchanges: $0.exchanges, writes: $0.writes, calls: $0.calls) }
  }

  /// Counts what follows towards a visit.
  public func begin(visit: Int) {
    state.withLock {
      $0.visit = visit
      $0.loaded = []
    }
  }

  /// Counts what follows as after a choice on the site.
  public func choiceWasMade() {
    state.withLock { $0.isAfterChoice = true }
  }

  /// Asks a gatekeeper about each request from now on; nil lets all go.
  public func ask(_ gatekeeper: Gatekeeper?) {
    state.withLock { $0.gatekeeper = gatekeeper }
  }

  /// Opens a page of its own and returns its session once everything on it is watched.
  ///
  /// - Throws: `BrowserError`.
  public func openPage(in browser: Browser) async throws -> (session: String, target: String) {
    let made = try await browser.ask("Target.createTarget", ["url": "about:blank"])
    guard let target = made["targetId"]?.string else { throw BrowserError.ended }
    var session = session(of: target)
    let began = ContinuousClock.now
    while session == nil, ContinuousClock.now - began < .seconds(20) {
      try await Task.sleep(for: .milliseconds(5))
      session = self.session(of: target)
    }
    guard let session else { throw BrowserError.silent(method: "Target.attachedToTarget") }
    // Answered after all that was told before: a page that goes on earlier is seen in part only.
    try await browser.ask("Runtime.evaluate", ["expression": "1"], session: session)
    return (session, target)
  }

  /// The session of a target, once it is attached.
  public func session(of target: String) -> String? {
    state.withLock { state in
      state.sessions.first { $0.value.target == target && $0.value.type != "tab" }?.key
    }
  }

  /// The sessions of pages and frames that can be asked, the given page first.
  public func documents(first page: String) -> [String] {
    state.withLock { state in
      [page]
        + state.sessions.filter { $0.key != page && $0.value.type == "iframe" }.map(\.key).sorted()
    }
  }

  /// Waits until a session's page has loaded and nothing has moved for a while, or until it has taken too long.
  ///
  /// - Parameters:
  ///   - quiet: how long nothing must move; streams that stay open count as still.
  ///   - least: how long to stay whatever happens.
  ///   - most: how long to wait at most.
  /// - Returns: Whether the page had loaded.
  @discardableResult
  public func settle(
    _ session: String, quiet: Duration, least: Duration = .zero, most: Duration
  ) async throws -> Bool {
    let began = ContinuousClock.now
    while true {
      // From the call on: what somebody has just set in motion may take a moment to move.
      let (isLoaded, still) = state.withLock { state in
        (state.loaded.contains(session), ContinuousClock.now - max(state.lastActivity, began))
      }
      let spent = ContinuousClock.now - began
      if spent >= most { return isLoaded }
      if isLoaded, still >= quiet, spent >= least { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
