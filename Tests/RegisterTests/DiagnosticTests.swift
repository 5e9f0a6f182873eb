import Register
import Testing

/// Files beside a clean one, each with what is wrong with it.
@Suite struct DiagnosticTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let yaml: String
    let expected: [String]
    init(_ yaml: String, _ expected: String...) {
      self.yaml = yaml
      self.expected = expected
    }
    var testDescription: String { expected.joined(separator: ", ") }
  }

  static let structure: [Case] = [
    Case("felds: {}", "x.yaml:1:1 unknown-section"),
    Case("fields:", "x.yaml:1:1 empty-section"),
    Case("fields: {}", "x.yaml:1:1 empty-section"),
    Case("retention:", "x.yaml:1:1 empty-section"),
    Case("retention: []", "x.yaml:1:1 empty-section"),
    Case("fields: [a]", "x.yaml:1:9 wrong-type"),
    Case("retention: {a: b}", "x.yaml:1:12 wrong-type"),
    Case("- a", "x.yaml:1:1 wrong-type"),
    Case("recipients:\n  Mailer: {}", "x.yaml:2:3 bad-id"),
    Case("recipients:\n  mailer: {}", "x.yaml:2:3 duplicate-id"),
    Case("organisation: {name: Other}", "x.yaml:1:1 duplicate-id"),
    Case("collection-points:\n  web: no", "x.yaml:2:8 wrong-type"),
    Case("collection-points:\n  web:", "x.yaml:2:7 empty-value"),
    Case(
      "collection-points:\n  web: {place: form, brand: Us, medium: web, gifts: x}",
      "x.yaml:2:46 unknown-key"),
    Case("collection-points:\n  web: {place: form, brand: Us}", "x.yaml:2:3 missing-key"),
    Case(
      "collection-points:\n  web: {place: , brand: [Us], medium: wob}",
      "x.yaml:2:16 empty-value", "x.yaml:2:25 wrong-type", "x.yaml:2:39 unknown-value"),
    Case(
      "collection-points:\n  ? [a]\n  : b", "x.yaml:2:5 key-not-text", "x.yaml:1:1 empty-section"),
    Case(
      "collection-points:\n  a: {place: p, brand: b, medium: web}\n  a: {}\n  b: {}",
      "x.yaml:3:3 duplicate-key", "x.yaml:4:3 missing-key", "x.yaml:4:3 missing-key",
      "x.yaml:4:3 missing-key"),
  ]

  static let fields: [Case] = [
    Case(
      "fields:\n  f: {label: l, about: friend, kind: text, system: s}",
      "x.yaml:2:24 field-about-others"),
    Case(
      "fields:\n  f: {label: l, about: contact, kind: text, system: s}",
      "x.yaml:2:24 field-about-others"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: txt, system: s, special: helth}",
      "x.yaml:2:36 unknown-value", "x.yaml:2:61 unknown-value"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: month, system: s, proxy-for: pregnancy}",
      "x.yaml:2:65 unknown-value"),
    Case(
      """
      fields:
        due_month: {label: l, about: self, kind: month, system: s, proxy-for: health}
      purposes:
        cots: {label: cots, kind: audience, basis: consent, fields: [due_month]}
      """, "x.yaml:4:64 special-not-allowed"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: one-of, system: s}", "x.yaml:2:3 field-options"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: text, options: [a], system: s}",
      "x.yaml:2:51 field-options"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: one-of, options: [a, a], system: s}",
      "x.yaml:2:57 duplicate-item"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: email, system: s, bands: [a]}",
      "x.yaml:2:61 band-kind"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: one-of, options: [a], system: s, bands: [b]}",
      "x.yaml:2:77 band-value"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: yes-no, system: s, bands: {a: [yes], b: [yes]}}",
      "x.yaml:2:73 band-overlap"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: yes-no, system: s, bands: [maybe]}",
      "x.yaml:2:63 band-value"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: country, system: s, bands: [UK]}",
      "x.yaml:2:64 unknown-country"),
    Case(
      """
      fields:
        f:
          label: l
          about: self
          kind: whole-number
          system: s
          bands:
            a: {from: 1, to: 5}
            b: {from: 5}
            c: {from: 9, to: 8}
            d: {}
            e: {from: x}
            "f g": {to: -1}
      """,
      "x.yaml:9:7 band-overlap", "x.yaml:10:24 band-value", "x.yaml:11:7 band-value",
      "x.yaml:12:17 bad-number", "x.yaml:13:7 band-value"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: month, system: s, bands: {a: {from: 2026-13}}}",
      "x.yaml:2:72 bad-date"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: text, system: s, dpv: email, fideslang: nose}",
      "x.yaml:2:58 unknown-term", "x.yaml:2:76 unknown-term"),
    Case(
      "fields:\n  f: {label: l, about: self, kind: text, system: s, dpv: pd:EmailAdress}",
      "x.yaml:2:58 unknown-term"),
  ]

  static let purposes: [Case] = [
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [adress]}", "x.yaml:2:42 undeclared-field"
    ),
    Case("purposes:\n  p: {label: l, basis: consent, fields: []}", "x.yaml:2:41 empty-value"),
    Case("purposes:\n  p: {label: l, basis: consent, fields: email}", "x.yaml:2:41 wrong-type"),
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [due]}", "x.yaml:2:42 special-not-allowed"
    ),
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [kids]}",
      "x.yaml:2:42 children-not-allowed"),
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [kids], children: maybe, special: 1}",
      "x.yaml:2:42 children-not-allowed", "x.yaml:2:59 unknown-value",
      "x.yaml:2:75 unknown-value"),
    Case(
      "purposes:\n  p: {label: l, basis: legitimate-interests, fields: [email]}",
      "x.yaml:2:24 assessment-missing"),
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [email], consent-lasts: 2 fortnights}",
      "x.yaml:2:65 bad-period"),
    Case(
      "purposes:\n  p: {label: l, basis: consent, fields: [email], retired: 2026-02-30}",
      "x.yaml:2:59 bad-date"),
    Case(
      """
      purposes:
        p:
          label: l
          basis: consent
          fields: [email]
          compatible:
            - with: nws
              regimes: [us]
              assessment: {date: 2025-02-01, by: us, summary: fine, until: 2025-01-01}
            - with: p
              regimes: [uk]
              assessment: {date: 2025-02-01, by: us}
      """,
      "x.yaml:7:15 undeclared-purpose", "x.yaml:8:19 unknown-value",
      "x.yaml:9:70 dates-reversed", "x.yaml:10:15 compatible-self", "x.yaml:12:21 missing-key"),
  ]

  static let recipients: [Case] = [
    Case("recipients:\n  self: {label: Us}", "x.yaml:2:3 recipient-self"),
    Case(
      "recipients:\n  r: {label: l, role: owner, country: UK, team: t, controls: http://a.b}",
      "x.yaml:2:23 unknown-value", "x.yaml:2:39 unknown-country", "x.yaml:2:62 bad-url"),
    Case(
      "recipients:\n  r: {label: l, role: processor, country: GB, team: t, onward: [r]}",
      "x.yaml:2:65 onward-cycle"),
    Case(
      "recipients:\n  r: {label: l, role: processor, country: GB, team: t, onward: [s]}\n"
        + "  s: {label: l, role: processor, country: GB, team: t, onward: [broker, r]}",
      "x.yaml:3:73 onward-cycle"),
    Case(
      "recipients:\n  r: {label: l, role: processor, country: GB, team: t, onward: [self, byer]}",
      "x.yaml:2:65 recipient-self", "x.yaml:2:71 undeclared-recipient"),
  ]

  static func agreement(_ rest: String) -> String {
    "agreements:\n  a:\n    purposes: [news]\n    fields: [email]\n    territories: [GB, \"NO\"]\n"
      + rest
  }

  static let agreements: [Case] = [
    Case(
      agreement("    recipient: mailor\n    from: 2025-01-01\n    consideration: none"),
      "x.yaml:6:16 undeclared-recipient"),
    Case(
      agreement("    recipient: self\n    from: 2025-01-01\n    consideration: none"),
      "x.yaml:6:16 recipient-self"),
    Case(
      agreement(
        "    recipient: mailer\n    from: 2025-01-02\n    until: 2025-01-01\n"
          + "    consideration: none"),
      "x.yaml:8:12 dates-reversed"),
    Case(
      agreement(
        "    recipient: broker\n    from: 2025-01-01\n    onward: [mailer]\n"
          + "    consideration: none"),
      "x.yaml:8:14 onward-undeclared"),
    Case(
      agreement("    recipient: mailer\n    from: 2025-01-01\n    consideration: lots"),
      "x.yaml:8:20 consideration-incomplete"),
    Case(
      agreement("    recipient: mailer\n    from: 2025-01-01\n    consideration: {amount: 5}"),
      "x.yaml:8:20 consideration-incomplete"),
    Case(
      agreement(
        "    recipient: mailer\n    from: 2025-01-01\n"
          + "    consideration: {amount: -5, currency: pounds}"),
      "x.yaml:8:29 bad-number", "x.yaml:8:43 unknown-value"),
    Case(
      agreement(
        "    recipient: mailer\n    from: 2025-01-01\n"
          + "    consideration: {service: post, amount: 5}"),
      "x.yaml:8:20 consideration-incomplete"),
    Case(agreement("    recipient: mailer\n    from: 2025-01-01"), "x.yaml:2:3 missing-key"),
    Case(
      agreement(
        "    recipient: mailer\n    from: 2025-01-01\n    consideration: none\n"
          + "    mechanisms: [sccs]\n    audit: {done: 2026-01-01}"),
      "x.yaml:9:18 unknown-value", "x.yaml:10:12 missing-key"),
  ]

  static func version(_ number: Int, _ from: String, _ rest: String) -> String {
    "notices:\n  privacy:\n    versions:\n      - number: \(number)\n        from: \(from)\n"
      + "        title: t\n\(rest)"
  }

  static let notices: [Case] = [
    Case(
      version(3, "2026-01-01", "        covers: {news: []}\n        text: x"),
      "x.yaml:4:17 notice-numbers"),
    Case(
      version(1, "2026-01-01", "        covers: {news: []}\n        text: x"),
      "x.yaml:4:17 notice-numbers"),
    Case(
      version(0, "2026-01-01", "        covers: {news: []}\n        text: x"),
      "x.yaml:4:17 notice-numbers"),
    Case(
      version(2, "2025-01-01", "        covers: {news: []}\n        text: x"),
      "x.yaml:5:15 notice-dates"),
    Case(
      version(2, "2026-01-01", "        covers: {nws: [maler]}\n        text: x"),
      "x.yaml:7:18 undeclared-purpose", "x.yaml:7:24 undeclared-recipient"),
    Case(
      version(2, "2026-01-01", "        covers: {news: []}\n        text: \"{{purpose}}\""),
      "x.yaml:8:15 notice-placeholder"),
    Case(version(2, "2026-01-01", "        covers: {news: []}"), "x.yaml:4:9 missing-key"),
    Case(
      version(2, "2026-01-01", "        covers: {news: []}\n        text: x\n        file: y.md"),
      "x.yaml:9:15 unknown-key"),
    Case(
      version(2, "2026-01-01", "        covers: {news: []}\n        file: ../y.md"),
      "x.yaml:8:15 notice-file"),
    Case(
      version(2, "2026-01-01", "        covers: {news: []}\n        file: /etc/passwd"),
      "x.yaml:8:15 notice-file"),
    Case(
      version(2, "2026-01-01", "        covers: {news: []}\n        file: y.md"),
      "x.yaml:8:15 notice-file"),
    Case("notices:\n  privacy: {versions: []}", "x.yaml:2:23 empty-value"),
    Case(
      "retention:\n  - {fields: [nothing], keep: long}", "x.yaml:2:15 undeclared-field",
      "x.yaml:2:31 bad-period"),
  ]

  @Test(
    "each problem is reported at its place with its code",
    arguments: structure + fields + purposes + recipients + agreements + notices)
  func place(_ sample: Case) {
    let reading = Fixture.readBeside(sample.yaml)
    #expect(Fixture.found(reading).sorted() == sample.expected.sorted())
    let isError = reading.diagnostics.contains { $0.severity == .error }
    #expect((reading.register == nil) == isError)
  }

  @Test("the base that the other samples stand beside is clean")
  func clean() {
    let reading = Fixture.read(Fixture.base)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.register?.fields.count == 6)
  }
}
