import Formats

extension CaptureState {
  /// Notes any other event.
  mutating func note(_ event: BrowserEvent, at now: Timestamp) {
    let params = event.params
    let key = params["requestId"]?.string ?? ""
    switch event.method {
    case "Network.requestWillBeSent": request(event, at: now)
    case "Network.requestWillBeSentExtraInfo": sentHeaders(key, params)
    case "Network.responseReceived":
      if let last = hops[key]?.last, let response = params["response"] { answer(last, response) }
    case "Network.responseReceivedExtraInfo": answerHeaders(key, params)
    case "Network.requestServedFromCache":
      if let last = hops[key]?.last { exchanges[last].isFromCache = true }
    case "Network.loadingFinished": finish(key)
    case "Network.loadingFailed":
      if let last = hops[key]?.last, exchanges[last].failure == nil {
        exchanges[last].failure = params["errorText"]?.string ?? "failed"
      }
      finish(key)
    case "Network.webSocketCreated": socket(event, at: now)
    case "Network.webSocketWillSendHandshakeRequest":
      if let last = hops[key]?.last {
        exchanges[last].headers = Header.list(params["request"]?["headers"])
        exchanges[last].hasSentHeaders = true
      }
    case "Network.webSocketHandshakeResponseReceived":
      if let last = hops[key]?.last, let response = params["response"] { answer(last, response) }
    case "Network.webSocketFrameSent": frame(key, params["response"], isOutgoing: true)
    case "Network.webSocketFrameReceived": frame(key, params["response"], isOutgoing: false)
    case "Page.frameNavigated":
      if let frame = params["frame"], let id = frame["id"]?.string {
        documents[id] = frame["url"]?.string ?? ""
      }
    case "Page.loadEventFired": loaded.insert(event.session ?? "")
    case "Runtime.bindingCalled": witnessed(params)
    case "DOMStorage.domStorageItemAdded", "DOMStorage.domStorageItemUpdated": stored(params)
    case "Target.detachedFromTarget":
      if let session = params["sessionId"]?.string { sessions[session] = nil }
    default: break
    }
  }

  private mutating func finish(_ key: String) {
    inFlight.remove(key)
    lastActivity = .now
  }

  mutating func answer(_ index: Int, _ response: JSON) {
    exchanges[index].status = response["status"]?.int.map(Int.init)
    if exchanges[index].answerHeaders.isEmpty {
      exchanges[index].answerHeaders = Header.list(response["headers"])
    }
    exchanges[index].answerType = response["mimeType"]?.string
    exchanges[index].remoteAddress = response["remoteIPAddress"]?.string
    if response["fromDiskCache"]?.bool == true || response["fromPrefetchCache"]?.bool == true {
      exchanges[index].isFromCache = true
    }
  }

  /// Headers as sent: they belong to the first hop on their host that has none yet.
  mutating func sentHeaders(_ key: String, _ params: JSON) {
    let headers = Header.list(params["headers"])
    let host = headers.first { ["host", ":authority"].contains($0.name.lowercased()) }?.value
    let open = (hops[key] ?? []).filter { !exchanges[$0].hasSentHeaders }
    let index = open.first { index in
      host.map { exchanges[index].url.contains("://" + $0) } ?? true
    }
    guard let index else {
      early[key, default: []].append(params)
      return
    }
    exchanges[index].headers = headers
    exchanges[index].hasSentHeaders = true
  }

  /// Headers as received, with the cookies that `responseReceived` leaves out: they belong to the first hop that has an
  /// answer of that status and no such headers yet, else to the first without.
  mutating func answerHeaders(_ key: String, _ params: JSON) {
    let open = (hops[key] ?? []).filter { exchanges[$0].setCookies.isEmpty }
    let status = params["statusCode"]?.int.map(Int.init)
    let index =
      open.first { exchanges[$0].status == status && exchanges[$0].status != nil } ?? open.last
    guard let index else {
      earlyAnswers[key, default: []].append(params)
      return
    }
    exchanges[index].answerHeaders = Header.list(params["headers"])
    exchanges[index].status = exchanges[index].status ?? status
  }

  private mutating func socket(_ event: BrowserEvent, at now: Timestamp) {
    guard let url = event.params["url"]?.string, let key = event.params["requestId"]?.string,
      hops[key] == nil
    else { return }
    var exchange = Exchange(
      id: exchanges.count, visit: visit, isAfterChoice: isAfterChoice, at: now, url: url,
      method: "GET", kind: .websocket,
      source: event.session.flatMap { sessions[$0]?.type } ?? "page", document: "", headers: [],
      body: [])
    exchange.callers = Exchange.Caller.chain(event.params["initiator"])
    exchanges.append(exchange)
    witnesses.append(Witnesses(network: [event.session ?? ""]))
    hops[key] = [exchange.id]
    lastActivity = .now
  }

  private mutating func frame(_ key: String, _ response: JSON?, isOutgoing: Bool) {
    guard let last = hops[key]?.last, let payload = response?["payloadData"]?.string else { return }
    // Opcode 1 is text; any other comes as base64.
    let isText = response?["opcode"]?.double == 1
    let bytes = isText ? Array(payload.utf8) : Base64.decode(payload) ?? []
    exchanges[last].messages.append(.init(isOutgoing: isOutgoing, bytes: bytes))
    lastActivity = .now
  }

  private mutating func witnessed(_ params: JSON) {
    guard params["name"]?.string == PageWitness.binding, let payload = params["payload"]?.string,
      let told = try? JSON(parsing: payload.utf8), let what = told["what"]?.string
    else { return }
    let scripts = (told["scripts"]?.array ?? []).compactMap(\.string)
    let document = told["document"]?.string ?? ""
    switch what {
    case "cookie", "database":
      writes.append(
        StorageWrite(
          visit: visit, place: what == "cookie" ? .cookie : .database, origin: document,
          key: (told["line"] ?? told["name"])?.string ?? "", value: "", scripts: scripts))
    default:
      calls.append(TellingCall(visit: visit, what: what, document: document, scripts: scripts))
    }
  }

  private mutating func stored(_ params: JSON) {
    guard let id = params["storageId"], let key = params["key"]?.string else { return }
    writes.append(
      StorageWrite(
        visit: visit, place: id["isLocalStorage"]?.bool == true ? .local : .session,
        origin: (id["securityOrigin"] ?? id["storageKey"])?.string ?? "", key: key,
        value: params["newValue"]?.string ?? "", scripts: []))
  }
}

extension Header {
  /// The headers of an object; a value with line breaks is one header for each.
  static func list(_ json: JSON?) -> [Header] {
    (json?.object ?? [:]).sorted { $0.key < $1.key }.flatMap { name, value in
      (value.string ?? "").split(separator: "\n", omittingEmptySubsequences: false).map {
        Header(name: name, value: String($0))
      }
    }
  }
}

extension Exchange.Kind {
  init(cdp: String?) { self = cdp.flatMap { Self(rawValue: $0.lowercased()) } ?? .other }
}

extension Exchange.Caller {
  /// The callers in an initiator, through every asynchronous step that led there.
  static func chain(_ initiator: JSON?) -> [Self] {
    var callers: [Self] = []
    var stack = initiator?["stack"]
    var via: String?
    while let current = stack, callers.count < 64 {
      for frame in current["callFrames"]?.array ?? [] {
        callers.append(
          Self(
            script: frame["url"]?.string ?? "", line: Int(frame["lineNumber"]?.int ?? 0) + 1,
            function: frame["functionName"]?.string ?? "", via: via))
        via = nil
      }
      stack = current["parent"]
      via = stack?["description"]?.string
    }
    if callers.isEmpty, let url = initiator?["url"]?.string,
      initiator?["type"]?.string == "script" || initiator?["type"]?.string == "parser"
    {
      // Markup or a style sheet asked for it: the place stands in for a script.
      callers = [
        Self(
          script: url, line: Int(initiator?["lineNumber"]?.int ?? 0) + 1, function: "",
          via: initiator?["type"]?.string == "parser" ? "markup" : nil)
      ]
    }
    return callers
  }
}
