import Formats
import Law
import Register
import TestSupport
import Testing

/// Changes grouped by what they mean for people.
@Suite struct RegisterComparisonTests {
  private static let more = """
    agreements:
      mail:
        recipient: mailer
        purposes: [news]
        fields: [email]
        territories: [GB]
        from: 2025-01-01
        consideration: none
    retention:
      - {fields: [email], keep: 2 years}
    sites:
      forum:
        address: https://www.test.example
        team: web
        notice: privacy
        loads:
          - {recipient: mailer, hosts: [a.mailer.example], purpose: news, when: after-choice, pages: [/shop]}
    """

  private func old() throws -> Register { try #require(Fixture.readBeside(Self.more).register) }

  private func compare(
    _ change: (inout Register) throws -> Void
  ) throws -> RegisterComparison {
    let old = try old()
    var new = old
    try change(&new)
    return RegisterComparison(from: old, to: new)
  }

  private func kinds(_ changes: [Change]) -> [String] { changes.map(\.kind) }

  @Test("every change stands in exactly one group, and none is lost")
  func whole() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<60 {
      let left = try RandomRegister.make(&random)
      let right = try RandomRegister.make(&random)
      let groups = RegisterComparison(from: left, to: right)
      let all = groups.allowed + groups.ended + groups.told + groups.other
      #expect(
        kinds(all).sorted() == RegisterDiff.between(left, right).map(\.kind).sorted())
      #expect(RegisterComparison(from: left, to: left).isEmpty)
    }
  }

  @Test("what an agreement newly lets flow is allowed one way and ended the other way")
  func flows() throws {
    let old = try old()
    var without = old
    without.agreements = Declared()
    #expect(
      kinds(RegisterComparison(from: without, to: old).allowed) == [
        "use-possible", "agreement-added",
      ])
    #expect(
      kinds(RegisterComparison(from: old, to: without).ended) == [
        "use-stopped", "agreement-removed",
      ])
  }

  @Test("an entry that reaches further is among what is allowed, one that reaches less far is not")
  func widening() throws {
    func agreement(_ change: (inout Agreement) -> Void) throws -> RegisterComparison {
      try compare { register in
        var agreement = try #require(register.agreements.first)
        change(&agreement)
        register.agreements = Declared([agreement])
      }
    }
    let norway = try #require(Country("NO"))
    #expect(kinds(try agreement { $0.territories.append(norway) }.allowed) == ["agreement-changed"])
    #expect(kinds(try agreement { $0.territories = [] }.other) == ["agreement-changed"])
    #expect(kinds(try agreement { $0.matching = true }.allowed) == ["agreement-changed"])
    let end = try #require(CivilDate("2027-12-31"))
    #expect(kinds(try agreement { $0.until = end }.other) == ["agreement-changed"])
    #expect(kinds(try agreement { $0.benefit = "a cake" }.other) == ["agreement-changed"])

    func purpose(_ change: (inout Purpose) -> Void) throws -> RegisterComparison {
      try compare { register in
        var purpose = try #require(register.purposes.first)
        change(&purpose)
        register.purposes = Declared([purpose])
      }
    }
    #expect(kinds(try purpose { $0.children = true }.allowed) == ["purpose-changed"])
    #expect(kinds(try purpose { $0.basis = .contract }.allowed) == ["purpose-changed"])
    // An objection to marketing no longer stops it.
    #expect(kinds(try purpose { $0.marketing = false }.allowed) == ["purpose-changed"])
    #expect(kinds(try purpose { $0.label = "letters" }.other) == ["purpose-changed"])
  }

  @Test("a load on narrower terms allows nothing new, one on more pages or at once does")
  func loads() throws {
    func load(_ change: (inout Site.Load) -> Void) throws -> RegisterComparison {
      try compare { register in
        var site = try #require(register.sites.first)
        var load = try #require(site.loads.first)
        change(&load)
        site.loads = [load]
        register.sites = Declared([site])
      }
    }
    #expect(kinds(try load { $0.pages = ["/shop/prams"] }.other) == ["site-load-changed"])
    #expect(kinds(try load { $0.pages = ["/shopping"] }.allowed) == ["site-load-changed"])
    #expect(kinds(try load { $0.pages = [] }.allowed) == ["site-load-changed"])
    #expect(kinds(try load { $0.when = .always }.allowed) == ["site-load-changed"])
    #expect(kinds(try load { $0.hosts = ["mailer.example"] }.allowed) == ["site-load-changed"])
  }

  @Test("longer keeping is allowed newly, shorter keeping ends something")
  func retention() throws {
    func keep(_ text: String) throws -> RegisterComparison {
      let period = try #require(Period(text))
      return try compare { register in
        register.retention = register.retention.map {
          RetentionRule(fields: $0.fields, keep: period, reason: $0.reason)
        }
      }
    }
    #expect(kinds(try keep("3 years").allowed) == ["retention-longer"])
    #expect(kinds(try keep("12 months").ended) == ["retention-shorter"])
  }

  @Test("a new notice version leaves each yes as it is, and says what must be asked again")
  func notices() throws {
    let mailer = try #require(RecipientID("mailer"))
    let broker = try #require(RecipientID("broker"))
    func second(_ recipients: [RecipientID]) throws -> String {
      let comparison = try compare { register in
        var notice = try #require(register.notices.first)
        notice.version = NoticeVersion(notice: notice.version.notice, number: 2)
        notice.covers[0].recipients = recipients
        register.notices = Declared(register.notices.map(\.self) + [notice])
      }
      #expect(comparison.notices.count == 1)
      #expect(kinds(comparison.allowed) == (recipients.contains(broker) ? ["must-be-told"] : []))
      return try #require(comparison.notices.first?.sentence)
    }
    #expect(
      try second([mailer])
        == "privacy@2 asks for nothing more: people who said yes under privacy@1 stay.")
    #expect(
      try second([mailer, broker])
        == "People who said yes under privacy@1 stay for what it names, and must be asked again "
        + "for Broker for “news”.")
    #expect(
      try second([]).hasSuffix(
        "privacy@2 no longer names Mailer for “news”: a yes given under privacy@1 still counts, "
          + "so end the agreement or pause the purpose if it must stop."))
  }

  @Test("a first register is compared with nothing at all")
  func first() throws {
    let comparison = RegisterComparison(first: try old())
    #expect(kinds(comparison.allowed).prefix(1) == ["use-possible"])
    #expect(comparison.ended.isEmpty && comparison.other.isEmpty)
    #expect(comparison.notices.map(\.previous) == [nil])
  }
}
