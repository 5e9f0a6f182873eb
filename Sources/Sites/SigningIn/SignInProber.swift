import Browser
import Catalogue
import Formats
import Web

/// Presses sign-in buttons and reads what they would ask for; nothing reaches the company, no password is typed
/// (demand I3).
struct SignInProber {
  let request: ScanRequest
  let bounds: SiteBounds
  let clock: @Sendable () -> Timestamp

  private struct Candidate: Hashable {
    let page: String
    /// The button to press, or nil for a link that says all by itself.
    let button: String?
    let link: String?
  }

  func probe(_ runs: [StateRun], _ catalogue: Catalogue) async throws -> [SignInReport] {
    guard let run = runs.first(where: { $0.state == .before }) ?? runs.first else { return [] }
    let candidates = Self.candidates(run)
    guard !candidates.isEmpty else { return [] }
    var reports: [SignInReport] = []
    for candidate in candidates {
      let found: String?
      if let link = candidate.link {
        found = link
      } else {
        // A browser that cannot be had again leaves the button unread, and says so.
        found = try? await press(candidate)
      }
      guard let found, let asked = AuthorizationRequest(url: found) else { continue }
      let report = Self.report(asked, candidate.button ?? "a link", candidate.page, run, catalogue)
      if !reports.contains(where: { $0.party == report.party && $0.scopes == report.scopes }) {
        reports.append(report)
      }
    }
    return reports
  }

  /// Each button once, however many pages have it.
  private static func candidates(_ run: StateRun) -> [Candidate] {
    var seen: Set<String> = []
    var found: [Candidate] = []
    for visit in run.visits {
      for button in visit.signInButtons where seen.insert(button).inserted {
        found.append(Candidate(page: visit.address, button: button, link: nil))
      }
      for link in visit.links where AuthorizationRequest(url: link) != nil {
        guard seen.insert(link).inserted else { continue }
        found.append(Candidate(page: visit.address, button: nil, link: link))
      }
    }
    return Array(found.prefix(12))
  }

  /// Presses a button in a fresh browser and returns the address that it led to; that request is stopped.
  private func press(_ candidate: Candidate) async throws -> String? {
    let capture = Capture(clock: clock)
    var settings = request.browser
    if request.standIn != nil { settings.flags += StandIn.flags }
    let browser = try await Browser.start(
      try Chromium.find(request.program), settings: settings
    ) { capture.hear($0) }
    let address = try? await press(candidate, browser, capture)
    await browser.close()
    return address ?? nil
  }

  private func press(
    _ candidate: Candidate, _ browser: Browser, _ capture: Capture
  ) async throws -> String? {
    let agent = try await BrowserAgent(browser, language: request.browser.language)
    try await capture.watch(browser, telling: agent.telling)
    let standIn = request.standIn
    capture.ask { url, kind, _ in
      if kind == .document, AuthorizationRequest(url: url) != nil { return .stop }
      return standIn.map { .answer($0.answer(url)) } ?? .go
    }
    let tab = try await Tab(in: browser, capture)
    guard try await tab.open(candidate.page, patience: request.patience) == nil else { return nil }
    try await capture.settle(tab.session, quiet: .seconds(1), most: request.patience)
    let buttons = Buttons(tab: tab)
    guard let button = await buttons.best({ $0 == candidate.button ? 0 : nil }) else { return nil }
    await buttons.press(button)
    let began = ContinuousClock.now
    while ContinuousClock.now - began < .seconds(8) {
      if let stopped = capture.taken().exchanges.first(where: \.isStopped) { return stopped.url }
      try await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }

  private static func report(
    _ asked: AuthorizationRequest, _ button: String, _ page: String, _ run: StateRun,
    _ catalogue: Catalogue
  ) -> SignInReport {
    let company = asked.provider.flatMap { catalogue.company(id: $0.companyID) }
    let name = asked.provider?.name ?? company?.name ?? asked.host
    let number = run.visits.first { $0.address == page }?.number
    let isLoaded = run.exchanges.contains { exchange in
      guard exchange.visit == number, exchange.hasLeft, let address = WebAddress(exchange.url)
      else {
        return false
      }
      let party = catalogue.party(host: address.host, path: address.path)
      return company != nil && party?.company.id == company?.id || address.host == asked.host
    }
    return SignInReport(
      page: page, button: button, party: company?.id ?? asked.host, name: name,
      scopes: asked.grants.map {
        .init(name: $0.name, meaning: $0.sentence, isBeyondEmail: $0.isBeyondEmail)
      },
      isHidden: asked.isHidden,
      onLoad: isLoaded
        ? "\(name) learns that you read this page, whether you press the button or not."
        : "Nothing: the page asks \(name) for nothing until the button is pressed.",
      onPress:
        "\(name) learns that you are about to sign in to this site, from which address and browser, "
        + "and which account there is yours if you are signed in.",
      after: asked.note
        ?? "The site gets what is listed; \(name) learns each time that you sign in here.")
  }
}

extension SignInReport {
  /// The company as a party, to look up who it is in the register.
  var asParty: PartyReport {
    PartyReport(id: party, name: name, isKnown: true, first: Timestamp(microseconds: 0))
  }
}
