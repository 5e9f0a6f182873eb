import Evidence
import TestSupport
import Testing
import Vault

@Suite struct SubjectKeyTests {
  private func keys(_ ordinals: [UInt32]) async throws -> [SubjectKey] {
    let made = try await TestFolder().vault().makeKeys(for: ordinals)
    return try ordinals.map { try #require(made[$0]) }
  }

  @Test("equal plaintexts are sealed differently and open with their own key and context only")
  func sealing() async throws {
    let keys = try await keys([1, 2])
    let first = try keys[0].seal([5, 6], context: "record")
    let second = try keys[0].seal([5, 6], context: "record")
    #expect(first != second && first.count == 2 + 29)
    #expect(try keys[0].open(second, context: "record") == [5, 6])
    #expect(throws: VaultError.sealBroken(context: "record")) {
      try keys[1].open(first, context: "record")
    }
    #expect(throws: VaultError.sealBroken(context: "handle")) {
      try keys[0].open(first, context: "handle")
    }
  }

  @Test("no changed, cut or lengthened ciphertext opens")
  func mutations() async throws {
    var generator = SplitMix64(seed: 1)
    let key = try await keys([3])[0]
    for length in [0, 1, 15, 16, 17, 200] {
      let plain = generator.bytes(length)
      let sealed = try key.seal(plain, context: "c")
      #expect(try key.open(sealed, context: "c") == plain)
      for place in sealed.indices {
        var changed = sealed
        changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        #expect(throws: VaultError.self) { try key.open(changed, context: "c") }
      }
      for size in 0..<sealed.count {
        #expect(throws: VaultError.self) { try key.open(Array(sealed[..<size]), context: "c") }
      }
      #expect(throws: VaultError.self) { try key.open(sealed + [0], context: "c") }
    }
  }

  @Test(
    "a letter's commitment depends on key, sequence, salt and document, as the words about it say")
  func letters() async throws {
    let keys = try await keys([1, 2]).map(\.commitmentKey)
    var seen: Set<[UInt8]> = []
    for key in keys {
      for (digest, salt, sequence) in [
        ([1, 2], [3], 4), ([1], [2, 3], 4), ([1, 2], [3], 5), ([1, 2], [6], 4),
      ] as [([UInt8], [UInt8], Int64)] {
        let one = key.letter(digest, salt: salt, sequence: sequence)
        #expect(one == Recomputed.letter(key, digest, salt: salt, sequence: sequence))
        #expect(seen.insert(one.bytes).inserted)
      }
    }
  }

  @Test("commitments differ by sequence, subject and use, and are the same when asked again")
  func commitments() async throws {
    let keys = try await keys(Array(0..<20))
    var seen: Set<[UInt8]> = []
    for key in keys {
      for number: Int64 in [0, 1, 2, 255, 256, -1, .max] {
        let commitment = key.commitment(sequence: number)
        #expect(commitment == key.commitment(sequence: number))
        #expect(seen.insert(commitment.bytes).inserted)
        let bytes = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        #expect(seen.insert(key.member(of: bytes).bytes).inserted)
        #expect(key.reference(in: bytes).count == 16)
        #expect(seen.insert(key.reference(in: bytes)).inserted)
        #expect(!key.member(of: bytes).bytes.starts(with: key.reference(in: bytes)))
      }
      #expect(seen.insert(key.binding.bytes).inserted)
    }
  }

  @Test("who is shown the commitment key can check every leaf, and open nothing")
  func revealed() async throws {
    let key = try await keys([9])[0]
    let shown = try #require(CommitmentKey(bytes: key.commitmentKey.bytes))
    #expect(shown.binding == key.binding)
    #expect(shown.commitment(sequence: 4) == key.commitment(sequence: 4))
    #expect(shown.member(of: [1]) == key.member(of: [1]))
    #expect(CommitmentKey(bytes: [1, 2]) == nil)
  }
}
