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

/// Children's answers, and their guardians'.
@Suite(.onEveryEngine) struct GuardianTests {
  /// Lets a child of nine fill the form in, and returns the secret of the guardian's link.
  private func ask(_ club: Club) async throws -> String {
    var answers = try club.adult("kim@mail.example")
    answers.values[try club.field("name")] = "Kimberley"
    answers.age = "9"
    answers.guardian = "mum@mail.example"
    answers.choices = ["news~all"]
    let terms = try club.terms()
    guard case .needsGuardian(_, let address) = terms.check(answers, on: club.at.date) else {
      Issue.record("no guardian is asked")
      return ""
    }
    let secrets = Club.Secrets()
    try await club.forms.askGuardian(answers, address: address, terms: terms, at: club.at) {
      secrets.last = $0
      return "https://club.example/decide/\($0)"
    }
    return secrets.last
  }

  @Test("before a guardian's yes there is no member, and nothing of the child can be read")
  func nothing() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    #expect(try await club.count("subjects") == 0)
    #expect(try await club.count("form_requests") == 1)
    for file in try club.folder.everything() {
      for word in ["Kimberley", "kim@mail.example", "mum@mail.example", secret] {
        #expect(file.range(of: Data(word.utf8)) == nil)
      }
    }
    let letters = try await club.letters()
    #expect(letters.count == 1)
    #expect(letters.first?.contains("https://club.example/decide/\(secret)") == true)
    #expect(letters.first?.contains("Kimberley") == false)
    #expect(try await club.kinds() == ["mail.queued", "form.asked", "mail.sent"])
  }

  @Test("a yes makes the member, with choices that are a guardian's, and the link works once")
  func yes() async throws {
    let club = try await Club()
    let ticket = FormTicket(secret: try await ask(club))
    #expect(try await club.agree(ticket))
    let ordinal = try #require(try await club.members.find(.email, "kim@mail.example"))
    #expect(try await club.consent.history(of: ordinal).map(\.choice.guardian) == [true])
    #expect(try await club.count("form_requests") == 0)
    await #expect(throws: FormsError.linkUnknown) {
      try await club.forms.settle(ticket, yes: true, at: club.at)
    }
    await #expect(throws: FormsError.linkUnknown) {
      try await club.forms.request(ticket, at: club.at)
    }
  }

  @Test(
    "after the guardian the owner of the child's address is asked, and both stand behind the choices"
  )
  func both() async throws {
    let club = try await Club()
    let first = FormTicket(secret: try await ask(club))
    let request = try await club.forms.request(first, at: club.at)
    let secrets = Club.Secrets()
    try await club.forms.askOwner(
      request.answers, address: "kim@mail.example", terms: try club.terms(), after: first,
      at: club.at
    ) {
      secrets.last = $0
      return $0
    }
    #expect(try await club.count("subjects") == 0)
    #expect(try await club.count("form_requests") == 1)
    #expect(try await club.agree(FormTicket(secret: secrets.last)))
    let ordinal = try #require(try await club.members.find(.email, "kim@mail.example"))
    #expect(try await club.consent.history(of: ordinal).map(\.choice.guardian) == [true])
  }

  @Test("a no destroys what the child entered")
  func no() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    try await club.forms.settle(FormTicket(secret: secret), yes: false, at: club.at)
    #expect(try await club.count("form_requests") == 0)
    #expect(try await club.count("subjects") == 0)
    #expect(try await club.kinds().last == "form.refused")
  }

  @Test("after seven days the link is dead, and what waited is destroyed")
  func expired() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    let before = club.at.adding(seconds: 7 * 86_400 - 1)
    #expect(try await club.forms.destroyExpired(at: before) == 0)
    _ = try await club.forms.request(FormTicket(secret: secret), at: before)
    let after = before.adding(seconds: 1)
    await #expect(throws: FormsError.linkUnknown) {
      try await club.forms.request(FormTicket(secret: secret), at: after)
    }
    await #expect(throws: FormsError.linkUnknown) {
      try await club.forms.settle(FormTicket(secret: secret), yes: true, at: after)
    }
    #expect(try await club.count("form_requests") == 1)
    #expect(try await club.forms.destroyExpired(at: after) == 1)
    #expect(try await club.count("form_requests") == 0)
  }

  @Test("a guessed link opens nothing")
  func guessed() async throws {
    let club = try await Club()
    _ = try await ask(club)
    await #expect(throws: FormsError.linkUnknown) {
      try await club.forms.request(FormTicket(secret: "AAAA"), at: club.at)
    }
  }
}
