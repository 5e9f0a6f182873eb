import Formats
import Foundation
import TestSupport
import Testing

@testable import Access

@Suite struct ArchiveTests {
  /// Puts an archive into a folder, by another program.
  static func unpacked(
    _ folder: TestFolder, _ fill: (inout PackageArchive) async throws -> Void
  ) async throws -> String {
    let bytes = Sink()
    var archive = PackageArchive(at: time(0)) { bytes.all += $0 }
    try await fill(&archive)
    let path = folder.path + "/package.zip"
    try Data(bytes.all).write(to: URL(fileURLWithPath: path))
    let target = folder.path + "/out"
    let code = try run([
      "python3", "-c", "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])",
      path, target,
    ])
    #expect(code == 0)
    return target
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private final class Sink { var all: [UInt8] = [] }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  static func document(_ tables: [PackageTable]) -> PackageDocument {
    PackageDocument(
      form: .access, organisation: "The <Nest>", made: time(0), madeInWords: "1 January 2026",
      tables: tables, passages: [PackagePassage("rights", "Your rights", ["Ask & you get."])],
      rooms: ["member": ["values": ["a": "b"]]])
  }

  @Test("what people wrote stands in the page as text, in the tables as no formula")
  func escaping() async throws {
    let folder = try TestFolder()
    let table = PackageTable(
      "values", "What we \"hold\"", empty: "Nothing.", columns: [.init("value", "Value")],
      rows: [["<script>alert('x')</script> & \"y\""], ["=1+1"]])
    let out = try await Self.unpacked(folder) { try $0.finish(Self.document([table])) }
    let page = try Self.text(out + "/index.html")
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;"))
    #expect(page.contains("The &lt;Nest&gt;") && page.contains("Ask &amp; you get."))
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("src="))
    #expect(try Self.text(out + "/csv/values.csv").contains("'=1+1"))
    let json = try JSON(parsing: Data(contentsOf: URL(fileURLWithPath: out + "/data.json")))
    #expect(json["sections"]?["values"]?.array?.last?["value"] == "=1+1")
    #expect(json["rooms"]?["member"]?["values"]?["a"] == "b")
  }

  @Test("data.json is in the form of its schema, as another program finds, and a stray key is not")
  func schema() async throws {
    guard try Self.run(["python3", "-c", "import jsonschema"]) == 0 else { return }
    let folder = try TestFolder()
    let table = PackageTable(
      "values", "Values", empty: "Nothing.", columns: [.init("value", "Value")],
      rows: [[.init("a", path: "letters/a.pdf")]])
    let out = try await Self.unpacked(folder) { try $0.finish(Self.document([table])) }
    let check = """
      import sys, json, jsonschema
      schema = json.load(open(sys.argv[1] + "/data.schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.validate(json.load(open(sys.argv[1] + "/data.json")), schema)
      """
    #expect(try Self.run(["python3", "-c", check, out]) == 0)
    let spoiled = try Self.text(out + "/data.json")
      .replacingOccurrences(of: "\"value\":\"a\"", with: "\"valve\":\"a\"")
    try Data(spoiled.utf8).write(to: URL(fileURLWithPath: out + "/data.json"))
    #expect(try Self.run(["sh", "-c", "python3 -c '\(check)' \(out) 2>/dev/null"]) != 0)
  }

  @Test(
    "records of another system lie in parts, every one of them; the page shows the first thousand")
  func records() async throws {
    let folder = try TestFolder()
    let count = 60_000
    let stream = AsyncThrowingStream<JSON, any Error> { continuation in
      for number in 0..<count {
        var record: [String: JSON] = [
          "id": .integer(Int64(number)),
          "text": .string(String(repeating: "words of a post ", count: 8)),
        ]
        if number == count - 1 { record["late"] = "a column that came late" }
        continuation.yield(.object(record))
      }
      continuation.finish()
    }
    let out = try await Self.unpacked(folder) { archive in
      let table = try await archive.add(
        PackageRecords(name: "Posts", note: "From the forum.", records: stream), of: "Forum DB")
      #expect(table.total == count && table.rows.count == 1_000 && table.files.count > 1)
      try archive.finish(Self.document([table]))
    }
    let parts = out + "/records/forum-db/posts"
    let names = try FileManager.default.contentsOfDirectory(atPath: parts).sorted()
    var next = 0
    for name in names where name.hasSuffix(".ndjson") {
      for line in try Self.text(parts + "/" + name).utf8.split(separator: 10) {
        #expect(try JSON(parsing: line)["id"]?.int == Int64(next))
        next += 1
      }
    }
    #expect(next == count)
    let last = try #require(names.last { $0.hasSuffix(".csv") })
    #expect(try Self.text(parts + "/" + last).contains("a column that came late"))
    let page = try Self.text(out + "/index.html")
    #expect(page.contains("The first 1000 of 60000. The files hold all of them."))
    #expect(page.contains("href=\"records/forum-db/posts/part-00001.ndjson\""))
  }
}
