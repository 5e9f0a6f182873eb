import Disclosure
public import Formats
import Gate
import Index
import Register
public import Standing
import Store

extension Workspace {
  /// The most handed-over disclosures that a forecast names.
  static let mostHeld = 20

  /// What an act on what is in force would change; nothing is written.
  ///
  /// Every use that the act can touch is decided for everybody, under what is in force and under what would be. An
  /// act that lets go on is forecast in the same way. Throws what doing it would throw (`StandingError`), and
  /// `IndexError.nothingPublished`.
  public func whatWouldStop(_ change: StandingChange, at now: Timestamp) async throws
    -> StopForecast
  {
    let snapshot = try await index.current(at: now)
    let states = try BeforeAndAfter(change, in: snapshot)
    let reach = ForecastReach(change: change, inForce: snapshot.inForce)
    var forecast = StopForecast(
      change: change, isInForce: states.after.inForce == snapshot.inForce, people: 0, uses: [],
      waiting: [], remaining: [], stillStopped: [], forms: [], held: [], heldBefore: 0)
    let ways = Self.ways(snapshot.inForce).map {
      StopForecast.Way(purpose: $0.purpose, recipient: $0.recipient, through: $0.through)
    }
    await forecast.test(ways.filter(reach.touches), states)
    if change.isStop {
      await forecast.look(for: ways, reach, states)
      try await keepHeld(reach, in: &forecast)
    }
    try await forecast.test(
      disclosures.unsent(), jobs: jobs.list(limit: 200), reach, states)
    forecast.forms = Self.forms(reach, on: now.date)
    return forecast
  }

  private func keepHeld(_ reach: ForecastReach, in forecast: inout StopForecast) async throws {
    let register = reach.inForce.register
    // The ledger is in the order of sending's plans, which is near enough to the order of time to be cut.
    let held = try await disclosures.sent().filter(reach.covers).compactMap { sent in
      sent.sent.map { step in
        StopForecast.Held(
          id: sent.id, at: step.at, way: StopForecast.Way(sent.use),
          people: sent.permitted - sent.erased, hasSelector: sent.hasSelector,
          teams: sent.use.links.compactMap { register.recipients[id: $0]?.team })
      }
    }.filter { $0.people > 0 }.sorted { ($1.at, $1.id) < ($0.at, $0.id) }
    forecast.held = Array(held.prefix(Self.mostHeld))
    forecast.heldBefore = held.count - forecast.held.count
  }

  /// The open forms on which somebody may say yes to what the act touches.
  private static func forms(_ reach: ForecastReach, on day: CivilDate) -> [String] {
    reach.inForce.register.forms.filter { form in
      form.isOpen(on: day)
        && form.choices.contains { offer in
          switch reach.change {
          case .pause(let purpose), .unpause(let purpose): offer.purpose == purpose
          case .undertake, .release:
            reach.undertaking?.covers(offer.purpose, by: [offer.recipient ?? .ourselves]) ?? false
          case .suspend, .lift, .end:
            reach.agreement.map {
              $0.recipient == offer.recipient && $0.purposes.contains(offer.purpose)
            } ?? false
          }
        }
    }.map(\.title)
  }
}

extension StopForecast.Way {
  init(_ use: Use) {
    self.init(purpose: use.purpose, recipient: use.recipient, through: use.through)
  }
}

extension StopForecast {
  /// Decides every way as such, then each field of it (as `Workspace.stopTable` does for one member).
  fileprivate mutating func test(_ ways: [Way], _ states: BeforeAndAfter) async {
    var anybody = Bitmap()
    for way in ways {
      let fields = states.before.inForce.register.purposes[id: way.purpose]?.fields ?? []
      func use(_ required: [FieldID], _ optional: [FieldID]) -> Use {
        Use(
          purpose: way.purpose, recipient: way.recipient, through: way.through,
          required: required, optional: optional)
      }
      let whole = await states.compare(use([], fields))
      // What is permitted for nobody with every field left blank is so with a field, too.
      guard whole.count.before + whole.count.after > 0 else {
        if !change.isStop { stillStopped.append(StillStopped(way, states, fields: fields)) }
        continue
      }
      anybody = anybody.union(whole.changed)
      var line = UseLine(way: way, count: whole.count, fields: [])
      for field in fields {
        let one = await states.compare(use([field], []))
        anybody = anybody.union(one.changed)
        line.fields.append(FieldLine(field: field, count: one.count))
      }
      uses.append(line)
    }
    people = anybody.count
  }

  /// Looks for what goes on: the same ways elsewhere, the same purposes by others, other purposes of the recipients.
  fileprivate mutating func look(
    for ways: [Way], _ reach: ForecastReach, _ states: BeforeAndAfter
  ) async {
    let (day, recipients) = (states.before.day, Set(uses.flatMap(\.way.links)))
    for line in uses where line.count.after > 0 {
      let isTelling = hasSelector && line.count.changes < 10
      remaining.append(
        Remaining(
          way: line.way, people: isTelling ? nil : line.count.after,
          reason: reach.reason(for: line.way, on: day)))
    }
    for way in ways where !reach.touches(way) && reach.isNear(way, recipients: recipients) {
      let fields = states.before.inForce.register.purposes[id: way.purpose]?.fields ?? []
      let whole = await states.compare(
        Use(
          purpose: way.purpose, recipient: way.recipient, through: way.through, optional: fields))
      guard whole.count.after > 0 else { continue }
      remaining.append(
        Remaining(
          way: way, people: whole.count.after, reason: reach.reason(for: way, on: day)))
    }
  }

  /// Decides the wishes of disclosures that have not been sent.
  fileprivate mutating func test(
    _ unsent: [DisclosureSummary], jobs: [Job], _ reach: ForecastReach, _ states: BeforeAndAfter
  ) async {
    for summary in unsent where reach.touches(Way(summary.use)) {
      let (count, _) = await states.compare(summary.use)
      guard count.before + count.after > 0 else { continue }
      let job = jobs.first { job in
        job.kind == JobKind.send.rawValue && !job.state.isOver
          && job.detail["disclosure"]?.string == summary.id
      }
      waiting.append(
        Waiting(
          id: summary.id, state: summary.state, way: Way(summary.use),
          planned: summary.planned.at, job: job?.state, count: count,
          hasSelector: summary.hasSelector || hasSelector))
    }
  }
}

extension StopForecast.StillStopped {
  fileprivate init(_ way: StopForecast.Way, _ states: BeforeAndAfter, fields: [FieldID]) {
    let use = Use(
      purpose: way.purpose, recipient: way.recipient, through: way.through, optional: fields)
    let clauses = states.after.prepare(use).plan.clauses
    var seen: Set<ReasonCode> = []
    let reasons = clauses.filter { $0.isDeclared && !$0.blanksOnly }.map(\.code)
      .filter { seen.insert($0).inserted }
    self.init(way: way, reasons: reasons)
  }
}
