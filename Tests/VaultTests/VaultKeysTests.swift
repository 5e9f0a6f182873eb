import Foundation
import Store
import StoreSQLite
import TestSupport
import Testing
import Vault

@Suite struct VaultKeysTests {
  @Test("keys are made once, kept, and come back the same")
  func kept() async throws {
    let vault = try await TestFolder().vault()
    let made = try await vault.makeKeys(for: 0..<2_500)
    let again = try await vault.makeKeys(for: 2_000..<3_000)
    let read = try await vault.keys(for: [0, 2_499, 2_999, 5_000])
    #expect(made.count == 2_500 && again.count == 1_000)
    #expect(made[2_499]?.binding == again[2_499]?.binding)
    #expect(read[0]?.binding == made[0]?.binding)
    #expect(read[2_999]?.binding == again[2_999]?.binding)
    #expect(read.count == 3)
    #expect(try await vault.highestOrdinal() == 2_999)
    #expect(Set(made.values.map(\.binding)).count == 2_500)
  }

  @Test("a key left by a crash between the stores is replaced when told so")
  func replaced() async throws {
    let vault = try await TestFolder().vault()
    let old = try #require(try await vault.makeKeys(for: [4])[4])
    let new = try #require(try await vault.makeKeys(for: [4], replacing: true)[4])
    #expect(old.binding != new.binding)
    #expect(try await vault.key(for: 4)?.binding == new.binding)
  }

  @Test("all keys are read in order, in batches, without those that were destroyed")
  func streaming() async throws {
    let vault = try await TestFolder().vault()
    let made = try await vault.makeKeys(for: [0, 1, 2, 5, 8, 13, 21])
    try await vault.destroy([2, 21])
    var read: [SubjectKey] = []
    var batches: [Int] = []
    try await vault.eachKey(batch: 2) { keys in
      batches.append(keys.count)
      read += keys
    }
    #expect(read.map(\.ordinal) == [0, 1, 5, 8, 13])
    #expect(read.allSatisfy { $0.binding == made[$0.ordinal]?.binding })
    #expect(batches == [2, 2, 1])
    read = []
    try await vault.eachKey(in: 1..<8) { read += $0 }
    #expect(read.map(\.ordinal) == [1, 5])
  }

  @Test("a destroyed key is gone for good, also when it was never made")
  func destroyed() async throws {
    let vault = try await TestFolder().vault()
    _ = try await vault.makeKeys(for: [1, 2])
    try await vault.destroy([1, 99])
    #expect(try await vault.keys(for: [1, 2, 99]).keys.sorted() == [2])
    for replacing in [false, true] {
      await #expect(throws: VaultError.keyDestroyed) {
        try await vault.makeKeys(for: [3, 1], replacing: replacing)
      }
      await #expect(throws: VaultError.keyDestroyed) {
        try await vault.makeKeys(for: [99], replacing: replacing)
      }
    }
    #expect(try await vault.keyCount() == 1)
  }

  @Test("a key moved to another subject's row does not open")
  func swapped() async throws {
    let folder = try TestFolder()
    let store = try await folder.store()
    let vault = Vault(store: store, key: WorkspaceKey())
    try await vault.open()
    _ = try await vault.makeKeys(for: [1, 2])
    try await store.write { transaction in
      _ = try transaction.run(
        """
        UPDATE subject_keys SET wrapped =
          (SELECT wrapped FROM subject_keys WHERE ordinal = 1) WHERE ordinal = 2
        """)
    }
    await #expect(throws: VaultError.sealBroken(context: "subject key")) {
      try await vault.keys(for: [2])
    }
  }

  @Test("neither keys nor payloads lie open in the files, and destroyed ones not at all")
  func files() async throws {
    let folder = try TestFolder()
    let store = try await folder.store()
    let vault = Vault(store: store, key: WorkspaceKey())
    try await vault.open()
    let key = try #require(try await vault.makeKeys(for: [1])[1])
    let secret = Data("Wilhelmina Featherstonehaugh".utf8)
    let id = [UInt8](repeating: 1, count: 16)
    try await vault.journal([
      JournalEntry(id: id, at: time(0), ordinal: 1, kind: .object, payload: Array(secret))
    ])
    let wrapped = try await store.read {
      Data(try $0.one("SELECT wrapped FROM subject_keys").blob(0))
    }
    let before = try folder.everything()
    #expect(!before.isEmpty && before.allSatisfy { $0.range(of: secret) == nil })
    #expect(before.allSatisfy { $0.range(of: Data(key.commitmentKey.bytes)) == nil })
    #expect(before.contains { $0.range(of: wrapped) != nil })
    try await vault.destroy([1])
    try await store.truncateLog()
    #expect(try folder.everything().allSatisfy { $0.range(of: wrapped) == nil })
  }
}
