import Browser
import Catalogue
import Formats
import Web

/// Turns what left the browsers into what each company was given.
struct ReportBuilder {
  let request: ScanRequest
  let bounds: SiteBounds
  let catalogue: Catalogue
  /// The aliases in the DNS of hosts that bear the site's own name.
  let aliases: [String: [String]]

  private struct Party {
    let id: String
    let company: Company?
    let product: Product?
    let isDisguised: Bool
  }

  func report(
    of runs: [StateRun], site: String, began: Timestamp, ended: Timestamp
  ) throws -> SiteReport {
    var drafts: [String: PartyDraft] = [:]
    var leaks: [SiteReport.Leak] = []
    let finder = Leaks(request.person)
    for run in runs { gather(run, into: &drafts, &leaks, finder) }
    let parties = drafts.values.map { $0.finished() }.sorted { left, right in
      let (a, b) = (left.states.first?.gravity ?? 0, right.states.first?.gravity ?? 0)
      return (b, right.requests, left.name) < (a, left.requests, right.name)
    }
    return SiteReport(
      site: site, address: request.start.text, began: began, ended: ended,
      browser: runs.first?.agent ?? "", isSandboxed: runs.allSatisfy(\.isSandboxed),
      states: runs.map(Self.state), parties: parties,
      person: .init(found: leaks, searched: Leaks.howSearched))
  }

  private static func state(_ run: StateRun) -> SiteReport.State {
    var state = SiteReport.State(state: run.state)
    for visit in run.visits {
      switch visit.outcome {
      case .seen: state.seen.append(visit.address)
      case .unknown(let reason):
        state.unknown.append(.init(address: visit.address, reason: reason))
      case .elsewhere(let host) where visit.number == 0:
        state.unknown.append(
          .init(address: visit.address, reason: "it leads to another site, \(host)"))
      case .elsewhere: break
      }
    }
    state.pressed = run.choice?.pressed ?? []
    state.problem = run.problem
    state.requests = run.exchanges.count { $0.hasLeft }
    state.leftOut = run.leftOut
    return state
  }

  private func gather(
    _ run: StateRun, into drafts: inout [String: PartyDraft], _ leaks: inout [SiteReport.Leak],
    _ finder: Leaks
  ) {
    /// Which party was told which value, for cookies of the site's own that are handed on.
    var values: [String: Set<String>] = [:]
    for exchange in run.exchanges where exchange.hasLeft {
      guard let address = WebAddress(exchange.url),
        let party = party(of: address.host, path: address.path)
      else { continue }
      // In a state in which a choice is made, what left before it belongs to "before a choice".
      let state = run.choice?.isMade == true && !exchange.isAfterChoice ? .before : run.state
      let sent = SentRequest(
        url: exchange.url, method: exchange.method,
        headers: exchange.headers.map { ($0.name, $0.value) }, body: exchange.body)
      var told = catalogue.told(sent)
      if let tag = sent.header("If-None-Match").first {
        told.append(
          Told(
            subject: .identifier, key: "If-None-Match",
            label: "the mark of a file kept in the browser, which can serve as an identifier",
            value: tag))
      }
      let page =
        run.visits.first { $0.number == exchange.visit }?.address ?? request.start.text
      var draft =
        drafts[party.id]
        ?? PartyDraft(
          id: party.id, name: party.company?.name ?? party.id, company: party.company,
          at: exchange.at)
      draft.add(
        exchange, host: address.host, product: party.product, told: told, page: page, state: state,
        isDisguised: party.isDisguised)
      drafts[party.id] = draft
      values[party.id, default: []].formUnion(told.map(\.value))
      for leak in finder.find(in: Outgoing(exchange)) + exchange.leaksInMessages(finder) {
        let line = SiteReport.Leak(
          party: party.id, sentence: leak.sentence, what: leak.what.rawValue,
          address: address.origin + address.path, state: state)
        if leaks.count < 500, !leaks.contains(line) { leaks.append(line) }
      }
    }
    keepStored(run, values, in: &drafts)
  }

  /// Cookies and storage: of a party when it set them, when its script wrote them, or when it was told their value.
  private func keepStored(
    _ run: StateRun, _ values: [String: Set<String>], in drafts: inout [String: PartyDraft]
  ) {
    var writers: [String: String] = [:]
    for write in run.writes where write.place == .cookie {
      let name = String(write.key.prefix { $0 != "=" && $0 != ";" })
      if let script = write.scripts.first { writers[name] = script }
    }
    for cookie in run.cookies {
      let host = cookie.domain.hasPrefix(".") ? String(cookie.domain.dropFirst()) : cookie.domain
      let stored = PartyReport.Stored(
        place: "cookie", name: cookie.name, domain: host, seconds: cookie.seconds,
        script: writers[cookie.name])
      let isTelling = cookie.value.utf8.count >= 8
      for id in drafts.keys {
        let isTheirs = party(of: host, path: "/")?.id == id
        let isWritten = writers[cookie.name].flatMap(self.party(ofScript:)) == id
        let isTold =
          isTelling
          && values[id]?.contains { $0 == cookie.value || $0.contains(cookie.value) } == true
        if isTheirs || isWritten || isTold { drafts[id]?.add(stored) }
      }
    }
    for write in run.writes where write.place != .cookie {
      let origin = WebAddress(write.origin)?.host ?? write.origin
      let stored = PartyReport.Stored(
        place: write.place.rawValue, name: write.key, domain: origin, script: write.scripts.first)
      for id in drafts.keys {
        let isTold =
          write.value.utf8.count >= 8 && values[id]?.contains { $0.contains(write.value) } == true
        if party(of: origin, path: "/")?.id == id || isTold
          || write.scripts.first.flatMap(self.party(ofScript:)) == id
        {
          drafts[id]?.add(stored)
        }
      }
    }
    for call in run.calls {
      guard let id = call.scripts.lazy.compactMap(self.party(ofScript:)).first else { continue }
      drafts[id]?.add(reading: call.what)
    }
  }

  private func party(ofScript address: String) -> String? {
    WebAddress(address).flatMap { party(of: $0.host, path: $0.path)?.id }
  }

  /// Who a host is, when it is not the site itself; a host of the site's own name that is another's by its alias is
  /// that other.
  private func party(of host: String, path: String) -> Party? {
    var named = host
    var isDisguised = false
    if bounds.contains(host: host) {
      guard let foreign = (aliases[host] ?? []).last(where: { !bounds.contains(host: $0) }) else {
        return nil
      }
      named = foreign
      isDisguised = true
    }
    if let known = catalogue.party(host: named, path: path) {
      return Party(
        id: known.company.id, company: known.company, product: known.product,
        isDisguised: isDisguised)
    }
    return Party(
      id: bounds.party(of: named), company: nil, product: nil, isDisguised: isDisguised)
  }
}

extension Exchange {
  /// Whether it went out, rather than being stopped by us or answered from what the browser had.
  var hasLeft: Bool { !isStopped && !isFromCache }

  /// Where a person is found in what went over a WebSocket.
  func leaksInMessages(_ finder: Leaks) -> [Leak] {
    messages.filter(\.isOutgoing).flatMap { finder.find(inBytes: $0.bytes) }
  }
}

extension Outgoing {
  init(_ exchange: Exchange) {
    self.init(
      url: exchange.url, method: exchange.method,
      headers: exchange.headers.map { ($0.name, $0.value) }, body: exchange.body)
  }
}
