import Evidence
import Formats
import TestSupport
import Testing

@Suite struct MerkleTests {
  /// The leaves of Certificate Transparency's reference tests.
  static let leaves: [[UInt8]] = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ].compactMap { Hex.decode($0) }

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("the roots of sizes 0 to 8 are those of the reference leaves", arguments: 0...8)
  func knownRoots(size: Int) {
    let hashes = Self.leaves.prefix(size).map { Merkle.leafHash($0) }
    #expect(Merkle.root(of: hashes).hex == Self.roots[size])
  }

  @Test("the root is that of the recursive definition for sizes up to 600")
  func recursive() {
    let tree = ReferenceTree(leaves: (0..<600).map { Merkle.leafHash(entry($0)) })
    for size in Array(0...270) + Array(509...515) + [599, 600] {
      #expect(Merkle.root(of: Array(tree.leaves.prefix(size))) == tree.root(size: size))
    }
  }

  @Test("leaves hash alike whether their bytes lie together or not")
  func leafStorage() {
    let bytes: [UInt8] = [1, 2, 3]
    #expect(Merkle.leafHash(bytes) == Merkle.leafHash(bytes.reversed().reversed()))
    #expect(Merkle.leafHash(bytes) == Merkle.leafHash([0, 1, 2, 3][1...]))
  }

  @Test("no proof from an impossible index or size traps")
  func hostileSizes() {
    let extremes: [Int64] = [.min, -1, 0, 1, 2, 3, 1 << 62, .max - 1, .max]
    let hash = Merkle.emptyRoot
    for size in extremes {
      for other in extremes {
        for length in [0, 1, 2, 62, 63, 64, 100] {
          let proof = Array(repeating: hash, count: length)
          #expect(throws: ProofError.self) {
            try Merkle.verifyInclusion(
              index: other, size: size, leaf: hash, proof: proof, root: Merkle.leafHash([]))
          }
          #expect(throws: ProofError.self) {
            try Merkle.verifyConsistency(
              size1: other, size2: size, root1: hash, root2: Merkle.leafHash([]), proof: proof)
          }
        }
      }
    }
  }

  @Test("a digest takes 32 bytes and reads its own spellings only")
  func digestForms() {
    let digest = Merkle.leafHash([7])
    #expect(Digest32(digest.bytes) == digest)
    #expect(Digest32(hex: digest.hex) == digest)
    #expect(Digest32(base64: digest.base64) == digest)
    #expect(Digest32(digest.bytes.dropLast()) == nil)
    #expect(Digest32(digest.bytes + [0]) == nil)
    #expect(Digest32(hex: digest.hex + "00") == nil)
    #expect(Digest32(base64: digest.base64.replacing("=", with: "")) == nil)
    // The last character of 32 bytes carries two bits that must be zero.
    #expect(Digest32(base64: String(repeating: "A", count: 42) + "B=") == nil)
    #expect(Digest32(base64: String(repeating: "A", count: 43) + "=") != nil)
  }

  @Test("digests are ordered as their bytes are")
  func order() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      var left = random.bytes(32)
      var right = left
      let place = Int.random(in: 0..<32, using: &random)
      left[place] = 0x01
      right[place] = 0x80
      let ordered = Digest32(left).flatMap { low in Digest32(right).map { low < $0 } }
      #expect(ordered == true)
    }
  }
}
