import Register
import Sites
public import Workspace

/// Whom the pages of one declared site contact, beside whom it declares (demands B5, I2): as the public page tells it.
public struct SiteContacts: Sendable {
  struct Line: Sendable {
    var company: String
    var uses: [String]
    var declared: String
    var declaredClass: String
    var seen: String
    var removed: String
  }

  var site: String
  var siteAddress: String
  /// What the last look says as a whole.
  var verdict: String
  var lines: [Line]
  var hasLines: Bool
}

extension SiteContacts {
  /// A site, with who was seen on it and when it was looked at last.
  init(
    _ site: Register::Site, register: Register, parties: [SeenParty], newest: ScanSummary?
  ) {
    self.init(
      site, register: register, parties: parties,
      looked: newest.map { (HumanDate.text($0.ended), $0.isComplete) })
  }

  init(
    _ site: Register::Site, register: Register, parties: [SeenParty],
    looked: (day: String, isComplete: Bool)?
  ) {
    self.site = site.id.text
    siteAddress = site.address
    let names = Names(register)
    let declared = (site.loads.map(\.recipient) + site.signIn.map(\.recipient))
      .reduce(into: [RecipientID]()) { if !$0.contains($1) { $0.append($1) } }
    func uses(_ id: RecipientID) -> [String] {
      site.loads.filter { $0.recipient == id }.map { names.purpose($0.purpose) }
        + (site.signIn.contains { $0.recipient == id } ? ["signing in"] : [])
    }
    func line(_ party: SeenParty) -> Line {
      let recipient = declared.first { $0.text == party.recipient }
      let kinds = party.kinds.isEmpty ? "we do not know" : party.kinds
      return Line(
        company: party.name, uses: recipient.map(uses) ?? [kinds],
        declared: recipient == nil ? "No" : "Yes", declaredClass: recipient == nil ? "no" : "yes",
        seen: HumanDate.text(party.last), removed: party.removed.map { HumanDate.text($0) } ?? "no")
    }
    let unseen = declared.filter { id in !parties.contains { $0.recipient == id.text } }
    lines =
      parties.filter { $0.removed == nil }.map(line)
      + parties.filter { $0.removed != nil }.map(line)
      + unseen.map { id in
        Line(
          company: names.recipient(id), uses: uses(id), declared: "Yes", declaredClass: "yes",
          seen: looked == nil ? "declared, not looked for yet" : "declared, not seen",
          removed: "–")
      }
    hasLines = !lines.isEmpty
    verdict = Self.verdict(looked, isAlone: parties.allSatisfy { $0.removed != nil })
  }

  private static func verdict(_ looked: (day: String, isComplete: Bool)?, isAlone: Bool) -> String {
    guard let looked else {
      return "We have never looked at this site with a browser, so nobody can say whom it contacts."
    }
    let coverage =
      looked.isComplete
      ? "We looked at it last on \(looked.day)."
      : "We looked at it last on \(looked.day), and could see only part of it: somebody who is not "
        + "listed may still be contacted."
    return isAlone && looked.isComplete ? coverage + " It contacted nobody else." : coverage
  }
}

extension Workspace {
  /// Whom the pages of each declared site contact.
  public func siteContacts() async throws -> [SiteContacts] {
    let register = try await inForce().register
    guard !register.sites.isEmpty else { return [] }
    let parties = Dictionary(grouping: try await sites.parties(), by: \.site)
    var contacts: [SiteContacts] = []
    for site in register.sites {
      contacts.append(
        SiteContacts(
          site, register: register, parties: parties[site.id.text] ?? [],
          newest: try await sites.latest(of: site.id.text)))
    }
    return contacts
  }
}
