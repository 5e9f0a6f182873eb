import Formats
import Foundation
import Gate
import Index
import Register
import Testing

@Suite("Random worlds")
struct RandomWorldTests {
  /// `Scripts/worlds` asks for many more.
  static let worlds =
    ProcessInfo.processInfo.environment["ABOVEBOARD_WORLDS"].flatMap(Int.init) ?? 100_000
  static let shards = 8

  static func plan(_ use: Use, _ world: World, day: CivilDate = World.today) -> Plan {
    let holdings = world.subjects.flatMap(\.holdings)
    return Plan(
      use, inForce: world.inForce, day: day,
      classes: { field in Set(holdings.filter { $0.field == field }.map(\.provenance)) })
  }

  static func decide(_ plan: Plan, _ world: World, _ facts: Facts) -> Decision {
    let atoms = facts.atoms(inForce: world.inForce, day: plan.day).atoms
    return plan.decide { atoms.contains(plan.formula.atoms[$0]) }
  }

  static func answer(_ plan: Plan, _ decision: Decision) -> Reference.Answer {
    func reasons(_ mask: ClauseMask) -> Set<Reference.Reason> {
      Set(
        plan.reasons(mask).flatMap { code, about in
          about.map { Reference.Reason(code: code, about: $0) }
        })
    }
    return Reference.Answer(
      reasons: reasons(decision.reasons), blanks: reasons(decision.blanks))
  }

  /// Evaluates the plan for all of a world's subjects at once, through a snapshot of bitmaps.
  static func audience(_ use: Use, _ world: World) async -> (PreparedPlan, Audience) {
    var snapshot = Snapshot(sequence: 0, day: World.today, inForce: world.inForce)
    for (number, facts) in world.subjects.enumerated() {
      snapshot.insert(
        UInt32(number), facts.atoms(inForce: world.inForce, day: World.today).atoms)
    }
    let prepared = snapshot.prepare(use)
    return (prepared, await prepared.audience())
  }

  @Test(
    "the plan for one, the plan for all and the naive model give each subject the same reasons",
    arguments: 0..<shards)
  func evaluatorsAgreeWithModel(shard: Int) async {
    var met = Set<ReasonCode>()
    var permits = 0
    for seed in stride(from: shard, to: Self.worlds, by: Self.shards) {
      let world = World(seed: seed, subjects: 4)
      let use = world.uses[0]
      let (prepared, audience) = await Self.audience(use, world)
      for (number, facts) in world.subjects.enumerated() {
        let ordinal = UInt32(number)
        let decision = prepared.decide(ordinal)
        let ours = Self.answer(prepared.plan, decision)
        let model = Reference.answer(use, inForce: world.inForce, facts: facts, day: World.today)
        guard ours == model else {
          Issue.record(
            """
            world \(seed), subject \(number):
            only the plan \(ours.reasons.subtracting(model.reasons)) \
            only the model \(model.reasons.subtracting(ours.reasons))
            blanks: only the plan \(ours.blanks.subtracting(model.blanks)) \
            only the model \(model.blanks.subtracting(ours.blanks))
            """)
          return
        }
        let isMember = facts.isMember && !facts.isErased
        let agrees =
          audience.permitted.contains(ordinal) == (isMember && decision.isPermitted)
          && audience.denied.allSatisfy {
            $0.subjects.contains(ordinal) == (isMember && decision.reasons.contains($0.clause))
          }
        guard agrees else {
          Issue.record("world \(seed), subject \(number): the set evaluator differs")
          return
        }
        met.formUnion(model.reasons.map(\.code))
        if decision.isPermitted { permits += 1 }
      }
    }
    // A world in which a rule is never met would prove nothing about it.
    #expect(Set(ReasonCode.allCases).subtracting(met) == [.indexBehind])
    #expect(permits > Self.worlds / Self.shards / 100)
  }

  @Test(
    "no refusal, expiry, pause, suspension, ending or undertaking ever widens an audience",
    arguments: 0..<2)
  func monotone(shard: Int) async {
    var narrowed = 0
    for seed in stride(from: shard, to: Self.worlds / 10, by: 2) {
      let world = World(seed: seed, subjects: 6)
      let use = world.uses[0]
      var random = Seeded(seed &+ 1)
      var worse = world
      switch Int.random(in: 0..<6, using: &random) {
      case 0: worse.inForce.paused.insert(use.purpose)
      case 4:
        if let agreement = worse.inForce.register.agreements.first {
          worse.inForce.partners.ended[agreement.id] = Timestamp(date: World.today)
        }
      case 5: worse.inForce.partners.undertakings.append(World.undertaking(9, &random))
      case 1:
        for agreement in worse.inForce.register.agreements {
          worse.inForce.suspended[agreement.id] = .everywhere
        }
      default:
        for number in worse.subjects.indices {
          let act = random.pick([Choice.Act.refuse, .withdraw, .object, .restrict, .signal])
          worse.subjects[number].choices.append(
            Choice(
              act: act, purpose: random.pick([.all, .marketing, .purpose(use.purpose)]),
              recipient: random.pick([.all, .others, .recipient(use.recipient)]),
              at: Timestamp(date: World.today)))
        }
      }
      let before = await Self.audience(use, world).1.permitted
      let after = await Self.audience(use, worse).1.permitted
      for ordinal in after.ordinals where !before.contains(ordinal) {
        let facts = worse.subjects[Int(ordinal)]
        let was = Reference.answer(
          use, inForce: world.inForce, facts: world.subjects[Int(ordinal)], day: World.today)
        Issue.record(
          "world \(seed): subject \(ordinal) became permitted: \(was.reasons) \(facts.choices.suffix(3))"
        )
        return
      }
      if after.count < before.count { narrowed += 1 }
    }
    #expect(narrowed > 0)
  }
}
