import Formats
import Gate
import Register
import Testing

@testable import Index

@Suite("Stored snapshots")
struct SnapshotRecordsTests {
  /// Subjects at the edges of words and chunks, beside a chunk in which everybody is and one that is half full.
  static func snapshot(_ seed: Int) -> (Snapshot, DayQueue) {
    let world = World(seed: seed, subjects: AudienceTests.ordinals.count)
    var random = Seeded(seed &+ 7)
    var bitmaps: [Atom: Bitmap] = [:]
    var queue = DayQueue()
    for (ordinal, facts) in zip(AudienceTests.ordinals, world.subjects) {
      let (atoms, until) = facts.atoms(inForce: world.inForce, day: World.today)
      for atom in atoms { bitmaps[atom, default: Bitmap()].set(ordinal, true) }
      if let until { queue.note(ordinal, on: until) }
    }
    let full = [UInt64](repeating: .max, count: 1_024)
    let half = (0..<1_024).map { _ in random.next() }
    bitmaps[.minor] = Bitmap(words: half + full + [1] + [UInt64](repeating: 0, count: 1_023) + full)
    let snapshot = Snapshot(
      sequence: Int64(seed), day: World.today, inForce: world.inForce, bitmaps: bitmaps)
    return (snapshot, queue)
  }

  static func read(_ parts: [[UInt8]]) throws -> SnapshotRecords.Reader {
    var reader = SnapshotRecords.Reader()
    for part in parts { try reader.add(part) }
    reader.finish()
    return reader
  }

  @Test("what is read again is what was written, bitmap by bitmap and day by day")
  func roundTrip() throws {
    var days = 0
    for seed in 0..<150 {
      let (snapshot, queue) = Self.snapshot(seed)
      var parts: [[UInt8]] = []
      SnapshotRecords.write(snapshot, queue) { part, _ in parts.append(part) }
      let read = try Self.read(parts)
      #expect(read.bitmaps == snapshot.bitmaps)
      #expect(read.queue.sorted.map(\.day) == queue.sorted.map(\.day))
      #expect(read.queue.sorted.map(\.ordinals) == queue.sorted.map(\.ordinals))
      days += queue.sorted.count
      var again: [[UInt8]] = []
      SnapshotRecords.write(snapshot, queue) { part, _ in again.append(part) }
      #expect(parts == again)
    }
    #expect(days > 0)
  }

  @Test("a full chunk is stored as a mark and read as the chunk that costs nothing")
  func fullChunks() throws {
    let full = Bitmap(words: [UInt64](repeating: .max, count: 1_024))
    let snapshot = Snapshot(
      sequence: 0, day: World.today, inForce: World(seed: 0).inForce, bitmaps: [.known: full])
    var parts: [[UInt8]] = []
    SnapshotRecords.write(snapshot, DayQueue()) { part, _ in parts.append(part) }
    #expect(parts.map(\.count) == [7])
    var read = try #require(try Self.read(parts).bitmaps[.known])
    #expect(read.chunks.first.map { $0 === Chunk.full } == true)
    read.set(5, false)
    #expect(read.count == 65_535 && Chunk.full.count == 65_536 && Chunk.full.contains(5))
  }

  @Test(
    "a part that ends early or holds anything else is refused or is a shorter part, never a trap")
  func tornParts() throws {
    let (snapshot, queue) = Self.snapshot(3)
    var parts: [[UInt8]] = []
    SnapshotRecords.write(snapshot, queue) { part, _ in parts.append(part) }
    let part = try #require(parts.first)
    var random = Seeded(1)
    for _ in 0..<2_000 {
      var torn = Array(part.prefix(Int.random(in: 0...part.count, using: &random)))
      if let place = torn.indices.randomElement(using: &random), random.chance(1, in: 2) {
        torn[place] = UInt8.random(in: 0...255, using: &random)
      }
      var reader = SnapshotRecords.Reader()
      do { try reader.add(torn) } catch { #expect(error == SnapshotRefusal.broken) }
    }
  }

  @Test("every atom is read back from its bytes, and no two have the same")
  func atoms() {
    var seen: [[UInt8]: Atom] = [:]
    for seed in 0..<500 {
      let world = World(seed: seed, subjects: 4)
      for facts in world.subjects {
        for atom in facts.atoms(inForce: world.inForce, day: World.today).atoms {
          var reader = ByteReader(atom.bytes)
          #expect(Atom(&reader) == atom && reader.isAtEnd)
          #expect(seen.updateValue(atom, forKey: atom.bytes) ?? atom == atom)
        }
      }
    }
    #expect(Set(seen.keys.compactMap(\.first)).count > 10)
  }

  @Test("the people of the fingerprint show every kind of atom and every kind of change by itself")
  func fingerprint() {
    let register = AtomRecipe.register
    var tags = Set<UInt8>()
    var untils = 0
    for (facts, day) in AtomRecipe.people {
      let (atoms, until) = facts.atoms(inForce: InForce(register: register, version: 1), day: day)
      tags.formUnion(atoms.map(\.words.tag))
      untils += until == nil ? 0 : 1
    }
    #expect(tags == Set(1...18))
    #expect(untils > 100)
    #expect(AtomRecipe.fingerprint == AtomRecipe.fingerprint(of: AtomRecipe.people))
    let fewer = AtomRecipe.fingerprint(of: AtomRecipe.people.dropLast())
    #expect(AtomRecipe.fingerprint != fewer)
  }

  @Test("a packed set of any density is read again as it was, and a cut one is refused")
  func packed() throws {
    for chance in [0, 1, 20, 500, 999, 1_000] {
      var random = Seeded(chance)
      let set = Bitmap(
        (0..<200_000).filter { _ in random.chance(chance, in: 1_000) }.map(UInt32.init))
      let packed = set.packed
      #expect(try Bitmap(packed: packed) == set)
      guard packed.count > 3 else { continue }
      #expect(throws: PackedBitmapError.self) { try Bitmap(packed: packed.dropLast()) }
      #expect(throws: PackedBitmapError.self) { try Bitmap(packed: packed + packed) }
    }
    #expect(Bitmap([1, 65_538] as [UInt32]).packed == [0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 2])
  }
}
