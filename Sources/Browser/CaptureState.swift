import Formats

/// What a capture has seen so far; touched under its lock alone.
struct CaptureState {
  struct Session {
    let target: String
    let type: String
    let opener: String?
  }

  /// Which sessions told of an exchange: a service worker's requests are told by two.
  struct Witnesses {
    var network: Set<String> = []
    var fetch: Set<String> = []
  }

  var sessions: [String: Session] = [:]
  var exchanges: [Exchange] = []
  var witnesses: [Witnesses] = []
  /// The exchanges under a request's identifier, one for each hop of a redirect.
  var hops: [String: [Int]] = [:]
  /// Headers that were told before the request they belong to.
  var early: [String: [JSON]] = [:]
  var earlyAnswers: [String: [JSON]] = [:]
  var writes: [StorageWrite] = []
  var calls: [TellingCall] = []
  /// The documents that frames show, by the frame's identifier.
  var documents: [String: String] = [:]
  var visit = 0
  var isAfterChoice = false
  var gatekeeper: Capture.Gatekeeper?
  var inFlight: Set<String> = []
  var lastActivity = ContinuousClock.now
  var loaded: Set<String> = []

  // MARK: - Requests

  /// Notes a request that `Fetch` holds, and says whether it may leave.
  mutating func pause(_ event: BrowserEvent, at now: Timestamp) -> Capture.Verdict {
    let params = event.params
    guard let request = params["request"], let url = request["url"]?.string, Self.leaves(url) else {
      return .go
    }
    let session = event.session ?? ""
    let key = params["networkId"]?.string ?? "fetch:\(params["requestId"]?.string ?? "")"
    let kind = Exchange.Kind(cdp: params["resourceType"]?.string)
    let index = exchange(
      key, url, request, kind, session, at: now, isNew: { $0.fetch.contains(session) })
    witnesses[index].fetch.insert(session)
    let entries = request["postDataEntries"]?.array ?? []
    let body = entries.compactMap { $0["bytes"]?.string.flatMap { Base64.decode($0) } }
    if !entries.isEmpty, body.count == entries.count {
      exchanges[index].body = body.reduce([], +)
      exchanges[index].isBodyUnknown = false
    }
    if exchanges[index].document.isEmpty, let frame = params["frameId"]?.string {
      exchanges[index].document = documents[frame] ?? ""
    }
    let known = sessions[session]
    let isPage =
      kind == .document && known?.opener == nil && params["frameId"]?.string == known?.target
    let verdict = gatekeeper?(url, exchanges[index].kind, isPage) ?? .go
    if case .stop = verdict { exchanges[index].isStopped = true }
    lastActivity = .now
    return verdict
  }

  /// Notes a request that `Network` tells of.
  mutating func request(_ event: BrowserEvent, at now: Timestamp) {
    let params = event.params
    guard let request = params["request"], let url = request["url"]?.string, Self.leaves(url),
      let key = params["requestId"]?.string
    else { return }
    let session = event.session ?? ""
    let kind = Exchange.Kind(cdp: params["type"]?.string)
    // `Fetch` may have told of the next hop already: the answer is to the last one that `Network` knows.
    let previous = hops[key]?.last { !witnesses[$0].network.isEmpty }
    if let redirect = params["redirectResponse"], let previous { answer(previous, redirect) }
    let index = exchange(
      key, url, request, kind, session, at: now, isNew: { $0.network.contains(session) })
    witnesses[index].network.insert(session)
    exchanges[index].document = params["documentURL"]?.string ?? exchanges[index].document
    if exchanges[index].callers.isEmpty {
      exchanges[index].callers = Exchange.Caller.chain(params["initiator"])
    }
    if exchanges[index].callers.isEmpty, let from = exchanges[index].redirectedFrom {
      // The browser does not say who began a redirect's later hops: whoever began the first.
      exchanges[index].callers = exchanges[from].callers
    }
    inFlight.insert(key)
    lastActivity = .now
    for headers in early.removeValue(forKey: key) ?? [] { sentHeaders(key, headers) }
    for answer in earlyAnswers.removeValue(forKey: key) ?? [] { answerHeaders(key, answer) }
  }

  /// The exchange of a request under an identifier: the one that another witness told of, or a new hop.
  private mutating func exchange(
    _ key: String, _ url: String, _ request: JSON, _ kind: Exchange.Kind, _ session: String,
    at now: Timestamp, isNew: (Witnesses) -> Bool
  ) -> Int {
    let known = hops[key] ?? []
    let same = known.last { Self.isSame(exchanges[$0].url, url) && !isNew(witnesses[$0]) }
    if let same { return same }
    let body = request["postData"]?.string.map { Array($0.utf8) } ?? []
    var exchange = Exchange(
      id: exchanges.count, visit: visit, isAfterChoice: isAfterChoice, at: now,
      url: Self.withoutFragment(url), method: request["method"]?.string ?? "GET", kind: kind,
      source: sessions[session]?.type ?? "page", document: "",
      headers: Header.list(request["headers"]), body: body)
    exchange.isBodyUnknown = body.isEmpty && request["hasPostData"]?.bool == true
    exchange.redirectedFrom = known.last
    exchanges.append(exchange)
    witnesses.append(Witnesses())
    hops[key, default: []].append(exchange.id)
    return exchange.id
  }

  /// Whether an address names something outside the browser.
  private static func leaves(_ url: String) -> Bool {
    ["http:", "https:", "ws:", "wss:"].contains { url.hasPrefix($0) }
  }

  private static func withoutFragment(_ url: String) -> String {
    url.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(url[..<$0]) } ?? url
  }

  private static func isSame(_ known: String, _ url: String) -> Bool {
    known == withoutFragment(url)
  }
}
