import Register
import Testing

@testable import Sites

/// Who of those contacted is declared, and as whom.
@Suite struct DeclaredPartiesTests {
  private func recipient(_ party: PartyReport, _ loads: [Site.Load]) throws -> String? {
    let register = try Declared.register(loads: loads)
    return DeclaredParties(site: try #require(register.sites.first), register: register)
      .recipient(of: party)?.text
  }

  @Test("a company is declared by a host that is written, and by all below it")
  func byHost() throws {
    let loads = [try Declared.load("mailer", hosts: ["mail.example"])]
    #expect(try recipient(Declared.party("mail.example"), loads) == "mailer")
    let below = Declared.party("mail.example", hosts: ["px.mail.example", "mail.example"])
    #expect(try recipient(below, loads) == "mailer")
    #expect(try recipient(Declared.party("notmail.example"), loads) == nil)
  }

  @Test("a company of which one host is not written is not declared by the others")
  func byEveryHost() throws {
    let loads = [try Declared.load("mailer", hosts: ["px.shared.example"])]
    let party = Declared.party(
      "shared.example", hosts: ["px.shared.example", "ads.shared.example"])
    #expect(try recipient(party, loads) == nil)
  }

  @Test(
    "a company is declared by the catalogue's identifier, by a name, and by a name it also bears")
  func byName() throws {
    let meta = Declared.party("meta", name: "Facebook (Meta)", hosts: ["www.facebook.com"])
    #expect(try recipient(meta, [try Declared.load("meta")]) == "meta")
    let google = Declared.party("google", name: "Google", hosts: ["www.google.com"])
    #expect(try recipient(google, [try Declared.load("counter")]) == "counter")
    let house = Declared.party("stats.example")
    #expect(try recipient(house, [try Declared.load("statistics")]) == "statistics")
    #expect(try recipient(google, [try Declared.load("meta")]) == nil)
  }

  @Test("a host that is written declares nobody else of that name")
  func hostsAreAll() throws {
    let loads = [try Declared.load("meta", hosts: ["connect.facebook.net"])]
    let other = Declared.party("other.example")
    #expect(try recipient(other, loads) == nil)
  }

  @Test("a company behind the site's own name is not declared by the hosts of another")
  func disguised() throws {
    let loads = [try Declared.load("mailer", hosts: ["mail.example"])]
    let hidden = Declared.party(
      "tracker.example", hosts: ["metrics.nest.example"], disguised: ["metrics.nest.example"])
    #expect(try recipient(hidden, loads) == nil)
  }

  @Test("a company behind the site's own name is declared by its own name")
  func disguisedByName() throws {
    let hidden = Declared.party(
      "stats.example", hosts: ["metrics.nest.example"], disguised: ["metrics.nest.example"])
    #expect(try recipient(hidden, [try Declared.load("statistics")]) == "statistics")
  }

  @Test("a company that only signs people in is declared by the sign-in")
  func bySignIn() throws {
    let register = try Declared.register(signIn: [
      Site.SignIn(recipient: try #require(RecipientID("meta")), scopes: ["email"])
    ])
    let parties = DeclaredParties(site: try #require(register.sites.first), register: register)
    let meta = Declared.party("meta", name: "Facebook (Meta)", hosts: ["www.facebook.com"])
    #expect(parties.recipient(of: meta)?.text == "meta")
  }
}
