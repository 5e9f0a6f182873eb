import Browser
import Formats
import Web

/// Visits a site in one state, with a browser and a profile of its own.
struct StateScanner {
  let request: ScanRequest
  let state: ScanState
  let bounds: SiteBounds
  let clock: @Sendable () -> Timestamp
  /// The pages that an earlier state found; nil to find them.
  let known: [String]?
  let progress: @Sendable (_ page: Int, _ requests: Int) -> Void

  func run() async throws -> StateRun {
    var settings = request.browser
    settings.sendsGlobalPrivacyControl = state == .gpc
    if request.standIn != nil { settings.flags += StandIn.flags }
    let capture = Capture(clock: clock)
    let browser = try await Browser.start(
      try Chromium.find(request.program), settings: settings
    ) { capture.hear($0) }
    do {
      let run = try await scan(browser, capture)
      await browser.close()
      return run
    } catch {
      await browser.close()
      throw error
    }
  }

  private func scan(_ browser: Browser, _ capture: Capture) async throws -> StateRun {
    let agent = try await BrowserAgent(browser, language: request.browser.language)
    try await capture.watch(browser, telling: agent.telling)
    let (bounds, standIn) = (bounds, request.standIn)
    // A page that leads elsewhere is not one of the site's: nobody follows it there.
    capture.ask { url, _, isPage in
      if isPage, let host = WebAddress(url)?.host, !bounds.contains(host: host) { return .stop }
      return standIn.map { .answer($0.answer(url)) } ?? .go
    }
    try await browser.ask("Browser.setDownloadBehavior", ["behavior": "deny"])
    let tab = try await Tab(in: browser, capture)
    var run = StateRun(state: state)
    run.isSandboxed = !Chromium.isUnsandboxed
    run.agent = agent.name
    capture.begin(visit: 0)
    do {
      try await prepare(tab, &run)
      try await visitAll(tab, &run)
    } catch let error as Recording.Unusable {
      run.problem = "signing in failed: \(error.description)"
    } catch let error as BrowserError {
      // What was seen until then still stands; what was not is unknown, never clean.
      run.problem = error.description
    }
    try? await tab.leave()
    run.cookies = await cookies(browser)
    let taken = capture.taken()
    run.exchanges = taken.exchanges
    run.writes = taken.writes
    run.calls = taken.calls
    return run
  }

  /// Signs the person in, where the state asks for it.
  private func prepare(_ tab: Tab, _ run: inout StateRun) async throws {
    guard state == .signedIn else { return }
    switch request.signIn {
    case .recording(let recording): try await recording.play(in: tab, patience: request.patience)
    case .cookies(let cookies):
      try await tab.browser.ask("Storage.setCookies", ["cookies": .array(cookies.map(\.json))])
    case nil: run.problem = "no way to sign in was given"
    }
  }

  private func visitAll(_ tab: Tab, _ run: inout StateRun) async throws {
    guard run.problem == nil else { return }
    let start = request.start.text
    let robots = await robots(tab)
    let mapped = known == nil ? await sitemap(tab, robots) : []
    var frontier = Frontier(
      budget: request.pages, robots: request.obeysRobots ? robots : nil,
      isOurs: { bounds.contains(host: $0.host) })
    frontier.add([start])
    if let known { frontier.add(known) }
    let pause = max(
      request.pause,
      .seconds(request.obeysRobots ? robots?.crawlDelay ?? 0 : 0))
    while let address = frontier.next() {
      try Task.checkCancellation()
      if !run.visits.isEmpty { try await Task.sleep(for: pause) }
      let visit = try await visit(address, number: run.visits.count, tab, &run)
      run.visits.append(visit)
      // A member finds pages that no other visitor does.
      if known == nil || state == .signedIn { frontier.add(visit.links) }
      if visit.number == 0 { frontier.add(mapped) }
    }
    run.leftOut = frontier.leftOut
    if state == .signedIn, !showsPerson(run.visits) {
      run.problem =
        "neither the member's name, e-mail address nor number stands on any page, so nobody may have "
        + "been signed in"
    }
  }

  /// Opens a page, does what a visitor does, waits until nothing moves, writes down what it is, and leaves it.
  private func visit(
    _ address: String, number: Int, _ tab: Tab, _ run: inout StateRun
  ) async throws -> PageVisit {
    let capture = tab.capture
    var visit = PageVisit(number: number, address: address, at: clock())
    capture.begin(visit: number)
    progress(number + 1, capture.taken().exchanges.count)
    let problem = try await tab.open(address, patience: request.patience)
    if let host = capture.hostElsewhere(visit: number) {
      visit.outcome = .elsewhere(host)
      return visit
    }
    if let problem {
      visit.outcome = .unknown(problem)
      try await tab.leave()
      return visit
    }
    let isLoaded = try await capture.settle(
      tab.session, quiet: request.quiet, most: request.patience)
    if number == 0, let wish = state.wish {
      run.choice = try await BannerPresser(tab: tab).answer(wish, within: .seconds(5))
      if run.choice?.isMade != true {
        run.problem =
          "no button to \(wish.rawValue) was found, so nothing can be said about this state"
      }
    }
    _ = await tab.value(PageScripts.scrolling)
    try await fill(tab)
    _ = await tab.value(PageScripts.clicking)
    try await capture.settle(
      tab.session, quiet: request.quiet, least: number == 0 ? request.firstStay : .zero,
      most: request.patience)
    await read(&visit, tab)
    if !isLoaded, visit.outcome == .seen {
      visit.outcome = .unknown(
        "it had not finished loading after \(request.patience.inSeconds) seconds")
    }
    try await tab.leave()
    return visit
  }

  /// Whether any page knows who the member is: a wrong password looks like a page too.
  private func showsPerson(_ visits: [PageVisit]) -> Bool {
    let person = request.person
    return visits.contains { visit in
      [person.name, person.email, person.id].contains { visit.document.contains($0) }
    }
  }

  /// Writes the planted person into the page's fields, and sends nothing.
  private func fill(_ tab: Tab) async throws {
    for number in 0..<8 {
      guard let about = await tab.value(PageScripts.nextField(number))?.string else { return }
      let text =
        switch about {
        case "email": request.person.email
        case "phone": request.person.phone ?? request.person.name
        default: request.person.name
        }
      _ = try? await tab.ask("Input.insertText", ["text": .string(text)])
    }
  }

  private func read(_ visit: inout PageVisit, _ tab: Tab) async {
    visit.picture = await tab.picture()
    guard let page = await tab.value(PageScripts.reading) else {
      visit.outcome = .unknown("the page could not be read")
      return
    }
    visit.reached = page["reached"]?.string ?? visit.address
    let shown = WebAddress(visit.reached)?.page
    visit.status =
      tab.capture.taken().exchanges.last {
        $0.visit == visit.number && $0.kind == .document
          && ($0.url == shown || $0.url == visit.address)
      }?.status
    visit.title = page["title"]?.string ?? ""
    visit.links = (page["links"]?.array ?? []).compactMap(\.string)
    visit.document = page["document"]?.string ?? ""
    visit.signInButtons = (page["buttons"]?.array ?? []).compactMap(\.string)
    if let wall = BotWall.reason(
      status: visit.status, title: visit.title, text: page["text"]?.string ?? "")
    {
      visit.outcome = .unknown(wall)
    }
  }

  private func robots(_ tab: Tab) async -> RobotsRules? {
    guard let address = request.start.resolving("/robots.txt") else { return nil }
    return await tab.resource(address.text, limit: 524_288).map {
      RobotsRules(text: String(decoding: $0, as: UTF8.self))
    }
  }

  private func sitemap(_ tab: Tab, _ robots: RobotsRules?) async -> [String] {
    let named = robots?.sitemaps ?? []
    let usual = request.start.resolving("/sitemap.xml").map { [$0.text] } ?? []
    var pages: [String] = []
    var waiting = named.isEmpty ? usual : named
    // An index names further maps: a few are enough for a page budget.
    for _ in 0..<5 where !waiting.isEmpty && pages.count < request.pages {
      let next = waiting.removeFirst()
      guard let address = WebAddress(next), bounds.contains(host: address.host),
        let bytes = await tab.resource(address.text)
      else { continue }
      let map = Sitemap(bytes)
      if map.isIndex { waiting += map.locations } else { pages += map.locations }
    }
    return pages
  }

  private func cookies(_ browser: Browser) async -> [JarCookie] {
    let answer = try? await browser.ask("Storage.getCookies")
    let now = clock()
    return (answer?["cookies"]?.array ?? []).compactMap { JarCookie($0, at: now) }
  }
}

extension ScanState {
  fileprivate var wish: BannerAnswer.Wish? {
    switch self {
    case .accept: .accept
    case .refuse: .refuse
    case .before, .gpc, .signedIn: nil
    }
  }
}

extension Capture {
  /// The other site to which a visit's page was led, if it was stopped on the way there.
  fileprivate func hostElsewhere(visit: Int) -> String? {
    taken().exchanges.last { $0.visit == visit && $0.isStopped }
      .flatMap { WebAddress($0.url)?.host }
  }
}

extension Duration {
  /// In whole seconds.
  var inSeconds: Int64 { components.seconds }
}
