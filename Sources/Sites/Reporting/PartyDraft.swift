import Browser
import Catalogue
import Formats

/// Gathers what one party was given, request by request.
struct PartyDraft {
  private(set) var report: PartyReport
  /// How often each key was told, by state: values that change with every request are shown three times.
  private var shown: [String: Int] = [:]
  private var hasPageAddress = false
  private var hasContact = false
  /// The state in which it is worst that they were contacted.
  private var worst: ScanState?
  private var worstAt: Timestamp

  init(id: String, name: String, company: Company?, at: Timestamp) {
    report = PartyReport(
      id: id, name: name, isKnown: company != nil, owner: company?.owner,
      country: company?.country, first: at,
      controls: (company?.controls ?? []).map {
        .init(title: $0.title, address: $0.address, steps: $0.steps)
      })
    worstAt = at
  }

  /// Adds a request.
  mutating func add(
    _ exchange: Exchange, host: String, product: Product?, told: [Told], page: String,
    state: ScanState, isDisguised: Bool
  ) {
    report.requests += 1
    report.first = min(report.first, exchange.at)
    Self.keep(host, in: &report.hosts, most: 200)
    if isDisguised { Self.keep(host, in: &report.disguised, most: 200) }
    if !report.states.contains(state) { report.states.append(state) }
    Self.keep(page, in: &report.pages, most: 2_000)
    if let product, !report.products.contains(where: { $0.name == product.name }) {
      report.products.append(
        .init(name: product.name, kind: product.kind.label, meaning: product.meaning))
    }
    for item in told { add(item) }
    let chain = Self.chain(exchange)
    if !chain.isEmpty, report.chains.count < 12, !report.chains.contains(chain) {
      report.chains.append(chain)
    }
    if worst.map({ state.gravity > $0.gravity }) ?? true {
      worst = state
      worstAt = exchange.at
    }
  }

  private mutating func add(_ item: Told) {
    if item.subject == .pageAddress || item.subject == .referrer { hasPageAddress = true }
    if item.subject == .contact { hasContact = true }
    let line = PartyReport.Line(
      subject: item.subject.rawValue, key: item.key, label: item.label, value: item.value,
      isHashed: item.isHashed)
    guard shown[item.key, default: 0] < 3, report.told.count < 400, !report.told.contains(line)
    else { return }
    shown[item.key, default: 0] += 1
    report.told.append(line)
  }

  /// Adds what stays in the browser.
  mutating func add(_ stored: PartyReport.Stored) {
    let known = report.stored.firstIndex {
      $0.place == stored.place && $0.name == stored.name && $0.domain == stored.domain
    }
    guard let known else {
      if report.stored.count < 200 { report.stored.append(stored) }
      return
    }
    // Each state has its own; the one that lasts longest is told.
    if let seconds = stored.seconds, report.stored[known].seconds.map({ $0 < seconds }) ?? true {
      report.stored[known] = stored
    }
  }

  mutating func add(reading: String) { Self.keep(reading, in: &report.readings, most: 20) }

  /// The report, with its sentence.
  func finished() -> PartyReport {
    var report = report
    report.states.sort { $0.gravity > $1.gravity }
    report.told.sort { ($0.rank, $0.label, $0.key) < ($1.rank, $1.label, $1.key) }
    report.sentence = PlainSentence.of(
      report, knowsPage: hasPageAddress, knowsContact: hasContact, in: worst ?? .before,
      at: worstAt)
    return report
  }

  private static func keep(_ text: String, in list: inout [String], most: Int) {
    if list.count < most, !list.contains(text) { list.append(text) }
  }

  /// The scripts on the way to a request, each once, the innermost first.
  private static func chain(_ exchange: Exchange) -> PartyReport.Chain {
    var chain: [String] = []
    for caller in exchange.callers where !caller.script.isEmpty && chain.last != caller.script {
      chain.append(caller.script)
    }
    return Array(chain.prefix(8))
  }
}

extension ScanState {
  /// How grave it is to be contacted in this state.
  var gravity: Int {
    switch self {
    case .refuse: 5
    case .gpc: 4
    case .before: 3
    case .signedIn: 2
    case .accept: 1
    }
  }
}

extension PartyReport.Line {
  /// What people care about first.
  fileprivate var rank: Int {
    switch Told.Subject(rawValue: subject) {
    case .contact, .formField: 0
    case .pageAddress, .pageTitle: 1
    case .identifier, .clickID: 2
    case .event, .content, .money: 3
    case .referrer, .location: 4
    case .consentSignal: 5
    case .device: 6
    case .time: 7
    case .other, nil: 8
    }
  }
}
