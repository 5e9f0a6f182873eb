import Consent
import Formats
import Forms
import Members
import Register
import Store
import TestSupport
import Testing
import Vault

/// What answers become.
@Suite(.onEveryEngine) struct TakeTests {
  @Test("a form makes a member with provenance, the notice shown, and no yes that was not ticked")
  func member() async throws {
    let club = try await Club()
    try await club.join(try club.adult())
    let ordinal = try #require(try await club.members.find(.email, "ada@mail.example"))
    #expect(try await club.consent.history(of: ordinal) == [])
    let served = try await club.main.read {
      try $0.rows("SELECT notice, channel FROM served").map {
        "\(try $0.text(0)) \(try $0.text(1))"
      }
    }
    #expect(served == ["privacy@1 web"])
    let letters = try await club.letters()
    #expect(letters.count == 1)
    #expect(letters.first?.contains("You said yes to nothing else") == true)
  }

  @Test("each yes is recorded with its words, its place, and whether it was express")
  func yeses() async throws {
    let club = try await Club()
    var answers = try club.adult()
    let due = try club.field("due")
    answers.values[due] = "2027-03-01"
    answers.kept = [due]
    answers.choices = ["news~all", "offers~maker", "invented~all"]
    answers.express = ["offers~maker", "news~all"]
    try await club.join(answers)
    let ordinal = try #require(try await club.members.find(.email, "ada@mail.example"))
    let history = try await club.consent.history(of: ordinal)
    #expect(history.map { $0.choice.purpose.text } == ["news", "offers"])
    #expect(history.map { $0.choice.recipient.text } == ["*", "maker"])
    #expect(history.map(\.choice.explicit) == [false, true])
    #expect(history.allSatisfy { $0.choice.act == .grant && !$0.choice.guardian })
    #expect(history.allSatisfy { $0.collectionPoint?.text == "web" && $0.wording != nil })
    #expect(history.allSatisfy { $0.choice.notice?.description == "privacy@1" })
  }

  @Test("an address that is known changes nothing and gets a mail that says so")
  func known() async throws {
    let club = try await Club()
    try await club.join(try club.adult())
    let kinds = try await club.kinds().filter { !$0.hasPrefix("mail.") }
    var second = try club.adult(" ADA@mail.example ")
    second.values[try club.field("name")] = "Mallory"
    second.choices = ["news~all"]
    try await club.join(second)
    #expect(try await club.kinds().filter { !$0.hasPrefix("mail.") } == kinds)
    #expect(try await club.members.count() == 1)
    let letters = try await club.letters()
    #expect(letters.count == 2)
    #expect(letters.contains { $0.contains("we know this address already") })
    #expect(!letters.contains { $0.contains("Mallory") })
  }

  @Test("two who send the same address at once make one member")
  func atOnce() async throws {
    let club = try await Club()
    let answers = try club.adult()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try await club.join(answers) } }
      try await group.waitForAll()
    }
    #expect(try await club.members.count() == 1)
    #expect(try await club.letters().count == 4)
  }
}
