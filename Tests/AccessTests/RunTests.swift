import Formats
import Store
import TestSupport
import Testing

@testable import Access

@Suite("Runs of packages", .onEveryEngine)
struct RunTests {
  @Test(
    "a run that did not end is taken up where it stood; another kind, or other people, are another")
  func resumed() async throws {
    let shelf = try await Shelf()
    var run = try await shelf.access.beginRun(
      .access, for: nil, days: 30, actor: Shelf.member, at: shelf.at)
    run.next = 2
    run.made = 2
    try await shelf.access.enter([], PackageTerms(actor: Shelf.member), run: run, at: shelf.at)
    let again = try await shelf.access.beginRun(
      .access, for: nil, days: 30, actor: Shelf.member, at: shelf.at)
    #expect(again == run)
    let chosen = try await shelf.access.beginRun(
      .access, for: [2, 0, 2], days: 30, actor: Shelf.member, at: shelf.at)
    #expect(chosen.id != run.id && chosen.chosen == [0, 2] && chosen.next == 0)
    #expect(
      try await shelf.access.beginRun(
        .access, for: [0, 2], days: 30, actor: Shelf.member, at: shelf.at) == chosen)
    let other = try await shelf.access.beginRun(
      .portability, for: nil, days: 30, actor: Shelf.member, at: shelf.at)
    #expect(other.id != run.id)
    #expect(try await shelf.access.openRuns().count == 3)
  }

  @Test("whom a run was for is forgotten when it ends, and the next begins anew")
  func ended() async throws {
    let shelf = try await Shelf()
    var run = try await shelf.access.beginRun(
      .access, for: [1], days: 30, actor: Shelf.member, at: shelf.at)
    run.ended = shelf.at
    try await shelf.access.enter([], PackageTerms(actor: Shelf.member), run: run, at: shelf.at)
    #expect(try await shelf.access.run(run.id).chosen == nil)
    let next = try await shelf.access.beginRun(
      .access, for: [1], days: 30, actor: Shelf.member, at: shelf.at)
    #expect(next.id != run.id && next.next == 0)
  }
}
