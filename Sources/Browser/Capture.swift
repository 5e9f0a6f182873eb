public import Formats
import Synchronization

/// Everything that leaves one browser, from its pages, frames, popups, workers and service workers.
///
/// Each target is held until it is watched. Two domains of the DevTools protocol see each request: `Network` tells what
/// was really sent and what came back, `Fetch` also sees what is sent while a page goes away.
public final class Capture: Sendable {
  /// Whether a request may leave.
  public enum Verdict: Sendable {
    case go
    case stop
    /// It is answered from here: nothing leaves the machine, and the page is served all the same.
    case answer(Answer)
  }

  /// An answer in the place of a server's.
  public struct Answer: Sendable, Equatable {
    /// The status.
    public let status: Int
    /// The headers.
    public let headers: [Header]
    /// The content.
    public let body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [Header], body: [UInt8]) {
      self.status = status
      self.headers = headers
      self.body = body
    }
  }

  /// Decides about a request before it leaves; it must not wait.
  ///
  /// `isPage` tells whether it would become what a page shows that nobody opened from another.
  public typealias Gatekeeper =
    @Sendable (
      _ url: String, _ kind: Exchange.Kind, _ isPage: Bool
    ) -> Verdict

  let state: Mutex<CaptureState>
  let clock: @Sendable () -> Timestamp
  private let browser = Mutex<Browser?>(nil)
  /// What each page and worker is told before it runs, besides being watched.
  private let telling = Mutex<[(method: String, params: JSON)]>([])

  /// A capture that has seen nothing yet.
  public init(clock: @escaping @Sendable () -> Timestamp) {
    self.clock = clock
    state = Mutex(CaptureState())
  }

  /// Begins to watch a browser that was started with this capture as its handler.
  ///
  /// - Parameter telling: commands that each page and worker gets before it runs.
  public func watch(
    _ browser: Browser, telling: [(method: String, params: JSON)] = []
  ) async throws {
    self.telling.withLock { $0 = telling }
    self.browser.withLock { $0 = browser }
    try await browser.ask("Target.setAutoAttach", Self.autoAttach)
  }

  /// Hears what the browser tells.
  public func hear(_ event: BrowserEvent) {
    switch event.method {
    case "Target.attachedToTarget": attach(event.params)
    case "Fetch.requestPaused": pause(event)
    case "Page.javascriptDialogOpening":
      // A question that nobody answers would hold the page for ever.
      tell("Page.handleJavaScriptDialog", ["accept": true], event.session)
    default:
      let now = clock()
      state.withLock { $0.note(event, at: now) }
    }
  }

  // MARK: - Targets

  /// Pages, frames, workers; not the browser's own surfaces, whose chatter would drown theirs.
  private static let autoAttach: JSON = [
    "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true,
    "filter": [
      ["type": "browser", "exclude": true], ["type": "tab", "exclude": true],
      ["type": "browser_ui", "exclude": true], ["type": "webview", "exclude": true], [:],
    ],
  ]

  private func attach(_ params: JSON) {
    guard let session = params["sessionId"]?.string, let info = params["targetInfo"] else { return }
    let type = info["type"]?.string ?? "other"
    state.withLock {
      $0.sessions[session] = .init(
        target: info["targetId"]?.string ?? "", type: type, opener: info["openerId"]?.string)
    }
    tell("Network.enable", ["maxPostDataSize": 1_048_576], session)
    tell("Fetch.enable", ["patterns": [["urlPattern": "*", "requestStage": "Request"]]], session)
    tell("Target.setAutoAttach", Self.autoAttach, session)
    tell("Debugger.enable", [:], session)
    tell("Debugger.setAsyncCallStackDepth", ["maxDepth": 32], session)
    // A page that says `debugger` must not stand still.
    tell("Debugger.setSkipAllPauses", ["skip": true], session)
    if type == "page" || type == "iframe" {
      tell("Page.enable", [:], session)
      tell("Runtime.enable", [:], session)
      tell("DOMStorage.enable", [:], session)
      tell("Runtime.addBinding", ["name": .string(PageWitness.binding)], session)
      tell(
        "Page.addScriptToEvaluateOnNewDocument",
        ["source": .string(PageWitness.script), "runImmediately": true], session)
    }
    for step in telling.withLock({ $0 }) { tell(step.method, step.params, session) }
    tell("Runtime.runIfWaitingForDebugger", [:], session)
  }

  private func pause(_ event: BrowserEvent) {
    guard let id = event.params["requestId"]?.string else { return }
    let now = clock()
    let verdict = state.withLock { $0.pause(event, at: now) }
    switch verdict {
    case .go: tell("Fetch.continueRequest", ["requestId": .string(id)], event.session)
    case .stop:
      tell(
        "Fetch.failRequest", ["requestId": .string(id), "errorReason": "Aborted"], event.session)
    case .answer(let answer):
      tell(
        "Fetch.fulfillRequest",
        [
          "requestId": .string(id), "responseCode": .integer(Int64(answer.status)),
          "responseHeaders": .array(
            answer.headers.map { ["name": .string($0.name), "value": .string($0.value)] }),
          "body": .string(Base64.encode(answer.body)),
        ], event.session)
    }
  }

  private func tell(_ method: String, _ params: JSON, _ session: String?) {
    browser.withLock { $0 }?.tell(method, params, session: session)
  }
}
