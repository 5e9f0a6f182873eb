import Consent
import Formats
import Forms
import Foundation
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
    #expect(letters.count == 2)
    #expect(letters.contains { $0.contains("https://club.example/decide/") })
    #expect(letters.contains { $0.contains("You said yes to nothing else") })
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

  @Test(
    "before the owner of the address says yes there is no member, and nothing entered can be read")
  func nothing() async throws {
    let club = try await Club()
    let ticket = try await club.send(try club.adult())
    #expect(try await club.count("subjects") == 0)
    for file in try club.folder.everything() {
      for word in ["Ada", "ada@mail.example"] { #expect(file.range(of: Data(word.utf8)) == nil) }
    }
    try await club.forms.settle(ticket, yes: false, at: club.at)
    #expect(try await club.count("form_requests") == 0)
    #expect(try await club.count("subjects") == 0)
  }

  @Test("neither tables nor log tell whether an address that a stranger enters is known")
  func known() async throws {
    let club = try await Club()
    try await club.join(try club.adult())
    _ = try await club.letters()
    let before = try await club.leaves().count
    var second = try club.adult(" ADA@mail.example ")
    second.values[try club.field("name")] = "Mallory"
    second.choices = ["news~all"]
    _ = try await club.send(second)
    let known = try await club.leaves().dropFirst(before)
    _ = try await club.send(try club.adult("new@mail.example"))
    let unknown = try await club.leaves().dropFirst(before + known.count)
    #expect(Array(known) == Array(unknown))
    #expect(try await club.count("form_requests") == 2)
    #expect(try await club.members.count() == 1)
    let letters = try await club.letters()
    #expect(letters.count == 4)
    #expect(letters.filter { $0.contains("we know this address already") }.count == 1)
    #expect(!letters.contains { $0.contains("Mallory") })
  }

  @Test(
    "a crash between the member and the choices is mended by the same link, without a second member"
  )
  func crash() async throws {
    let club = try await Club()
    var answers = try club.adult()
    answers.choices = ["news~all"]
    let ticket = try await club.send(answers)
    let request = try await club.forms.request(ticket, at: club.at)
    let terms = try club.terms()
    guard case .ready(let submission) = terms.check(request.answers, on: club.at.date) else {
      Issue.record("the answers are not ready")
      return
    }
    // All but the last step, twice: as far as a crash may get.
    for _ in 0..<2 {
      #expect(
        try await club.forms.take(
          submission, of: request, terms: terms, inForce: club.inForce, at: club.at))
    }
    #expect(try await club.agree(ticket))
    #expect(try await club.members.count() == 1)
    let ordinal = try #require(try await club.members.find(.email, "ada@mail.example"))
    #expect(try await club.consent.history(of: ordinal).count == 1)
  }

  @Test("two who send the same address at once and both say yes make one member")
  func atOnce() async throws {
    let club = try await Club()
    let answers = try club.adult()
    let tickets = [try await club.send(answers), try await club.send(answers)]
    let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
      for ticket in tickets { group.addTask { try await club.agree(ticket) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(taken.filter(\.self).count == 1)
    #expect(try await club.members.count() == 1)
    #expect(try await club.count("form_requests") == 0)
  }
}
