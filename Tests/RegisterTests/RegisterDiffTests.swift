import Formats
import Law
import Register
import TestSupport
import Testing

/// What changes for people between two registers.
@Suite struct RegisterDiffTests {
  private static let agreement = """
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
    """

  private func old() throws -> Register {
    try #require(Fixture.readBeside(Self.agreement).register)
  }

  private func sentences(_ change: (inout Register) throws -> Void) throws -> [String] {
    let old = try old()
    var new = old
    try change(&new)
    return RegisterDiff.between(old, new).map(\.description)
  }

  private func agreement(_ register: Register, _ change: (inout Agreement) -> Void) throws
    -> Declared<Agreement>
  {
    var agreement = try #require(register.agreements.first)
    change(&agreement)
    return Declared([agreement])
  }

  @Test("nothing changes between a register and itself")
  func same() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<30 {
      let register = try RandomRegister.make(&random)
      #expect(RegisterDiff.between(register, register).isEmpty)
    }
  }

  @Test("what becomes possible one way stops the other way")
  func mirror() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<40 {
      let left = try RandomRegister.make(&random)
      let right = try RandomRegister.make(&random)
      let possible = RegisterDiff.between(left, right).filter { $0.kind == "use-possible" }
      let stopped = RegisterDiff.between(right, left).filter { $0.kind == "use-stopped" }
      #expect(possible.count == stopped.count)
      for kind in ["site-load", "sign-in"] {
        let there = RegisterDiff.between(left, right)
        let back = RegisterDiff.between(right, left)
        #expect(
          there.count { $0.kind == kind + "-possible" }
            == back.count { $0.kind == kind + "-stopped" })
        #expect(
          there.count { $0.kind == kind + "-changed" }
            == back.count { $0.kind == kind + "-changed" })
      }
    }
  }

  @Test("a new agreement makes a use possible, and says that no notice names it")
  func possible() throws {
    let sentences = try sentences { new in
      let id = try #require(AgreementID("sale"))
      let mail = try #require(new.agreements.first)
      let broker = try #require(RecipientID("broker"))
      let sale = Agreement(
        id: id, recipient: broker, purposes: mail.purposes, fields: mail.fields,
        territories: mail.territories, from: mail.from,
        consideration: Agreement.Consideration(kind: .amount, amount: 5, currency: "GBP"))
      new.agreements = Declared([mail, sale])
    }
    #expect(
      sentences == [
        "Broker (broker) may newly receive e-mail address for news, of those who permit it.",
        "No notice names Broker (broker) for news: nothing will flow until one does "
          + "and people have been told.",
        "The agreement sale is new.",
      ])
  }

  @Test("an agreement that goes stops its uses")
  func stopped() throws {
    #expect(
      try sentences { $0.agreements = Declared() } == [
        "Mailer (mailer) may no longer receive e-mail address for news.",
        "The agreement mail is gone.",
      ])
  }

  @Test("changed terms are told clause by clause")
  func terms() throws {
    let sentences = try sentences { new in
      let ireland = try #require(Country("IE"))
      new.agreements = try agreement(new) {
        $0.territories = [ireland]
        $0.until = CivilDate(days: 20_819)
        $0.matching = true
        $0.consideration = Agreement.Consideration(
          kind: .amount, text: "£5", amount: 5, currency: "GBP")
      }
    }
    #expect(
      sentences == [
        "The agreement mail changed: its territories gain IE and lose GB; its last day was open and "
          + "is now 2027-01-01; the recipient may now match the data with its own; its consideration "
          + "was nothing and is now money (£5)."
      ])
  }

  @Test("retention is longer or shorter, by the shortest rule")
  func retention() throws {
    let email = try #require(FieldID("email"))
    let short = RetentionRule(fields: [email], keep: try #require(Period("12 months")))
    let long = RetentionRule(fields: [email], keep: try #require(Period("3 years")))
    #expect(
      try sentences { $0.retention.append(short) } == [
        "e-mail address (email) may be used shorter: 12 months instead of 2 years."
      ])
    #expect(try sentences { $0.retention.append(long) } == [])
    #expect(
      try sentences { $0.retention = [long] } == [
        "e-mail address (email) may be used longer: 3 years instead of 2 years."
      ])
    #expect(
      try sentences { $0.retention = [] } == [
        "e-mail address (email) may be used longer: without end instead of 2 years."
      ])
  }

  @Test("an edited published notice is refused, whatever part of it was edited")
  func rewritten() throws {
    let edits: [((inout Notice) -> Void, String)] = [
      ({ $0.title = "Other" }, "title"), ({ $0.body += "x" }, "text"),
      ({ $0.from = $0.from.adding(days: 1) }, "first day"),
      ({ $0.covers = [] }, "list of purposes and recipients"),
      ({ $0.covers[0].recipients = [] }, "list of purposes and recipients"),
    ]
    for (edit, what) in edits {
      let old = try old()
      var new = old
      var notice = try #require(old.notices.first)
      edit(&notice)
      new.notices = Declared([notice])
      let changes = RegisterDiff.between(old, new)
      #expect(changes == [.noticeRewritten(notice.version, what: [what])])
      #expect(changes.allSatisfy { $0.isRefused })
      #expect(
        changes.first?.description == "privacy@1 is published and cannot be edited: its \(what) "
          + "changed. Publish a new version instead.")
    }
  }

  @Test("a consent that ends sooner is told")
  func sooner() throws {
    let sentences = try sentences { new in
      var purpose = try #require(new.purposes.first)
      purpose.consentLasts = Period("6 months")
      new.purposes = Declared([purpose])
    }
    #expect(
      sentences == [
        "A yes to news lasts 6 months instead of until it is withdrawn: older ones end.",
        "The purpose news changed: its consent's duration was until withdrawn and is now 6 months.",
      ])
  }

  @Test("a person's name never stands in a change")
  func quiet() throws {
    let sentences = try sentences {
      $0.organisation.officer = Organisation.Contact(name: "Jane Doe", email: "jane@test.example")
    }
    #expect(sentences == ["The organisation changed: its data protection officer changed."])
  }

  @Test("every change has its kind and sentence in JSON")
  func json() throws {
    var random = SplitMix64(seed: 21)
    var kinds: Set<String> = []
    for _ in 0..<60 {
      let old = try RandomRegister.make(&random)
      let new = try RandomRegister.make(&random)
      for change in RegisterDiff.between(old, new) {
        kinds.insert(change.kind)
        #expect(change.json["change"]?.string == change.kind)
        #expect(change.json["sentence"]?.string == change.description)
        #expect(change.json["refused"]?.bool == change.isRefused)
        #expect(try JSON(parsing: change.json.canonical) == change.json)
      }
    }
    #expect(
      kinds.isSuperset(of: [
        "use-possible", "use-stopped", "must-be-told", "notice-rewritten", "site-load-possible",
        "site-load-stopped", "site-load-changed", "sign-in-possible", "sign-in-stopped",
        "sign-in-changed", "site-added", "site-removed", "site-changed",
      ]))
  }
}
