import Register
import Testing

/// Registers as large as they may be.
@Suite struct ScaleTests {
  private static func large(_ count: Int) -> [RegisterFile] {
    let numbers = 0..<count
    let fields = numbers.map {
      "  f\($0): {label: l\($0), about: self, kind: text, system: s}\n"
    }.joined()
    let purposes = numbers.map {
      "  p\($0): {label: l, basis: consent, fields: [f\($0), f\(($0 + 1) % count)]}\n"
    }.joined()
    let recipients = numbers.map {
      let onward = $0 + 1 < count ? "r\($0 + 1)" : ""
      return "  r\($0): {label: l, role: processor, country: GB, team: t, onward: [\(onward)]}\n"
    }.joined()
    return [
      Fixture.file("base.yaml", Fixture.base), Fixture.file("f.yaml", "fields:\n" + fields),
      Fixture.file("p.yaml", "purposes:\n" + purposes),
      Fixture.file("r.yaml", "recipients:\n" + recipients),
    ]
  }

  @Test("almost 10,000 fields, purposes and recipients in one onward chain are read")
  func limit() {
    let reading = RegisterReader.read(files: Self.large(9_990))
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.register?.recipients.count == 9_993)
  }

  @Test("the 10,001st field is an error, told once")
  func overLimit() {
    let reading = RegisterReader.read(files: Array(Self.large(10_000).prefix(2)))
    #expect(Fixture.found(reading) == ["f.yaml:9996:3 too-many"])
    #expect(reading.register == nil)
  }

  @Test("9,000 names that are misspelt among 9,000 are all told")
  func misspelt() {
    let purposes = (0..<9_000).map {
      "  p\($0): {label: l, basis: consent, fields: [g\($0)]}\n"
    }.joined()
    let files =
      Self.large(9_000).prefix(2) + [Fixture.file("p.yaml", "purposes:\n" + purposes)]
    let reading = RegisterReader.read(files: Array(files))
    #expect(reading.diagnostics.count { $0.code == .undeclaredField } == 9_000)
  }
}
