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
    let secrets = Secrets()
    try await club.forms.askGuardian(answers, address: address, terms: terms, at: club.at) {
      secrets.last = $0
      return "https://club.example/guardian/\($0)"
    }
    return secrets.last
  }

  private final class Secrets {
    var last = ""
  }

  @Test("before a guardian's yes there is no member, and nothing of the child can be read")
  func nothing() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    #expect(try await club.count("subjects") == 0)
    #expect(try await club.count("guardian_requests") == 1)
    for file in try club.folder.everything() {
      for word in ["Kimberley", "kim@mail.example", "mum@mail.example", secret] {
        #expect(file.range(of: Data(word.utf8)) == nil)
      }
    }
    let letters = try await club.letters()
    #expect(letters.count == 1)
    #expect(letters.first?.contains("https://club.example/guardian/\(secret)") == true)
    #expect(letters.first?.contains("Kimberley") == false)
    #expect(try await club.kinds() == ["mail.queued", "guardian.asked", "mail.sent"])
  }

  @Test("a yes makes the member, with choices that are a guardian's, and the link works once")
  func yes() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    let request = try await club.forms.guardianRequest(secret, at: club.at)
    let terms = try club.terms()
    guard
      case .ready(let submission) = terms.check(
        request.answers, on: club.at.date, byGuardian: true)
    else {
      Issue.record("what the child entered is not ready")
      return
    }
    try await club.forms.settle(secret, yes: true, at: club.at)
    try await club.forms.take(
      submission, terms: terms, inForce: club.inForce, at: club.at, byGuardian: true)
    let ordinal = try #require(try await club.members.find(.email, "kim@mail.example"))
    #expect(try await club.consent.history(of: ordinal).map(\.choice.guardian) == [true])
    #expect(try await club.count("guardian_requests") == 0)
    await #expect(throws: FormsError.guardianLinkUnknown) {
      try await club.forms.settle(secret, yes: true, at: club.at)
    }
    await #expect(throws: FormsError.guardianLinkUnknown) {
      try await club.forms.guardianRequest(secret, at: club.at)
    }
  }

  @Test("a no destroys what the child entered")
  func no() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    try await club.forms.settle(secret, yes: false, at: club.at)
    #expect(try await club.count("guardian_requests") == 0)
    #expect(try await club.count("subjects") == 0)
    #expect(try await club.kinds().last == "guardian.refused")
  }

  @Test("after seven days the link is dead, and what waited is destroyed")
  func expired() async throws {
    let club = try await Club()
    let secret = try await ask(club)
    let before = club.at.adding(seconds: 7 * 86_400 - 1)
    #expect(try await club.forms.destroyExpired(at: before) == 0)
    _ = try await club.forms.guardianRequest(secret, at: before)
    let after = before.adding(seconds: 1)
    await #expect(throws: FormsError.guardianLinkUnknown) {
      try await club.forms.guardianRequest(secret, at: after)
    }
    await #expect(throws: FormsError.guardianLinkUnknown) {
      try await club.forms.settle(secret, yes: true, at: after)
    }
    #expect(try await club.count("guardian_requests") == 1)
    #expect(try await club.forms.destroyExpired(at: after) == 1)
    #expect(try await club.count("guardian_requests") == 0)
  }

  @Test("a guessed link opens nothing")
  func guessed() async throws {
    let club = try await Club()
    _ = try await ask(club)
    await #expect(throws: FormsError.guardianLinkUnknown) {
      try await club.forms.guardianRequest("AAAA", at: club.at)
    }
  }
}
