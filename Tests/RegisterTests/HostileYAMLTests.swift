import Register
import Testing

/// Files made to hurt the reader.
@Suite struct HostileYAMLTests {
  private func codes(_ text: String) -> [String] {
    Fixture.found(Fixture.read(text))
  }

  @Test("a billion laughs are refused before they are expanded")
  func bomb() {
    var yaml = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...30 {
      let alias = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(alias)]\n"
    }
    yaml += "? *a30\n: x\n"
    #expect(codes(yaml) == ["x.yaml:2:10 yaml-alias"])
  }

  @Test(
    "anchors and aliases are refused however they are written",
    arguments: [
      ("fields: &f\n  a: b\npurposes: *f", "x.yaml:3:11 yaml-alias"),
      ("fields: &f\n  a: b", "x.yaml:1:9 yaml-alias"),
      ("fields: *nowhere", "x.yaml:1:9 yaml-alias"),
      ("&a fields: {x: *a}", "x.yaml:1:16 yaml-alias"),
      ("fields: {é: [&a b, *a]}", "x.yaml:1:20 yaml-alias"),
      ("fields:\n  <<: *x", "x.yaml:2:7 yaml-alias"),
    ])
  func aliases(_ yaml: String, _ expected: String) {
    #expect(codes(yaml) == [expected])
  }

  @Test("prose with ampersands and asterisks is no alias")
  func prose() {
    let text = "        text: |\n          * Bring & *buy*, **bold** R&D & more"
    let reading = Fixture.readBeside(
      DiagnosticTests.version(2, "2026-01-01", "        covers: {news: []}\n" + text))
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("nesting over 32 levels is refused, also when it would overflow the stack")
  func nesting() {
    let deep = "fields: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(codes(deep).contains { $0.hasSuffix("yaml-too-deep") })
    let deepest = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(codes(deepest).contains { $0.hasSuffix("yaml-too-deep") })
    let bottomless = String(repeating: "[", count: 1 << 20)
    #expect(codes(bottomless).contains { $0.hasSuffix("yaml-syntax") })
    let dashes = String(repeating: "- ", count: 1 << 20)
    #expect(codes(dashes).contains { $0.hasSuffix("yaml-syntax") })
  }

  @Test(
    "bytes that are no YAML text are placed exactly",
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], "x.yaml:1:4 not-utf8"),
      ([0x61, 0x0A, 0x62, 0xC3], "x.yaml:2:2 not-utf8"),
      ([0x61, 0x0A, 0xC3, 0xA9, 0x00], "x.yaml:2:2 control-character"),
      ([0x61, 0x3A, 0x1B], "x.yaml:1:3 control-character"),
      ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], "x.yaml:1:4 not-utf8"),
    ])
  func bytes(_ bytes: [Int], _ expected: String) {
    let file = RegisterFile(path: "x.yaml", bytes: bytes.map { UInt8($0) })
    #expect(Fixture.found(RegisterReader.read(files: [file])) == [expected])
  }

  @Test(
    "what is not YAML is told with its line and column",
    arguments: [
      ("fields:\n\tname: x", "x.yaml:2:1 yaml-syntax"),
      ("fields: [a, b", "x.yaml:2:1 yaml-syntax"),
      ("a: 'b\n", "x.yaml:2:1 yaml-syntax"),
      ("a: b: c", "x.yaml:1:5 yaml-syntax"),
      ("fields: {}\n---\npurposes: {}", "x.yaml:2:1 yaml-documents"),
      ("%TAG ! x", "x.yaml:2:1 yaml-syntax"),
    ])
  func syntax(_ yaml: String, _ expected: String) {
    #expect(codes(yaml) == [expected])
  }

  @Test("a byte order mark and Windows line ends change nothing")
  func windows() {
    let lines = Fixture.base.split(separator: "\n", omittingEmptySubsequences: false)
    let windows = "\u{FEFF}" + lines.joined(separator: "\r\n")
    #expect(Fixture.read(windows) == Fixture.read(Fixture.base))
  }

  @Test("a file over 4 MiB and files over 32 MiB together are refused")
  func size() {
    let comment = [UInt8](repeating: 35, count: (4 << 20) + 1)
    let large = RegisterReader.read(files: [RegisterFile(path: "x.yaml", bytes: comment)])
    #expect(Fixture.found(large) == ["x.yaml:1:1 too-large"])
    let many = (0..<9).map { RegisterFile(path: "\($0).yaml", bytes: Array(comment.dropLast())) }
    let together = RegisterReader.read(files: many)
    #expect(Fixture.found(together).contains("register:1:1 too-large"))
  }

  @Test("more unknown keys than a report holds end in a bounded report")
  func flood() {
    let keys = (0..<20_000).map { "k\($0): v\n" }.joined()
    let reading = Fixture.read(keys)
    #expect(reading.register == nil)
    #expect(reading.diagnostics.count == 10_001)
    #expect(reading.diagnostics.last?.message == "10002 more problems are not shown")
  }

  @Test("duplicate keys are each told and hide nothing behind them")
  func duplicates() {
    let yaml = """
      recipients:
        r:
          label: One
          label: Two
          role: processor
          country: GB
          team: t
        s: {label: S, role: none, country: GB, team: t}
        r: {}
      """
    #expect(
      Fixture.found(Fixture.readBeside(yaml)) == [
        "x.yaml:4:5 duplicate-key", "x.yaml:8:23 unknown-value", "x.yaml:9:3 duplicate-key",
      ])
    #expect(
      Fixture.found(Fixture.readBeside("recipients:\n  a: {}\n  'a': {}\n\n  \"a\": {}")).suffix(2)
        == ["x.yaml:3:3 duplicate-key", "x.yaml:5:3 duplicate-key"])
    #expect(
      Fixture.found(Fixture.readBeside("recipients: {a: {}, a: {}}")) == [
        "x.yaml:1:14 duplicate-key"
      ])
  }
}
