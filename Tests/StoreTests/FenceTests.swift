import Formats
import Store
import StoreSQLite
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct FenceTests {
  @Test("another mapping sees every acknowledged sequence")
  func acknowledged() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    let other = try Fence(path: folder.database + "-fence")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<40 {
            let sequence = try await database.write {
              try $0.append(EntryDraft(kind: "test", at: time(0)))
            }
            #expect(other.sequence >= sequence)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await other.head() == 320)
  }

  @Test("the fence is never ahead of what a reader can see")
  func committed() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    async let writing: Void = {
      for _ in 0..<200 {
        _ = try await database.write { try $0.append(EntryDraft(kind: "test", at: time(0))) }
      }
    }()
    for _ in 0..<100 {
      let fence = database.fence.sequence
      #expect(try await database.read { try $0.head() } >= fence)
    }
    try await writing
  }

  @Test("a fence that a crash left behind is raised when the database opens")
  func raisedOnOpen() async throws {
    let folder = try TestFolder()
    let database = try await folder.open()
    _ = try await database.write { try $0.append(EntryDraft(kind: "test", at: time(0))) }
    try await database.close()
    unlink(folder.database + "-fence")
    let reopened = try SQLiteDatabase(path: folder.database)
    #expect(try await reopened.headSource.head() == 1)
  }

  @Test("a fence only rises")
  func monotone() throws {
    let folder = try TestFolder()
    let fence = try Fence(path: folder.path + "/fence")
    #expect(fence.sequence == 0)
    for sequence: Int64 in [4, 2, 9, 9, 1] { fence.raise(to: sequence) }
    #expect(fence.sequence == 9)
    #expect(try Fence(path: folder.path + "/fence").sequence == 9)
  }
}
