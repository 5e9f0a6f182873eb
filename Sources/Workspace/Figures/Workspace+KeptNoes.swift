import Consent
import Disclosure
import Formats
import Gate
import Index
import Register
import Store

extension Workspace {
  /// How many noes are looked at, the newest of a year; a page is made while somebody waits.
  private static let mostNoes = 1_000

  /// The reasons by which the gate keeps a no.
  private static let noReasons: Set<ReasonCode> = [
    .consentRefused, .consentWithdrawn, .objection, .signalOptOut, .subjectRestricted,
  ]

  /// The noes of the last twelve months, and whether anything was handed over against one.
  ///
  /// Each person's acts before a sending, by the order of the log, are put to the gate once more.
  func keptNoes(
    _ sent: [DisclosureSummary], _ snapshot: Snapshot, at now: Timestamp
  ) async throws -> PublicFigures.Noes {
    let from = now.date.adding(years: -1)
    let start = Timestamp(date: from)
    let people = try await consent.newestNoes(since: start, limit: Self.mostNoes)
    let had = try await disclosures.had(anyOf: people.sorted())
    let broken = try await broken(had, sent, snapshot.inForce)
    return PublicFigures.Noes(
      from: from, given: try await consent.noCount(since: start),
      members: PeopleCount.row([snapshot.stoppedCount])[0], checked: people.count,
      broken: broken)
  }

  private func broken(
    _ had: [String: [UInt32]], _ sent: [DisclosureSummary], _ inForce: InForce
  ) async throws -> Int {
    let pairs = had.flatMap { id, members in
      members.map { NoVerdicts.Pair(disclosure: id, member: $0) }
    }
    let verdicts = try await noVerdicts.verdicts(on: pairs, under: inForce.version) { new in
      try await judge(Dictionary(grouping: new, by: \.disclosure), sent, inForce)
    }
    return verdicts.count { $0 }
  }

  /// Puts each pair's member, as they stood before that sending, to the gate; one nobody can judge is left out.
  private func judge(
    _ pairs: [String: [NoVerdicts.Pair]], _ sent: [DisclosureSummary], _ inForce: InForce
  ) async throws -> [NoVerdicts.Pair: Bool] {
    let concerned = Set(pairs.values.joined().map(\.member)).sorted()
    let acts = try await consent.histories(of: concerned)
    let states = try await database.read { try Consent.states(of: concerned, $0) }
    let served = Dictionary(
      states.map { ($0.ordinal, $0.served.map { Facts.Served(version: $0.version, at: $0.at) }) },
      uniquingKeysWith: { first, _ in first })
    var verdicts: [NoVerdicts.Pair: Bool] = [:]
    for summary in sent {
      guard let members = pairs[summary.id], let sequence = summary.sequence else { continue }
      let day = (summary.sent?.at ?? summary.planned.at).date
      let plan = Plan(
        summary.use, inForce: inForce, day: day, classes: { _ in [ProvenanceClass]() })
      for pair in members {
        let member = pair.member
        let before = (acts[member] ?? []).filter { $0.sequence < sequence }.map(\.choice)
        let atoms = Facts(served: served[member] ?? [], choices: before)
          .atoms(inForce: inForce, day: day).atoms
        let decision = plan.decide { atoms.contains(plan.formula.atoms[$0]) }
        verdicts[pair] = !Self.noReasons.isDisjoint(with: plan.codes(decision.reasons))
      }
    }
    return verdicts
  }
}
