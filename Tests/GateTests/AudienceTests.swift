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

  /// How the chunks of a large population are filled: with one of two people, with both by turns of words, or not.
  static func words(_ chunk: Int, of person: Int) -> [UInt64] {
    (0..<1_024).map { word in
      switch chunk % 5 {
      case 0, 1: chunk % 5 == person ? .max : 0
      case 2: word % 2 == person ? .max : 0
      case 3: person == 0 ? 0xAAAA_AAAA_AAAA_AAAA : 0x5555_5555_5555_5555
      default: 0
      }
    }
  }

  @Test(
    "over many chunks, full, mixed and empty, shared among processors, each gets its own answer")
  func manyChunks() async {
    let people = [0, 1].map { person in
      Bitmap(words: (0..<67).flatMap { Self.words($0, of: person) })
    }
    var met = Set<[Bool]>()
    for seed in 0..<60 where met.count < 3 {
      let world = World(seed: seed, subjects: 2)
      let atoms = world.subjects.map { $0.atoms(inForce: world.inForce, day: World.today).atoms }
      guard atoms.allSatisfy({ $0.contains(.known) }) else { continue }
      var bitmaps: [Atom: Bitmap] = [:]
      for (atoms, subjects) in zip(atoms, people) {
        for atom in atoms { bitmaps[atom] = bitmaps[atom]?.union(subjects) ?? subjects }
      }
      let prepared = Snapshot(
        sequence: 0, day: World.today, inForce: world.inForce, bitmaps: bitmaps
      ).prepare(world.uses[0])
      // Chunk 0 holds the first person alone, chunk 1 the second.
      let decisions = [prepared.decide(0), prepared.decide(65_536)]
      func set(_ isIn: (Decision) -> Bool) -> Bitmap {
        zip(people, decisions).filter { isIn($0.1) }.reduce(Bitmap()) { $0.union($1.0) }
      }
      let permitted = set(\.isPermitted)
      let audience = await prepared.audience()
      #expect(audience.members == people[0].count + people[1].count)
      #expect(audience.permittedCount == permitted.count)
      #expect(audience.permitted == permitted, "world \(seed)")
      for clause in prepared.plan.clauses.indices where !prepared.plan.clauses[clause].blanksOnly {
        let expected = set { $0.reasons.contains(clause) }
        let denied = audience.denied.first { $0.clause == clause }
        #expect(denied?.count ?? 0 == expected.count)
        #expect(denied?.subjects ?? Bitmap() == expected, "world \(seed), clause \(clause)")
      }
      let counted = await prepared.audience(detail: .counts)
      #expect(counted.permittedCount == permitted.count)
      #expect(counted.denied.map(\.count) == audience.denied.map(\.count))
      met.insert(decisions.map(\.isPermitted))
    }
    #expect(met.count > 1)
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
