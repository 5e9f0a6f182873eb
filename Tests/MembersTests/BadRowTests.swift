import Foundation
import Members
import TestSupport
import Testing

@Suite(.onEveryEngine) struct BadRowTests {
  @Test(
    "a bad row is told with its line and code, and the rest goes on",
    arguments: [
      (World.row(2) + ",more", ProblemCode.raggedRow), ("m-2,only,three", .raggedRow),
      (World.row(2, born: "1991-02-30"), .impossibleDate),
      (World.row(2, email: "nobody"), .notAnEmail),
      (World.row(2, joined: "soon"), .impossibleDate), (World.row(2, joined: ""), .noCollectionDay),
      (World.row(2, joined: "2027-01-01"), .inFuture),
      (World.row(2, joined: "2024-12-31"), .beforeNotice),
      (World.row(2, name: "a\u{0}b"), .nulByte), (World.row(2, name: "a\"b"), .malformedRow),
      (World.row(2, name: "a\u{1}b"), .controlCharacter),
      (World.row(2, name: String(repeating: "x", count: 9_000)), .tooLong),
      (World.row(2, name: String(repeating: "x", count: 2_000_000)), .rowTooLong),
      (",,n,a,GB,,,sign-up,2025-05-01,", .noHandle),
    ])
  func bad(_ row: String, _ code: ProblemCode) async throws {
    let world = try await World()
    defer { world.remove() }
    let report = try await world.run(
      try world.file("a.csv", [World.row(1), row, World.row(3)]))
    #expect(report.problems.map(\.code) == [code])
    #expect(report.problems.first?.line == 3)
    #expect(report.accepted == 2 && report.rows == 3)
    let problems = try String(contentsOfFile: try #require(report.problemsFile), encoding: .utf8)
    #expect(problems.contains("3,") && problems.contains(code.rawValue))
    #expect(!problems.contains("nobody") && !problems.contains("1991-02-30"))
  }

  @Test("a row that is not UTF-8 is told, and the rest goes on")
  func notUTF8() async throws {
    let world = try await World()
    defer { world.remove() }
    var bytes = Array((World.header + "\n" + World.row(1) + "\n").utf8)
    bytes += Array("m-2,".utf8) + [0xFF, 0xFE] + Array(World.row(2).utf8.dropFirst(4))
    bytes += Array(("\n" + World.row(3)).utf8)
    let report = try await world.run(try world.file("a.csv", bytes: bytes))
    #expect(report.counts == [.notUTF8: 1] && report.accepted == 2)
  }

  @Test("NDJSON rows are taken in, and bad ones told")
  func ndjson() async throws {
    let world = try await World()
    defer { world.remove() }
    let good =
      #"{"member_id":"m-1","email":"p1@example.org","name":"Ann","kids":["a","b"],"relationship":"sign-up","joined":"2025-05-01"}"#
    let rows = [
      good, "{", good.replacingOccurrences(of: "m-1", with: "m-2"),
      #"{"member_id":"m-3","relationship":"sign-up","joined":"2025-05-01","name":{}}"#,
      #"{"member_id":"m-4","relationship":"sign-up","joined":"2025-05-01","stranger":1}"#,
    ]
    let file = try world.file("a.ndjson", bytes: Array(rows.joined(separator: "\n").utf8))
    let yaml = World.mapping.replacingOccurrences(of: "format: csv", with: "format: ndjson")
    let report = try await world.run(file, yaml)
    #expect(
      report.problems.map(\.code) == [.malformedRow, .wrongType, .unknownColumn, .handleTaken])
    #expect(report.accepted == 1)
    #expect(try await world.profile(1).values.contains { $0.value == .list(["a", "b"]) })
  }

  @Test("random bytes never trap, and nothing of them stands in a report")
  func randomBytes() async throws {
    let world = try await World()
    defer { world.remove() }
    var random = Random(seed: 11)
    let planted = "Zyx-Planted"
    let pieces = [
      planted, ",", "\n", "\"", "\r", "m-1", "p@example.org", "sign-up", "2025-05-01", "\u{0}", "é",
      "|",
      World.row(1, name: planted), World.row(2, born: planted),
    ]
    for _ in 0..<60 {
      var bytes = random.below(4) == 0 ? [] : Array((World.header + "\n").utf8)
      for _ in 0..<random.below(40) {
        bytes +=
          random.below(12) == 0
          ? [UInt8(truncatingIfNeeded: random.next())]
          : Array(pieces[random.below(pieces.count)].utf8)
      }
      let file = try world.file("r.csv", bytes: bytes)
      do {
        let report = try await world.run(file)
        #expect(report.rows == report.accepted + report.unchanged + report.refused)
        #expect(!"\(report)".contains(planted))
        if let problems = report.problemsFile {
          #expect(!(try String(contentsOfFile: problems, encoding: .utf8)).contains(planted))
        }
      } catch let error as ImportError {
        #expect(!"\(error)".contains(planted) && !"\(error)".contains("example.org"))
      }
    }
  }
}
