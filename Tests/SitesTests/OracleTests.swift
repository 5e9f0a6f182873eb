import Browser
import FakeSite
import Formats
import Foundation
import Testing

@testable import Sites

extension WithABrowser {
  /// What reached the fake site's server is what the scan tells, request by request (issue 4, the oracle).
  @Suite struct OracleTests {
    /// One scan of every page that matters, which all tests of this suite share.
    private static let crawl = Task {
      try await Looked.at(TrafficKind.pages, from: "/", pages: 80)
    }

    @Test(
      "everything of a kind that reached the server is in the scan, with its body and cookies",
      arguments: TrafficKind.allCases)
    func coverage(_ kind: TrafficKind) async throws {
      let looked = try await Self.crawl.value
      let oracle = Oracle(looked.log, try looked.run(.before).exchanges)
      let missed = oracle.missed.filter { TrafficKind($0) == kind }
      let seen = oracle.seen.count { TrafficKind($0) == kind }
      // At once, as the runner writes: its own closing line stands last.
      let line = "coverage: \(kind.rawValue): \(seen) of \(seen + missed.count)\n"
      try FileHandle.standardError.write(contentsOf: Data(line.utf8))
      #expect(missed.map(\.line) == [])
      #expect(seen > 0, "nothing of this kind reached the server: the test would prove nothing")
    }

    @Test("nothing reached the server that is of no kind, and no address is told that it never saw")
    func nothingElse() async throws {
      let looked = try await Self.crawl.value
      let oracle = Oracle(looked.log, try looked.run(.before).exchanges)
      #expect(looked.log.filter { TrafficKind($0) == nil }.map(\.line) == [])
      // The browser tells of some fonts twice; that is one line too many, and nobody too many.
      let addresses = Set(looked.log.map(\.url))
      #expect(oracle.invented.map(\.url).filter { !addresses.contains($0) } == [])
    }

    @Test("every page was seen, robots.txt was obeyed, and the site map's own page was visited")
    func pages() async throws {
      let looked = try await Self.crawl.value
      let state = try looked.state(.before)
      #expect(state.unknown == [])
      #expect(state.problem == nil)
      #expect(state.leftOut == 1)
      #expect(!looked.reached("pixel.private.example"))
      #expect(state.seen.contains(FakeSite.origin + "/unlinked"))
      #expect((1...20).allSatisfy { state.seen.contains(FakeSite.origin + "/post/\($0)") })
      #expect(Set(state.seen).count == state.seen.count)
    }

    @Test("the pixel on one post of twenty is told for that post alone, with what it says")
    func onePost() async throws {
      let looked = try await Self.crawl.value
      let run = try looked.run(.before)
      let pixels = run.exchanges.filter { $0.url.contains("ev=ViewContent") }
      #expect(pixels.count == 1)
      let visit = try #require(run.visits.first { $0.number == pixels.first?.visit })
      #expect(visit.address == FakeSite.origin + "/post/13")
      let meta = try #require(looked.party("meta"))
      #expect(meta.pages.contains { $0.hasSuffix("/post/13") })
      #expect(!meta.pages.contains { $0.hasSuffix("/post/12") })
      #expect(meta.products.contains { $0.name == "Facebook pixel" })
    }

    @Test("beacons on leaving count towards the page that was left, with their bodies")
    func beacons() async throws {
      let looked = try await Self.crawl.value
      let run = try looked.run(.before)
      let visit = try #require(run.visits.first { $0.address.hasSuffix("/beacon/unload") })
      let beacons = run.exchanges.filter { $0.url.contains("beacon.stats.example/unload") }
      #expect(beacons.map(\.visit) == [visit.number, visit.number])
      let bodies = Set(beacons.map { String(decoding: $0.body, as: UTF8.self) })
      #expect(bodies == ["left=/beacon/unload", #"{"left":"/beacon/unload"}"#])
    }

    @Test("who fingerprints is told, with what was read, and so is who keeps identifiers")
    func traces() async throws {
      let looked = try await Self.crawl.value
      let printing = try #require(
        looked.report.parties.first { $0.hosts.contains("print.tracker.example") })
      #expect(Set(printing.readings).isSuperset(of: ["canvas", "fonts", "audio"]))
      let keeping = try #require(
        looked.report.parties.first { $0.hosts.contains("ids.storage.example") })
      #expect(Set(keeping.stored.map(\.place)).isSuperset(of: ["local", "session", "database"]))
      let meta = try #require(looked.party("meta"))
      let cookie = try #require(meta.stored.first { $0.name == "fr" })
      #expect(cookie.lifetime == "90 days")
      #expect(meta.stored.contains { $0.name == "_fbp" && $0.domain == FakeSite.host })
    }

    @Test("the script that started a request is told, and who loaded that script")
    func chains() async throws {
      let looked = try await Self.crawl.value
      let meta = try #require(looked.party("meta"))
      #expect(
        meta.chains.contains { $0.first == "https://connect.facebook.net/en_US/fbevents.js" })
    }

    @Test("an HTTP Archive holds every exchange and every message of a WebSocket")
    func archive() async throws {
      let looked = try await Self.crawl.value
      let run = try looked.run(.before)
      let har = try JSON(parsing: HAR.log(run, program: "0.1.0").canonical)
      let entries = try #require(har["log"]?["entries"]?.array)
      #expect(entries.count == run.exchanges.count)
      #expect(entries.compactMap { $0["request"]?["url"]?.string } == run.exchanges.map(\.url))
      let sent = entries.flatMap { $0["_webSocketMessages"]?.array ?? [] }
        .filter { $0["type"]?.string == "send" }
      let logged = looked.log.filter { $0.kind == .socketText || $0.kind == .socketBinary }
      #expect(sent.count == logged.count)
      #expect(!sent.isEmpty)
      let bodies = entries.compactMap { $0["request"]?["postData"]?["text"]?.string }
      #expect(bodies.contains { $0.contains("epn.percent_scrolled=90") })
    }

    @Test("a tag that loads after ten seconds on the first page is seen")
    func late() async throws {
      let looked = try await Looked.at([.late], from: "/late") { $0.firstStay = .seconds(13) }
      #expect(looked.reached("late.tracker.example"))
      #expect(Oracle(looked.log, try looked.run(.before).exchanges).missed.map(\.line) == [])
      #expect(looked.report.parties.map(\.id) == ["tracker.example"])
    }

    @Test(
      "a page whose connection is reset is unknown; only the browser's own new attempts are more")
    func reset() async throws {
      let looked = try await Looked.at([.reset], from: "/reset")
      let missed = Oracle(looked.log, try looked.run(.before).exchanges).missed
      #expect(missed.allSatisfy { $0.url == FakeSite.origin + "/reset" && $0.method == "GET" })
      #expect(try looked.run(.before).exchanges.contains { $0.url == FakeSite.origin + "/reset" })
      #expect(try looked.state(.before).unknown.count == 1)
      #expect(!looked.report.isComplete)
    }
  }
}
