import TestSupport
import Testing
import Vault

@Suite struct JournalTests {
  private func id(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 16) }

  @Test("acts are kept in order with what they say, and a second writing changes nothing")
  func order() async throws {
    let vault = try await TestFolder().vault()
    _ = try await vault.makeKeys(for: [5, 6])
    let acts: [JournalEntry] = [
      JournalEntry(id: id(9), at: time(1), ordinal: 5, kind: .object, payload: [1, 2]),
      JournalEntry(id: id(3), at: time(0), ordinal: 6, kind: .withdraw),
      JournalEntry(id: id(5), at: time(2), ordinal: 5, kind: .lift, payload: []),
    ]
    #expect(try await vault.journal(Array(acts[..<2])) == 2)
    #expect(try await vault.journal(acts) == 3)
    #expect(try await vault.journal(acts + acts) == 3)
    let records = try await vault.journalEntries(after: 0, limit: 10)
    #expect(records.map(\.entry) == acts)
    #expect(records.map(\.sequence) == [1, 2, 3])
    #expect(try await vault.journalEntries(after: 1, limit: 1).map(\.entry) == [acts[1]])
    #expect(try await vault.journalHead() == 3)
  }

  @Test("many writers at once leave an order without gaps")
  func concurrent() async throws {
    let vault = try await TestFolder().vault()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<8 {
        group.addTask {
          for number in UInt8(0)..<25 {
            let id = [writer, number] + [UInt8](repeating: 0, count: 14)
            try await vault.journal([
              JournalEntry(id: id, at: time(0), ordinal: UInt32(writer), kind: .refuse)
            ])
          }
        }
      }
      try await group.waitForAll()
    }
    let records = try await vault.journalEntries(after: 0, limit: 1_000)
    #expect(records.map(\.sequence) == Array(1...200))
    for writer in UInt32(0)..<8 {
      let own = records.filter { $0.entry.ordinal == writer }.map { $0.entry.id[1] }
      #expect(own == Array(0..<25))
    }
  }

  @Test("an identifier that stands for another act is refused, and nothing is written")
  func conflict() async throws {
    let vault = try await TestFolder().vault()
    let first = JournalEntry(id: id(1), at: time(0), ordinal: 5, kind: .object)
    try await vault.journal([first])
    for other in [
      JournalEntry(id: id(1), at: time(0), ordinal: 5, kind: .lift),
      JournalEntry(id: id(1), at: time(0), ordinal: 6, kind: .object),
    ] {
      let fresh = JournalEntry(id: id(2), at: time(0), ordinal: 5, kind: .refuse)
      await #expect(throws: VaultError.journalConflict) {
        try await vault.journal([fresh, other])
      }
    }
    await #expect(throws: VaultError.journalIdentifierMalformed) {
      try await vault.journal([
        JournalEntry(id: [1], at: time(0), ordinal: 5, kind: .refuse)
      ])
    }
    #expect(try await vault.journalHead() == 1)
  }

  @Test("an erasure is journalled with the destruction, and earlier payloads are gone")
  func erasure() async throws {
    let vault = try await TestFolder().vault()
    _ = try await vault.makeKeys(for: [5, 6])
    try await vault.journal([
      JournalEntry(id: id(1), at: time(0), ordinal: 5, kind: .object, payload: [1]),
      JournalEntry(id: id(2), at: time(0), ordinal: 6, kind: .object, payload: [2]),
    ])
    let erasure = JournalEntry(id: id(3), at: time(1), ordinal: 5, kind: .erase)
    #expect(try await vault.destroy([5], journalling: [erasure]) == 3)
    #expect(try await vault.destroy([5], journalling: [erasure]) == 3)
    let records = try await vault.journalEntries(after: 0, limit: 10)
    #expect(records.map(\.entry.payload) == [nil, [2], nil])
    #expect(records.map(\.entry.kind) == [.object, .object, .erase])
    await #expect(throws: VaultError.keyMissing) {
      try await vault.journal([
        JournalEntry(id: id(4), at: time(2), ordinal: 5, kind: .object, payload: [9])
      ])
    }
  }
}
