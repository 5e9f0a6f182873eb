import Formats
import Foundation
import Store
import TestSupport
import Testing
import Vault

@testable import Access

@Suite("Links to packages", .onEveryEngine)
struct LinkTests {
  @Test(
    "a link opens one visit; used, expired, unknown or of a package that is gone it is the same")
  func once() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package(Shelf.bytes(100_000))
    let link = try await shelf.access.makeLink(to: made.id, at: shelf.at)
    let visit = try await shelf.access.open(link: link.text, at: shelf.at)
    let reader = try await shelf.access.fetch(visit: visit.text, at: shelf.at)
    #expect(try await shelf.read(reader) == Shelf.bytes(100_000))
    // What opens a visit is no visit, and the other way round.
    let second = try await shelf.access.makeLink(to: made.id, at: shelf.at)
    for (text, at) in [
      (link.text, shelf.at), ("", shelf.at), ("nothing", shelf.at), (visit.text, shelf.at),
      (second.text, shelf.at.adding(seconds: 3 * 86_400)),
    ] {
      await #expect(throws: PackageError.linkDead) {
        try await shelf.access.open(link: text, at: at)
      }
    }
    await #expect(throws: PackageError.linkDead) {
      try await shelf.access.fetch(visit: second.text, at: shelf.at)
    }
    try await shelf.vault.destroy([0])
    let opened = try await shelf.access.open(link: second.text, at: shelf.at)
    await #expect(throws: PackageError.linkDead) {
      try await shelf.access.fetch(visit: opened.text, at: shelf.at)
    }
  }

  @Test("of many who use a link at once, one gets in")
  func race() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package([1])
    let link = try await shelf.access.makeLink(to: made.id, at: shelf.at)
    let opened = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          (try? await shelf.access.open(link: link.text, at: shelf.at)) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(opened == 1)
  }

  @Test("a visit is over after an hour, and after a hundred requests")
  func visit() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package([1])
    for isLate in [true, false] {
      let link = try await shelf.access.makeLink(to: made.id, at: shelf.at)
      let visit = try await shelf.access.open(link: link.text, at: shelf.at)
      for _ in 0..<(isLate ? 1 : Access.mostRequests) {
        _ = try await shelf.access.fetch(visit: visit.text, at: shelf.at)
      }
      await #expect(throws: PackageError.linkDead) {
        try await shelf.access.fetch(
          visit: visit.text, at: shelf.at.adding(seconds: isLate ? 3_600 : 0))
      }
    }
  }

  @Test("the secret is stored nowhere, and a link never outlives its package")
  func stored() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package([1], days: 1)
    let link = try await shelf.access.makeLink(to: made.id, at: shelf.at, lasting: 20 * 86_400)
    #expect(link.expires == made.expires)
    #expect("\(link)" == "PackageSecret")
    let rows = try await shelf.database.read {
      try $0.rows("SELECT hash, package FROM package_links ORDER BY hash")
    }
    #expect(rows.count == 1)
    #expect(try rows[0].blob(0) == link.hash && rows[0].blob(0) != Array(link.text.utf8))
    await #expect(throws: PackageError.gone) {
      try await shelf.access.makeLink(to: made.id, at: made.expires)
    }
    await #expect(throws: PackageError.unknown) {
      try await shelf.access.makeLink(to: "nothing", at: shelf.at)
    }
    await #expect(throws: PackageError.daysOutOfRange) {
      try await shelf.access.makeLink(to: made.id, at: shelf.at, lasting: 59)
    }
  }

  @Test("the first fetch alone leaves an entry")
  func fetched() async throws {
    let shelf = try await Shelf()
    let made = try await shelf.package([1])
    for _ in 0..<2 {
      try await shelf.access.noteFetch(of: made, actor: Shelf.member, at: shelf.at)
    }
    #expect(try await shelf.kinds() == ["package.made", "package.fetched"])
    #expect(try await shelf.access.show(made.id).fetched == shelf.at)
  }
}
