import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

@Suite struct OrderTests {
  private func appendMany(_ databases: [SQLiteDatabase], each count: Int) async throws -> [Int64] {
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for writer in 0..<8 {
        let database = databases[writer % databases.count]
        group.addTask {
          var sequences: [Int64] = []
          for number in 0..<count {
            sequences.append(
              try await database.write { transaction in
                try transaction.append(
                  EntryDraft(kind: "test", at: time(Int64(number)), subjects: [UInt32(writer)]) {
                    .object(["writer": .integer(Int64(writer)), "proof": .integer($0)])
                  })
              })
          }
          return sequences
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  @Test("eight writers of two hundred entries make one order without a gap")
  func gapFree() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let sequences = try await appendMany([database], each: 200)
    #expect(sequences.sorted() == Array(1...1_600))
    let entries = try await database.read { try $0.entries(after: 0, limit: 2_000) }
    #expect(entries.map(\.sequence) == Array(1...1_600))
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(database.fence.sequence == 1_600)
  }

  @Test("two processes' databases on one file share one order")
  func twoDatabases() async throws {
    let folder = try TestFolder()
    let first = try await folder.open()
    let second = try await folder.open()
    let sequences = try await appendMany([first, second], each: 50)
    #expect(sequences.sorted() == Array(1...400))
    #expect(first.fence.sequence == 400)
    #expect(second.fence.sequence == 400)
  }

  @Test("ordinals are dense and never given twice, whoever asks")
  func ordinals() async throws {
    let folder = try TestFolder()
    let databases = [try await folder.open(), try await folder.open()]
    let ranges = try await withThrowingTaskGroup(of: Range<UInt32>?.self) { group in
      for number in 0..<60 {
        group.addTask {
          do {
            return try await databases[number % 2].write { transaction in
              let range = try transaction.allocateOrdinals(number % 7)
              // What a failed transaction took is taken back.
              if number.isMultiple(of: 10) { throw CancellationError() }
              return range
            }
          } catch is CancellationError {
            return nil
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let given = ranges.compactMap(\.self).flatMap { Array($0) }.sorted()
    #expect(given == Array(0..<UInt32(given.count)))
    #expect(
      await failure { _ = try await databases[0].write { try $0.allocateOrdinals(-1) } } == .misuse)
  }

  @Test("ordinals end where 32 bits end, and an empty request takes none")
  func ordinalsEnd() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let most = Int(UInt32.max)
    #expect(try await database.write { try $0.allocateOrdinals(0) } == 0..<0)
    #expect(try await database.write { try $0.allocateOrdinals(most) } == 0..<UInt32.max)
    #expect(
      await failure { _ = try await database.write { try $0.allocateOrdinals(1) } } == .misuse)
    #expect(try await database.write { try $0.allocateOrdinals(0) } == UInt32.max..<UInt32.max)
  }
}
