import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct EntryTests {
  @Test("an entry returns with its subjects in order, once each")
  func subjects() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    var generator = SplitMix64(seed: 11)
    var lists: [[UInt32]] = [[], [0], [UInt32.max], [0, UInt32.max], [5, 5, 1]]
    for _ in 0..<60 {
      let bits = UInt32.random(in: 1...31, using: &generator)
      lists.append(
        (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
          UInt32.random(in: 0...(1 << bits), using: &generator)
        })
    }
    let sent = lists
    try await database.write { transaction in
      for list in sent {
        try transaction.append(EntryDraft(kind: "test", at: time(0), subjects: list))
      }
    }
    let entries = try await database.read { try $0.entries(after: 0, limit: 100) }
    #expect(entries.map(\.subjects) == sent.map { Array(Set($0)).sorted() })
  }

  @Test("entries appended together are those that one after the other would be")
  func together() async throws {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<40 {
      let (first, second) = (try TestFolder(), try TestFolder())
      let (one, all) = (try await first.open(), try await second.open())
      let seconds = (0..<Int.random(in: 1..<30, using: &generator)).map { _ in
        Int64.random(in: 0..<20, using: &generator)
      }
      let drafts: @Sendable () -> [EntryDraft] = {
        seconds.map { second in
          EntryDraft(kind: "test", at: time(second), subjects: [UInt32(second)]) {
            ["own": .integer($0 + second)]
          }
        }
      }
      let cut = Int.random(in: 0..<seconds.count, using: &generator)
      try await one.write { transaction in
        for draft in drafts() { try transaction.append(draft) }
      }
      let next = try await all.write { transaction in
        for draft in drafts()[..<cut] { try transaction.append(draft) }
        return try transaction.append(contentsOf: Array(drafts()[cut...]))
      }
      #expect(next == Int64(cut + 1))
      let left = try await one.read { try $0.entries(after: 0, limit: 100) }
      #expect(try await all.read { try $0.entries(after: 0, limit: 100) } == left)
      #expect(try await all.read { try $0.head() } == Int64(seconds.count))
    }
  }

  @Test("damaged subjects are an error, not other subjects")
  func damagedSubjects() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { try $0.append(EntryDraft(kind: "test", at: time(0))) }
    let damaged: [[UInt8]] = [
      [0x80], [1, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0x1F], [0x80, 0x80, 0x80, 0x80, 0x80, 1],
      [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1],
    ]
    for bytes in damaged {
      try await database.write { try $0.run("UPDATE entries SET subjects = \(bytes)") }
      #expect(await failure { _ = try await database.read { try $0.entry(1) } } == .corrupt)
    }
  }

  @Test("a leaf is canonical JSON with kind, time and sequence, and without ordinals")
  func leaf() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let sequence = try await database.write { transaction in
      try transaction.append(
        EntryDraft(kind: "choice.grant", at: time(1), subjects: [4_711]) {
          .object(["who": .string("n\($0)")])
        })
    }
    let entry = try await database.read { try $0.entry(sequence) }
    #expect(
      String(decoding: entry.leaf, as: UTF8.self)
        == #"{"at":"2026-01-01T00:00:01Z","kind":"choice.grant","seq":1,"who":"n1"}"#)
    #expect(await failure { _ = try await database.read { try $0.entry(2) } } == .notFound)
  }

  @Test("a clock that goes back does not take the order with it")
  func clock() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    for seconds: Int64 in [5, 3, 9, 0] {
      try await database.write {
        try $0.append(EntryDraft(kind: "test", at: time(seconds)))
      }
    }
    let entries = try await database.read { try $0.entries(after: 0, limit: 9) }
    #expect(entries.map(\.at) == [time(5), time(5), time(9), time(9)])
  }

  @Test("a leaf that is too long, not an object, or sets our members is refused before the commit")
  func badLeaves() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    func append(_ leaf: JSON) async -> StoreError.Code? {
      await failure {
        try await database.write { transaction in
          try transaction.append(EntryDraft(kind: "test", at: time(0)) { _ in leaf })
        }
      }
    }
    #expect(
      await append(.object(["x": .string(String(repeating: "x", count: 66_000))])) == .tooLarge)
    #expect(await append(.array([])) == .misuse)
    #expect(await append(.object(["seq": .integer(9)])) == .misuse)
    #expect(try await database.read { try $0.head() } == 0)
    let overhead = #"{"at":"2026-01-01T00:00:00Z","kind":"test","seq":1,"x":""}"#.utf8.count
    let most = String(repeating: "x", count: 65_535 - overhead)
    #expect(await append(.object(["x": .string(most + "x")])) == .tooLarge)
    #expect(await append(.object(["x": .string(most)])) == nil)
  }

  @Test("pages of entries neither overlap nor leave one out")
  func pages() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    try await database.write { transaction in
      for _ in 0..<25 { try transaction.append(EntryDraft(kind: "test", at: time(0))) }
    }
    var seen: [Int64] = []
    while true {
      let after = seen.last ?? 0
      let page = try await database.read { try $0.entries(after: after, limit: 7) }
      if page.isEmpty { break }
      seen += page.map(\.sequence)
    }
    #expect(seen == Array(1...25))
    #expect(try await database.read { try $0.entries(after: 0, limit: -1) }.isEmpty)
  }
}
