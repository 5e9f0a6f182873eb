import Crypto
import Disclosure
import Formats
import Foundation
import Gate
import Register
import Store
import TestSupport
import Testing
import Workspace

@Suite("What an audience hands over", .onEveryEngine)
struct AudiencePackageTests {
  static let hasAge = FileManager.default.isExecutableFile(atPath: "/usr/bin/age")

  @Test("a hashed upload holds hashes alone, and its certificate says that they are personal data")
  func hashed() async throws {
    let world = try await AudienceWorld.make(members: 1)
    try await world.choose(0, .grant, day: 0)
    let audience = try await world.audience(isHashed: true)
    let run = try await world.run(audience, day: 0)
    let package = world.out(audience) + "/\(audience.id)-0001"
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: package + "/add.csv")),
      as: UTF8.self)
    let hash = Hex.encode(Array(SHA256.hash(data: Array("parent0@example.org".utf8))))
    #expect(text.hasPrefix("ref,email_sha256\r\n") || text.hasPrefix("ref,email_sha256\n"))
    #expect(text.contains(hash) && !text.contains("@"))
    let statement = try Certificate(
      parsing: [UInt8](
        try #require(FileManager.default.contents(atPath: package + "/certificate.json")))
    ).statement
    #expect(statement["hashed"]?.string?.contains("hashed: still personal data") == true)
    let had = try await world.workspace.disclosures.had(try await world.community.subject(0))
    #expect(had.map(\.summary.id) == [run.disclosure] && had.first?.summary.isHashed == true)
    try await world.community.end()
  }

  @Test("a field by which no network matches is not handed over hashed")
  func notHashable() async throws {
    let world = try await AudienceWorld.make(members: 1)
    var use = try AudienceWorld.use()
    use.required = []
    await #expect(throws: DisclosureError.notHashable(field: "country")) {
      try await world.audience(isHashed: true, use)
    }
    try await world.community.end()
  }

  @Test(
    "with the recipient's key everything is encrypted to it and nothing lies on disk in the clear",
    .enabled(if: hasAge))
  func encrypted() async throws {
    let keys = Community.temporaryFolder()
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: keys) }
    _ = try shell("/usr/bin/age-keygen", ["-o", keys + "/key"])
    let key = try shell("/usr/bin/age-keygen", ["-y", keys + "/key"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let out = keys + "/in"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let world = try await AudienceWorld.make(
      members: 3, delivery: "{folder: \(out), age: \(key)}")
    for number in 0..<3 { try await world.choose(number, .grant, day: 0) }
    let audience = try await world.audience()
    let run = try await world.run(audience, day: 0)
    #expect(run.state == .delivered)
    let package = out + "/\(audience.id)-0001"
    let names = try FileManager.default.contentsOfDirectory(atPath: package).sorted()
    #expect(names == ["SHA256SUMS", "add.csv.age", "certificate.json", "drop.csv.age"])
    let plain = try shell(
      "/usr/bin/age", ["-d", "-i", keys + "/key", package + "/add.csv.age"])
    #expect((0..<3).allSatisfy { plain.contains("parent\($0)@example.org") })
    let verified = try Verification.verify(package + "/certificate.json")
    #expect(verified.isIntact)
    for place in [world.community.folder, out] {
      let files = try #require(FileManager.default.enumerator(atPath: place))
      for case let name as String in files {
        guard let data = FileManager.default.contents(atPath: place + "/" + name) else { continue }
        #expect(data.range(of: Data("parent1@example.org".utf8)) == nil, "\(name)")
      }
    }
    #expect(try await world.faults() == [])
    try await world.community.end()
  }

  @Test("a key that age does not take is told as such, and nobody is booked as handed over")
  func brokenKey() async throws {
    guard Self.hasAge else { return }
    let key = "age1" + String(repeating: "q", count: 58)
    let world = try await AudienceWorld.make(
      members: 1, delivery: "{folder: /nowhere, age: \(key)}")
    try await world.choose(0, .grant, day: 0)
    let audience = try await world.audience()
    let run = try await world.run(audience, day: 0)
    #expect(run.state == .preparing && run.failure?.contains("social-network") == true)
    #expect(try await world.workspace.disclosures.sent().isEmpty)
    #expect(try await world.workspace.audiences.show(audience.id).size == 0)
    try await world.community.end()
  }

  private func shell(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
