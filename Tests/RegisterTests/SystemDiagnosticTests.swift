import Register
import Testing

/// Other systems beside a clean register, each with what is wrong with it.
@Suite struct SystemDiagnosticTests {
  typealias Case = DiagnosticTests.Case

  static func database(_ rest: String) -> String {
    "systems:\n  s:\n    label: Shop\n    kind: sqlite\n    team: web\n    path: /srv/s.sqlite\n"
      + rest
  }

  static func table(_ rest: String) -> String {
    database("    tables:\n      t:\n        key: id\n        find: {mail: email}\n" + rest)
  }

  static func program(_ rest: String) -> String {
    "systems:\n  s:\n    label: Shop\n    kind: http\n    team: web\n"
      + "    address: https://api.example\n" + rest
  }

  static let collect = "    collect: {request: \"GET /p?e={email}\"}\n"

  static let structure: [Case] = [
    Case("systems:", "x.yaml:1:1 empty-section"),
    Case("systems:\n  S: {}", "x.yaml:2:3 bad-id"),
    Case(
      "systems:\n  s: {}", "x.yaml:2:3 missing-key", "x.yaml:2:3 missing-key",
      "x.yaml:2:3 missing-key"),
    Case(
      "systems:\n  s: {label: a, kind: oracle, team: b}", "x.yaml:2:23 unknown-value"),
    Case(database("    tables: {}"), "x.yaml:7:13 empty-value"),
    Case(
      table("        erase: delete\n").replacing("    path: /srv/s.sqlite\n", with: ""),
      "x.yaml:2:3 system-kind"),
    Case(
      table("        erase: delete\n").replacing("/srv/s.sqlite", with: "s.sqlite"),
      "x.yaml:6:11 bad-path"),
    Case(
      table("        erase: delete\n").replacing(
        "path: /srv/s.sqlite", with: "connection: postgres://u:p@h/d"),
      "x.yaml:6:17 bad-secret"),
    Case(
      table("        erase: delete\n").replacing(
        "path: /srv/s.sqlite", with: "connection: {env: A-B}"),
      "x.yaml:6:17 bad-secret"),
    Case(
      table("        erase: delete\n").replacing(
        "path: /srv/s.sqlite", with: "connection: {env: A, file: /b}"),
      "x.yaml:6:17 bad-secret"),
    Case(
      "systems:\n  p: {label: Paper, kind: person, team: office}", "x.yaml:2:3 missing-key"),
    Case(
      "systems:\n  p: {label: Paper, kind: person, team: office, asks: [look], days: 0}",
      "x.yaml:2:69 bad-number"),
    Case(
      "systems:\n  c:\n    label: Drop\n    kind: csv-folder\n    team: web\n    folder: /srv/drop\n"
        + "    files: ../x\n    separator: x\n    find: {mail: email}\n    erase: delete\n",
      "x.yaml:7:12 bad-path", "x.yaml:8:16 unknown-value"),
  ]

  static let erasure: [Case] = [
    Case(table(""), "x.yaml:8:7 missing-key"),
    Case(table("        erase: keep\n"), "x.yaml:11:16 erasure-unclear"),
    Case(
      table("        erase: delete\n        reason: law\n"), "x.yaml:12:17 erasure-unclear"),
    Case(table("        erase: columns\n"), "x.yaml:11:16 erasure-unclear"),
    Case(
      table("        erase: columns\n        columns:\n          a: {erase: keep}\n"),
      "x.yaml:13:11 erasure-unclear"),
    Case(
      table(
        "        erase: columns\n        columns:\n          a: {erase: blank, with: gone}\n"),
      "x.yaml:13:35 erasure-unclear"),
    Case(
      table("        erase: columns\n        columns:\n          a: {erase: blank, of: other}\n"),
      "x.yaml:13:11 bad-column"),
    Case(
      table(
        "        erase: delete\n        quotes:\n          - {column: b, pattern: \"{name}\", name: email}\n"
      ), "x.yaml:13:34 bad-pattern"),
    Case(
      table(
        "        erase: delete\n        quotes:\n          - {column: b, pattern: \"[…{name}]\", name: email}\n"
      ), "x.yaml:13:34 bad-pattern"),
    Case(
      table("        erase: delete\n").replacing("key: id", with: "key: [id, no]")
        + "        quotes:\n          - {column: b, pattern: \"@{name}\", name: email}\n",
      "x.yaml:13:11 erasure-unclear"),
  ]

  static let names: [Case] = [
    Case(
      table("        erase: delete\n        columns: {a: emial}\n"),
      "x.yaml:12:22 undeclared-field"),
    Case(
      table("        erase: delete\n").replacing("mail: email", with: "mail: member"),
      "x.yaml:10:22 unknown-handle"),
    Case(
      table("        erase: delete\n").replacing("mail: email", with: "mail: other/member"),
      "x.yaml:10:22 unknown-handle"),
    Case(
      table("        erase: delete\n        gives: {email: a}\n"), "x.yaml:12:17 bad-id"),
    Case(
      database("    after: [t]\n    tables:\n      t: {key: id, find: {a: email}, erase: delete}"),
      "x.yaml:7:13 undeclared-system"),
    Case(
      "systems:\n  a: {label: A, kind: person, team: t, asks: [x], after: [b]}\n"
        + "  b: {label: B, kind: person, team: t, asks: [x], after: [a]}\n",
      "x.yaml:2:58 system-cycle", "x.yaml:3:58 system-cycle"),
    Case(
      database("    tables:\n      t: {key: id, erase: delete}\n"), "x.yaml:8:7 unknown-handle"),
  ]

  static let programs: [Case] = [
    Case(program(""), "x.yaml:2:3 missing-key"),
    Case(
      program(collect).replacing("https:", with: "http:"), "x.yaml:6:14 bad-url"),
    Case(program("    collect: {request: GET}\n"), "x.yaml:7:24 bad-request"),
    Case(program("    collect: {request: \"GET /p\"}\n"), "x.yaml:7:14 bad-request"),
    Case(program("    collect: {request: \"GET /p?e={emial}\"}\n"), "x.yaml:7:14 bad-request"),
    Case(
      program("    collect: {request: \"GET /p?e={email}\", headers: {Authorization: x}}\n"),
      "x.yaml:7:54 bad-request"),
    Case(
      program(collect + "    erase: {request: \"DELETE /p/{no}\"}\n"), "x.yaml:8:12 bad-request"),
    Case(
      program(collect + "    auth: {scheme: bearer, token: abc}\n"), "x.yaml:8:11 bad-secret",
      "x.yaml:8:28 unknown-key"),
    Case(program(collect + "    timeout: 0\n"), "x.yaml:8:14 bad-number"),
    Case(
      program("    collect: {request: \"GET /p?e={email}\", next: {way: cursor}}\n"),
      "x.yaml:7:50 missing-key", "x.yaml:7:50 missing-key"),
  ]

  @Test(
    "each problem of a system is reported at its place with its code",
    arguments: structure + erasure + names + programs)
  func place(_ sample: Case) {
    let reading = Fixture.readBeside(sample.yaml)
    #expect(Fixture.found(reading).sorted() == sample.expected.sorted())
    #expect(reading.register == nil)
  }

  @Test("a secret that was written into the register is never repeated in a message")
  func secret() {
    let reading = Fixture.readBeside(
      Self.table("        erase: delete\n").replacing(
        "path: /srv/s.sqlite", with: "connection: postgres://u:hunter2@h/d"))
    #expect(!reading.diagnostics.contains { $0.description.contains("hunter2") })
  }

  @Test("systems survive being written and read, and a register without any keeps its bytes")
  func coding() throws {
    let reading = Fixture.readBeside(
      Self.table(
        """
                gives: {member: id}
                ban: blocked
                second-person: other
                columns:
                  mail: {field: email, erase: anonymise, with: "gone-{key}"}
                  note: {show: no, erase: keep, reason: law}
                erase: columns
                quotes: [{column: body, pattern: "@{name}", name: member}]

        """) + Self.program(Self.collect).replacing("systems:\n  s:", with: "  h:"))
    let register = try #require(reading.register)
    #expect(register.systems.map(\.id.text) == ["s", "h"])
    let bytes = try register.canonicalJSON()
    #expect(try Register(canonicalJSON: bytes) == register)
    let without = try #require(Fixture.read(Fixture.base).register).canonicalJSON()
    #expect(!String(decoding: without, as: UTF8.self).contains("systems"))
  }

  @Test(
    "what changes about a system is told, and a field that lies in one more place counts as more")
  func diff() throws {
    let old = try #require(
      Fixture.readBeside(Self.table("        erase: delete\n        columns: {mail: email}\n"))
        .register)
    var new = old
    var system = try #require(old.systems.first)
    system.tables[0].erase = .keep
    system.tables[0].reason = "law"
    new.systems = Declared([system])
    let change = try #require(RegisterDiff.between(old, new).first)
    #expect(change.kind == "system-changed")
    #expect(change.description.contains("its erasure in `t` was delete and is now keep"))
    #expect(RegisterComparison(from: old, to: new).other.count == 1)
    system.tables[0].columns.append(.init(name: "where", field: FieldID("country")))
    new.systems = Declared([system])
    #expect(RegisterComparison(from: old, to: new).allowed.count == 1)
    new.systems = Declared([])
    #expect(RegisterDiff.between(old, new).map(\.kind) == ["system-removed"])
  }
}
