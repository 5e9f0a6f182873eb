import Browser
import FakeSite
import Formats
import Foundation
import Store
import TestSupport
import Testing

@testable import Sites

/// The files of a scan, bound by a manifest whose hash stands in the log.
@Suite struct EvidenceTests {
  /// The SHA-256 of each file below a folder by its name, as another program computes it.
  private static func hashes(in folder: String) throws -> [String: String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "find . -type f -print0 | xargs -0 sha256sum"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    var hashes: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      hashes[String(line.dropFirst(68))] = String(line.prefix(64))
    }
    return hashes
  }

  /// The SHA-256 of each file by its name, as the manifest has it.
  private static func manifest(in folder: String) throws -> [String: String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/manifest.json"))
    let files = try #require(try JSON(parsing: Array(data))["files"]?.array)
    return try Dictionary(
      files.map { (try #require($0["name"]?.string), try #require($0["sha256"]?.string)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A state with one page, a banner's pictures, a cookie and something written.
  private static func run() throws -> StateRun {
    var run = StateRun(state: .accept)
    var visit = PageVisit(number: 0, address: "https://www.nest.example/", at: time(0))
    visit.document = "<html>caf\u{e9}</html>"
    visit.picture = [0x89, 0x50, 0x4E, 0x47]
    run.visits = [visit]
    run.choice = BannerAnswer(.accept)
    run.choice?.before = [1, 2, 3]
    run.choice?.after = [4, 5, 6]
    run.cookies = [
      try #require(
        JarCookie(
          ["name": "a", "value": "b", "domain": "nest.example", "session": true], at: time(0)))
    ]
    return run
  }

  @Test("every file is in the manifest by its hash, and the manifest by its own in the log")
  func whole() async throws {
    let house = try await House()
    let kept = try await house.keep(
      Declared.report([Declared.party("tracker.example")]), runs: [try Self.run()])
    let folder = kept.summary.folder
    var found = try Self.hashes(in: folder)
    #expect(found.removeValue(forKey: "manifest.json") == Hex.encode(kept.summary.manifest))
    #expect(found == (try Self.manifest(in: folder)))
    #expect(
      Set(found.keys) == [
        "report.json", "accept/requests.har", "accept/cookies.json", "accept/storage.json",
        "accept/page-0.html", "accept/page-0.png", "accept/banner-before.png",
        "accept/banner-after.png",
      ])
    let entry = try await house.database.read { try $0.entry(kept.summary.sequence) }
    let leaf = try JSON(parsing: entry.leaf).text
    #expect(leaf.contains("\"\(Hex.encode(kept.summary.manifest))\""))
  }

  @Test(
    "one byte that is changed, a file that is added and one that is gone are found by comparing")
  func tampering() async throws {
    let house = try await House()
    let kept = try await house.keep(Declared.report(), runs: [try Self.run()])
    let folder = kept.summary.folder
    let declared = try Self.manifest(in: folder)
    func differing() throws -> Set<String> {
      var found = try Self.hashes(in: folder)
      found["manifest.json"] = nil
      return Set(declared.keys).union(found.keys).filter { declared[$0] != found[$0] }
    }
    #expect(try differing() == [])
    let path = folder + "/accept/page-0.html"
    let page = try #require(FileManager.default.contents(atPath: path))
    var changed = page
    changed[changed.startIndex] ^= 1
    try changed.write(to: URL(fileURLWithPath: path))
    #expect(try differing() == ["accept/page-0.html"])
    try page.write(to: URL(fileURLWithPath: path))
    #expect(try differing() == [])
    try FileManager.default.removeItem(atPath: folder + "/accept/cookies.json")
    try page.write(to: URL(fileURLWithPath: folder + "/accept/more.html"))
    #expect(try differing() == ["accept/cookies.json", "accept/more.html"])
  }

  @Test("the check of the workspace names a file of a scan that was changed, added or taken away")
  func check() async throws {
    let house = try await House()
    #expect(try await house.sites.check().all.isEmpty)
    let kept = try await house.keep(Declared.report(), runs: [try Self.run()])
    #expect(try await house.sites.check().all.isEmpty)
    let folder = kept.summary.folder
    try Data([1]).write(to: URL(fileURLWithPath: folder + "/accept/page-0.html"))
    try Data([1]).write(to: URL(fileURLWithPath: folder + "/accept/more.html"))
    try FileManager.default.removeItem(atPath: folder + "/accept/cookies.json")
    let flaw = try #require(try await house.sites.check().all.first)
    #expect(flaw.kind == Sites.changedEvidence)
    #expect(
      Set(flaw.places)
        == Set(
          ["cookies.json", "more.html", "page-0.html"].map { "\(kept.summary.id)/accept/\($0)" }))
    try Data([1]).write(to: URL(fileURLWithPath: folder + "/manifest.json"))
    #expect(
      try await house.sites.check().all.first?.places == ["\(kept.summary.id)/manifest.json"])
  }

  @Test(
    "a scan whose folder is gone, and a folder of a scan that was cut off, are noted and no fault")
  func leftovers() async throws {
    let house = try await House()
    let kept = try await house.keep(Declared.report(), runs: [try Self.run()])
    try FileManager.default.moveItem(
      atPath: kept.summary.folder, toPath: kept.summary.folder + "-cut-off")
    let flaws = try await house.sites.check()
    #expect(flaws.isSound)
    #expect(flaws.contains(Sites.missingEvidence) && flaws.contains(Sites.unfinished))
  }

  @Test("the folder is for its owner alone")
  func permissions() async throws {
    let house = try await House()
    let kept = try await house.keep(Declared.report(), runs: [try Self.run()])
    for folder in [kept.summary.folder, kept.summary.folder + "/accept"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test("the report beside the evidence is the one that is kept")
  func report() async throws {
    let house = try await House()
    let report = Declared.report([Declared.party("tracker.example")])
    let kept = try await house.keep(report, runs: [try Self.run()])
    let data = try Data(contentsOf: URL(fileURLWithPath: kept.summary.folder + "/report.json"))
    #expect(try JSONDecoder().decode(SiteReport.self, from: data) == report)
    let archive = try Data(
      contentsOf: URL(fileURLWithPath: kept.summary.folder + "/accept/requests.har"))
    let log = try #require(try JSON(parsing: Array(archive))["log"])
    #expect(log["version"]?.string == "1.2")
    #expect(log["pages"]?.array?.count == 1)
  }
}
