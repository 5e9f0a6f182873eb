import Evidence
import TestSupport
import Testing

@Suite struct MerkleSetTests {
  static func commitment(_ number: Int) -> Digest32 { Merkle.leafHash(Array("\(number)".utf8)) }

  static func set(_ count: Int) -> MerkleSet { MerkleSet((0..<count).map { commitment($0) }) }

  @Test("the root is that of the sorted members' leaf hashes", arguments: [0, 1, 2, 255, 256, 900])
  func root(count: Int) {
    let set = Self.set(count)
    #expect(set.count == Int64(count))
    #expect(set.members == set.members.sorted())
    #expect(set.root == Merkle.root(of: set.members.map { Merkle.leafHash($0.bytes) }))
  }

  @Test("neither order nor repetition changes a set")
  func order() {
    var random = SplitMix64(seed: 3)
    let all = (0..<300).map { Self.commitment($0) }
    let set = MerkleSet((all + all.prefix(40)).shuffled(using: &random))
    #expect(set.members == Self.set(300).members)
    #expect(set.root == Self.set(300).root)
  }

  @Test(
    "members are shown in and every other value out",
    arguments: [0, 1, 2, 3, 17, 255, 256, 257, 1_000])
  func proofs(count: Int) throws {
    let set = Self.set(count)
    for number in stride(from: 0, to: count + 60, by: count / 30 + 1) {
      let value = Self.commitment(number)
      let proof = set.proof(of: value)
      let isMember = try proof.verify(commitment: value, count: set.count, root: set.root)
      #expect(isMember == (number < count))
      #expect(isMember == set.contains(value))
      #expect(isMember == proof.isMember)
    }
  }

  @Test("the ends of the range are shown absent by one neighbour")
  func ends() throws {
    let set = Self.set(20)
    for byte in [UInt8(0), 0xFF] {
      let value = try #require(Digest32(Array(repeating: byte, count: 32)))
      let proof = set.proof(of: value)
      #expect(try !proof.verify(commitment: value, count: 20, root: set.root))
      guard case .absent(let below, let above) = proof else { throw ProofError.notNeighbours }
      #expect((below == nil) != (above == nil))
    }
  }

  @Test("a proof shows nothing about another value, another count or another root")
  func misuse() throws {
    let set = Self.set(50)
    for number in [0, 7, 49, 50, 51, 99] {
      let value = Self.commitment(number)
      let proof = set.proof(of: value)
      #expect(throws: ProofError.self) {
        try proof.verify(commitment: value, count: 50, root: Self.set(49).root)
      }
      for count in [Int64.min, -1, 0, 1, .max] {
        #expect(throws: ProofError.self) {
          try proof.verify(commitment: value, count: count, root: set.root)
        }
      }
      if proof.isMember {
        #expect(throws: ProofError.self) {
          try proof.verify(commitment: Self.commitment(50), count: 50, root: set.root)
        }
      }
    }
  }

  @Test("a member cannot be shown absent by neighbours that leave it out")
  func skippedMember() throws {
    let set = Self.set(50)
    func witness(_ place: Int) throws -> MerkleSetProof.Witness {
      let proof = set.proof(of: set.members[place])
      guard case .member(let witness) = proof else { throw ProofError.notNeighbours }
      return witness
    }
    let hidden = set.members[10]
    let lies: [MerkleSetProof] = [
      .absent(below: try witness(9), above: try witness(11)),
      .absent(below: try witness(9), above: nil),
      .absent(below: nil, above: try witness(11)),
      .absent(below: try witness(9), above: try witness(10)),
      .absent(below: try witness(11), above: try witness(12)),
      .absent(below: nil, above: nil),
    ]
    for lie in lies {
      #expect(throws: ProofError.notNeighbours) {
        try lie.verify(commitment: hidden, count: set.count, root: set.root)
      }
    }
  }
}
