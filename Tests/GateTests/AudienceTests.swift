import Gate
import Index
import Register
import Testing

@Suite("Audience")
struct AudienceTests {
  /// Subjects in four chunks and at the edges of words and blocks; all other places stay empty.
  static let ordinals: [UInt32] =
    [0, 63, 64, 8_191, 8_192, 65_535, 65_536, 65_599, 196_608, 262_143]
    + (1...40).map { $0 * 5_903 }

  @Test(
    "wherever a subject's bit lies, the audience and the decision for one agree",
    arguments: [nil, false, true] as [Bool?])
  func everyBlock(excluding: Bool?) async {
    let band = Atom.band(World.fields[0], "chosen")
    var permitted = 0
    for seed in 0..<200 {
      let world = World(seed: seed, subjects: Self.ordinals.count)
      var use = world.uses[0]
      if let excluding {
        use.conditions = [
          Use.Condition(field: World.fields[0], bands: ["chosen"], excluded: excluding)
        ]
      }
      var snapshot = Snapshot(sequence: 0, day: World.today, inForce: world.inForce)
      var members: [UInt32] = []
      for (ordinal, facts) in zip(Self.ordinals, world.subjects) {
        var atoms = facts.atoms(inForce: world.inForce, day: World.today).atoms
        if ordinal % 3 == 0 { atoms.insert(band) }
        snapshot.insert(ordinal, atoms)
        let isSelected = excluding.map { (ordinal % 3 == 0) != $0 } ?? true
        if isSelected, facts.isMember, !facts.isErased { members.append(ordinal) }
      }
      members.sort()
      let prepared = snapshot.prepare(use)
      let audience = await prepared.audience()
      #expect(audience.members == members.count)
      #expect(
        audience.permitted.ordinals == members.filter { prepared.decide($0).isPermitted })
      for denied in audience.denied {
        let expected = members.filter { prepared.decide($0).reasons.contains(denied.clause) }
        #expect(denied.subjects.ordinals == expected)
        #expect(denied.count == expected.count)
      }
      let brief = await prepared.audience(detail: .permitted)
      #expect(brief.denied.map(\.count) == audience.denied.map(\.count))
      #expect(brief.permitted == audience.permitted)
      let counts = await prepared.audience(detail: .counts)
      #expect(counts.permittedCount == audience.permittedCount)
      #expect(counts.permitted.count == 0)
      permitted += audience.permittedCount
    }
    #expect(permitted > 0)
  }

  @Test("leaving out what concerns nobody changes no reason")
  func narrowing() {
    var dropped = 0
    for seed in 0..<2_000 {
      let world = World(seed: seed, subjects: 3)
      let use = world.uses[0]
      let whole = RandomWorldTests.plan(use, world)
      let held = Set(
        world.subjects.flatMap { $0.atoms(inForce: world.inForce, day: World.today).atoms })
      let narrow = whole.narrowed(to: held.contains)
      dropped += whole.formula.steps.count - narrow.formula.steps.count
      for facts in world.subjects {
        let expected = RandomWorldTests.answer(
          whole, RandomWorldTests.decide(whole, world, facts))
        let answer = RandomWorldTests.answer(
          narrow, RandomWorldTests.decide(narrow, world, facts))
        #expect(answer == expected, "world \(seed)")
      }
    }
    #expect(dropped > 0)
  }
}
