import Members
import Testing

@Suite struct MappingTests {
  @Test(
    "each mistake in a mapping is told with its place",
    arguments: [
      ("rows: membres", "1:7 unknown-value"), ("rows: [a]", "1:7 wrong-type"),
      ("colums: { a: name }", "1:1 unknown-key"),
      ("columns: { a: nmae }", "1:15 undeclared-field"),
      ("columns: { a: name, b: name }", "1:24 duplicate-column"),
      ("columns: { a: name, a: email }", "1:12 duplicate-key"),
      (
        "provenance: { collection-point: signup, notice: privacy@1, basis: consent }",
        "1:33 unknown-collection-point"
      ),
      (
        "provenance: { collection-point: signup-web, notice: privacy@2, basis: consent }",
        "1:53 unknown-notice"
      ),
      (
        "provenance: { collection-point: signup-web, notice: privacy@1, basis: consnt }",
        "1:71 unknown-value"
      ),
      ("provenance: { notice: privacy@1, basis: consent }", "1:13 missing-key"),
      ("collected: { on: 2026-02-30 }", "1:18 bad-date"),
      ("collected: { when: x }", "1:14 unknown-key"),
      ("relationship: { column: r }", "1:15 missing-key"),
      ("lists: { name: \";\" }", "1:16 undeclared-field"),
      ("handles: { phone: p }", "1:12 unknown-key"), ("a: &x b", "1:1 yaml-alias"),
      ("a: [", "2:1 yaml-syntax"),
      ("- a", "1:1 wrong-type"),
    ])
  func diagnoses(_ yaml: String, _ expected: String) async throws {
    let world = try await World()
    defer { world.remove() }
    let reading = MappingReader.read(Array(yaml.utf8), file: "m.yaml", inForce: world.inForce)
    #expect(reading.mapping == nil)
    let found = reading.diagnostics.map { "\($0.line):\($0.column) \($0.code.rawValue)" }
    #expect(found.contains(expected), "\(found)")
  }

  @Test("all mistakes are told at once, with the nearest name")
  func allAtOnce() async throws {
    let world = try await World()
    defer { world.remove() }
    let yaml = "rows: members\nhandles: { id: i }\ncolumns: { a: nmae, b: cuontry }\ncollectd: {}\n"
    let reading = MappingReader.read(Array(yaml.utf8), file: "m.yaml", inForce: world.inForce)
    #expect(reading.diagnostics.count == 4)
    #expect(reading.diagnostics.contains { $0.hint == "did you mean `country`?" })
    #expect(reading.diagnostics.contains { $0.hint == "did you mean `collected`?" })
  }

  @Test("hostile bytes are diagnostics, never traps")
  func hostile() async throws {
    let world = try await World()
    defer { world.remove() }
    var random = Random(seed: 5)
    let words = [
      "rows: ", "members\n", "{", "}", "[", ":", "\n", "  ", "columns", "&a", "*a", "\u{0}", "é",
      "\t", "- ",
    ]
    for _ in 0..<300 {
      let text = (0..<random.below(30)).map { _ in words[random.below(words.count)] }.joined()
      let reading = MappingReader.read(Array(text.utf8), file: "m.yaml", inForce: world.inForce)
      #expect((reading.mapping == nil) == !reading.diagnostics.isEmpty)
    }
    let large = MappingReader.read(
      [UInt8](repeating: 97, count: 300_000), file: "m.yaml", inForce: world.inForce)
    #expect(large.diagnostics.map(\.code) == [.unreadable])
    let notText = MappingReader.read([0xFF, 0xFE], file: "m.yaml", inForce: world.inForce)
    #expect(notText.diagnostics.map(\.code) == [.yamlSyntax])
  }
}
