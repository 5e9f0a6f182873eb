import Formats
import Foundation
import Law
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

@Suite(.onEveryEngine) struct ImportTests {
  @Test("a file of members is taken in with values, handles and provenance")
  func takesIn() async throws {
    let world = try await World()
    defer { world.remove() }
    let file = try world.file("a.csv", (1...7).map { World.row($0) })
    let report = try await world.run(file)
    #expect(report.rows == 7 && report.accepted == 7 && report.added == 7 && report.refused == 0)
    #expect(report.problemsFile == nil)
    #expect(try await world.members.count() == 7)
    let profile = try await world.profile(5)
    #expect(profile.handles == [.id: "m-5", .email: "p5@example.org"])
    #expect(profile.relationship == "sign-up")
    #expect(
      profile.values.map(\.holding.field.text) == [
        "address", "birth_date", "children", "country", "email", "name",
      ])
    let children = profile.values.first { $0.holding.field.text == "children" }
    #expect(children?.value == .list(["2020-01-01", "2022-02-02"]))
    #expect(profile.values.allSatisfy { $0.holding.collected.iso == "2025-05-01" })
    #expect(profile.values.allSatisfy { $0.holding.provenance.regime == .uk })
    #expect(try await world.members.find(.email, "P5@Example.org ") == profile.ordinal)
  }

  @Test("the same file again changes nothing and leaves no entry")
  func idempotent() async throws {
    let world = try await World()
    defer { world.remove() }
    let file = try world.file("a.csv", (1...8).map { World.row($0) })
    _ = try await world.run(file)
    let head = try await world.main.read { try $0.head() }
    let report = try await world.run(file, chunk: 5)
    #expect(report.unchanged == 8 && report.accepted == 0)
    #expect(try await world.main.read { try $0.head() } == head)
  }

  @Test("stopped after any chunk and run again, it comes to the same end", arguments: 1...4)
  func killedAndRunAgain(_ chunk: Int) async throws {
    struct Killed: Error {}
    let whole = try await World()
    defer { whole.remove() }
    let broken = try await World()
    defer { broken.remove() }
    let rows = (1...11).map { World.row($0) } + [World.row(3, name: "Twice")]
    _ = try await whole.run(try whole.file("a.csv", rows))
    let file = try broken.file("a.csv", rows)
    await #expect(throws: Killed.self) {
      _ = try await broken.run(file) { progress in
        if progress.rows >= chunk * 3 { throw Killed() }
      }
    }
    #expect(try await broken.members.count() < 11)
    let report = try await broken.run(file)
    #expect(report.counts == [.duplicateMember: 1])
    #expect(try await broken.contents() == whole.contents())
  }

  @Test("a newer value replaces the old one, an older never does")
  func replaces() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await world.run(
      try world.file("a.csv", [World.row(1, name: "Old", joined: "2025-05-01")]))
    let newer = try await world.run(
      try world.file(
        "b.csv", [World.row(1, name: "New", joined: "2025-06-01", email: "n@example.org")]))
    #expect(newer.accepted == 1 && newer.added == 0)
    let older = try await world.run(
      try world.file(
        "c.csv", [World.row(1, name: "Older", joined: "2025-04-01", email: "n@example.org")]))
    #expect(older.unchanged == 1)
    let profile = try await world.profile(1)
    let name = try #require(profile.values.first { $0.holding.field.text == "name" })
    #expect(name.value.text == "New" && name.holding.collected.iso == "2025-06-01")
    #expect(try await world.members.find(.email, "p1@example.org") == nil)
    #expect(try await world.members.find(.email, "n@example.org") == profile.ordinal)
  }

  @Test("of two rows about one member the first stands, and the second is told with both lines")
  func duplicates() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = [
      World.row(1, name: "First"), World.row(2), World.row(3), World.row(4),
      World.row(1, name: "Second"), World.row(4, name: "Again"),
    ]
    let report = try await world.run(try world.file("a.csv", rows))
    #expect(report.problems.map(\.code) == [.duplicateMember, .duplicateMember])
    #expect(report.problems.map(\.line) == [6, 7] && report.problems.map(\.earlier) == [2, 5])
    let profile = try await world.profile(1)
    #expect(profile.values.contains { $0.value.text == "First" })
  }

  @Test("an e-mail address of another member is refused")
  func takenHandles() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = [World.row(1), World.row(2, email: "p1@example.org")]
    let report = try await world.run(try world.file("a.csv", rows), chunk: 1)
    #expect(report.counts == [.handleTaken: 1])
    let together = try await world.run(
      try world.file("b.csv", [World.row(8), World.row(9, email: "p8@example.org")]), chunk: 9)
    #expect(together.counts == [.handleTaken: 1])
    #expect(try await world.members.find(.id, "m-9") == nil)
  }

  @Test("friends who never signed up leave no profile, no handle and no key")
  func friends() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = [World.row(1)] + (2...30).map { World.row($0, relationship: "") }
    let report = try await world.run(try world.file("a.csv", rows))
    #expect(report.counts == [.notAMember: 29])
    #expect(
      report.problems.first?.description
        == "row 3 is about somebody who never signed up; people who are not members are off limits (demand A7)"
    )
    #expect(try await world.vault.keyCount() == 1)
    #expect(try await world.main.read { try $0.int("SELECT COUNT(*) FROM handles") } == 2)
    #expect(try await world.main.read { try $0.int("SELECT COUNT(*) FROM subjects") } == 1)
  }

  @Test("a mapping that names no relationship takes nobody in; one without provenance nothing")
  func neither() async throws {
    let world = try await World()
    defer { world.remove() }
    let file = try world.file("a.csv", [World.row(1)])
    let lines = World.mapping.split(separator: "\n")
    let bare = lines.filter { !$0.hasPrefix("provenance") }.joined(separator: "\n")
    #expect(try await world.run(file, bare).counts == [.noProvenance: 1])
    let nobody = lines.filter { !$0.hasPrefix("relationship") }.joined(separator: "\n")
      .replacingOccurrences(of: "ignore: [note]", with: "ignore: [note, relationship]")
    #expect(try await world.run(file, nobody).counts == [.notAMember: 1])
    #expect(try await world.members.count() == 0)
  }

  @Test("with strict, one problem lets nothing in")
  func strict() async throws {
    let world = try await World()
    defer { world.remove() }
    let rows = (1...9).map { World.row($0) } + [World.row(1)]
    let file = try world.file("a.csv", rows)
    await #expect(throws: ImportError.refused(problems: 1)) {
      _ = try await world.run(file, strict: true)
    }
    #expect(try await world.members.count() == 0)
    #expect(try await world.main.read { try $0.head() } == 0)
    let good = try world.file("b.csv", (1...9).map { World.row($0) })
    #expect(try await world.run(good, strict: true).added == 9)
  }

  @Test("a wrong header stops everything, naming places and never what stands in them")
  func headers() async throws {
    let world = try await World()
    defer { world.remove() }
    let header = World.header.replacingOccurrences(of: "born", with: "bornn")
    let file = try world.file("a.csv", [World.row(1)], header: header)
    await #expect(
      throws: ImportError.header([
        .missing(column: "born", near: 6), .unknown(place: 6, near: "born"),
      ])
    ) { _ = try await world.run(file) }
    let none = try world.file("b.csv", [World.row(2)], header: World.row(1))
    let error = await #expect(throws: ImportError.self) { _ = try await world.run(none) }
    let text = error.map { "\($0)" } ?? ""
    #expect(!text.contains("p1@") && !text.contains("Ann Other") && text.contains("member_id"))
    await #expect(throws: ImportError.empty) {
      _ = try await world.run(try world.file("c.csv", bytes: []))
    }
    #expect(try await world.members.count() == 0)
  }

  @Test("what a new subject's leaf commits to can be shown from the kept commitments")
  func leaves() async throws {
    let world = try await World()
    defer { world.remove() }
    _ = try await world.run(try world.file("a.csv", (1...3).map { World.row($0) }))
    let entry = try await world.main.read { try $0.entry(1) }
    #expect(entry.kind == "members.imported" && entry.subjects == [0, 1, 2])
    let leaf = try JSON(parsing: entry.leaf)
    #expect(leaf["rows"] == 3 && leaf["added"] == 3 && leaf["register"] == 7)
    #expect(leaf["at"] == "2026-11-21T10:00:00Z")
  }
}
